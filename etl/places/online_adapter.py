"""The way to one online geocoder and nowhere else."""

import json
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

MOST_BYTES = 1_000_000  # an answer about one name has a few kilobytes
_PIECE = 65_536


class AnswerRefusedError(GeocoderServiceError):
    """An answer that is not taken, and would be no other another time; the words are ours."""


class OneHostAdapter(BaseSyncAdapter):
    """Asks the host that the person named: no redirects, no proxies of the environment.

    An answer may take as long as the timeout altogether, however slowly it drips, and have a
    megabyte. Made by `adapter_for`.
    """

    host = ""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        """Takes what geopy gives, which is told of no proxies."""
        super().__init__(proxies=proxies, ssl_context=ssl_context)  # type: ignore[no-untyped-call]
        self._opener = build_opener(
            ProxyHandler({}), HTTPSHandler(context=ssl_context), _NoRedirect()
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The parsed answer.

        Raises:
            GeocoderParseError: it is no JSON. GeopyError: see `get_text`.
        """
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("the answer is no JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text.

        Raises:
            GeocoderUnavailable: another host, or it cannot be reached.
            GeocoderTimedOut: it took too long. GeocoderServiceError: it broke off.
            AnswerRefusedError: it is too large, or leads elsewhere.
            GeocoderParseError: it is no UTF-8. AdapterHTTPError: the host refused.
        """
        if urlsplit(url).netloc != self.host:
            raise GeocoderUnavailable(f"only {self.host} may be asked")
        deadline = time.monotonic() + timeout
        request = Request(url, headers=dict(headers))  # noqa: S310 - our own http(s) address
        try:
            with self._opener.open(request, timeout=timeout) as page:
                return _read(page, deadline)
        except HTTPError as error:
            with error:
                raise AdapterHTTPError(  # type: ignore[no-untyped-call]
                    f"HTTP {error.code}",
                    status_code=error.code,
                    headers={name.lower(): value for name, value in error.headers.items()},
                    text="",
                ) from error
        except TimeoutError as error:
            raise GeocoderTimedOut("no answer in time") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise GeocoderTimedOut("no answer in time") from error
            raise GeocoderUnavailable(f"it cannot be reached ({error.reason})") from error
        except (OSError, HTTPException) as error:
            raise GeocoderServiceError(f"the answer broke off ({error})") from error


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Refuses.

        Raises:
            AnswerRefusedError: always.
        """
        raise AnswerRefusedError("the answer leads to another address")


def adapter_for(host: str) -> type[OneHostAdapter]:
    """The adapter that asks this host (with its port) only."""
    return type("OneHostAdapter", (OneHostAdapter,), {"host": host})


def _read(page: HTTPResponse, deadline: float) -> str:
    pieces, size = [], 0
    while piece := page.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise AnswerRefusedError("the answer is too large")
        if time.monotonic() > deadline:
            raise GeocoderTimedOut("no whole answer in time")
    try:
        return b"".join(pieces).decode("utf-8")
    except ValueError as error:
        raise GeocoderParseError("the answer is no UTF-8") from error
