"""A reverse proxy of our own, that says who asks in a header, as those before a server do."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


@dataclass
class Proxy:
    """Where it listens, and whom it says its visitors are; empty says nothing."""

    address: str = ""
    header: str = "X-Forwarded-Email"
    who: str = ""

    def rewritten(self, head: bytes) -> bytes:
        """The head of a question: what the visitor claims in the header is taken out."""
        lines = [
            line
            for line in head.split(b"\r\n")
            if not re.match(rb"(?i)%s\s*:" % self.header.encode(), line)
        ]
        if self.who:
            lines.append(f"{self.header}: {self.who}".encode())
        if not any(line.lower().startswith(b"upgrade:") for line in lines):
            lines = [one for one in lines if not one.lower().startswith(b"connection:")]
            lines.append(b"Connection: close")  # so that each question has a head of its own
        return b"\r\n".join(lines)


@contextmanager
def passing_on(port: int) -> Iterator[Proxy]:
    """A proxy before a server of this machine while it is needed."""
    listening = socket.create_server(("localhost", 0))
    proxy = Proxy(f"http://localhost:{listening.getsockname()[1]}")

    def serve() -> None:
        with suppress(OSError):
            while True:
                visitor, _ = listening.accept()
                threading.Thread(target=carry, args=(visitor,), daemon=True).start()

    def carry(visitor: socket.socket) -> None:
        with visitor, suppress(OSError):
            told = b""
            while b"\r\n\r\n" not in told:
                more = visitor.recv(65536)
                if not more:
                    return
                told += more
            head, _, rest = told.partition(b"\r\n\r\n")
            with socket.create_connection(("localhost", port)) as server:
                server.sendall(proxy.rewritten(head) + b"\r\n\r\n" + rest)
                back = threading.Thread(target=copy, args=(server, visitor), daemon=True)
                back.start()
                copy(visitor, server)
                back.join()

    def copy(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield proxy
    finally:
        listening.close()
