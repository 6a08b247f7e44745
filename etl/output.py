"""Where a command writes: stdout, a device or a pipe, or a file that appears only when it is whole."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import click


@contextmanager
def writing(output: str) -> Iterator[BinaryIO]:
    """The output opened for bytes; `-` is stdout.

    A file is written beside its name and moved there at the end, so that a failed run leaves the
    old one as it was. What is no file, such as a pipe, is written to as it is.

    Raises:
        click.ClickException: it cannot be written; one line that says why.
    """
    path = Path(output)
    try:
        if output == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif path.exists() and not path.is_file():
            with path.open("wb") as target:
                yield target
        else:
            with _replacing(path) as target:
                yield target
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "stdout" if output == "-" else output
        reason = error.strerror or str(error)
        raise click.ClickException(f"{name} cannot be written: {reason}.") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside the path, which takes its name when all has been written."""
    mode = path.stat().st_mode if path.exists() else 0o644
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}-", delete=False) as target:
        beside = Path(target.name)
        try:
            yield cast("BinaryIO", target.file)
        except BaseException:
            beside.unlink()
            raise
    beside.chmod(mode & 0o777)
    beside.replace(path)
