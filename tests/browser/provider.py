"""A provider of sign-ins of our own, as small as the rules of OpenID Connect allow."""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "dateline", "only-for-tests"


@dataclass
class Provider:
    """What it says of whoever asks, and what it was asked."""

    claims: dict[str, Any] = field(default_factory=dict)
    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    asked: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def code_for(self, nonce: str) -> str:
        code = secrets.token_urlsafe(12)
        self.codes[code] = nonce
        return code

    def tokens(self, form: dict[str, list[str]]) -> dict[str, Any]:
        now = int(time.time())
        told = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.codes.pop(form["code"][0]),  # a code is good once
        }
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, told | self.claims, self.key)
        return {"access_token": "none", "token_type": "Bearer", "id_token": signed}


@contextmanager
def providing(claims: dict[str, Any]) -> Iterator[Provider]:
    """A provider that answers while it is needed."""
    provider = Provider(claims)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            if parts.path == "/authorize":
                told = {name: value[0] for name, value in parse_qs(parts.query).items()}
                code = provider.code_for(told["nonce"])
                back = urlencode({"code": code, "state": told["state"]})
                self.send_response(302)
                self.send_header("Location", f"{told['redirect_uri']}?{back}")
                self.end_headers()
            elif parts.path == "/jwks":
                self._tell({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._tell(provider.described())

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._tell(provider.tokens(parse_qs(body.decode())))

        def _tell(self, told: dict[str, Any]) -> None:
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("localhost", 0), Answers)
    provider.address = f"http://localhost:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
