"""Views that a person named: kept in the store's folder, line by line, never overwritten.

Each line of `views.jsonl` says that a name stands for an address from then on, or for none.
Nothing is ever taken out of the file, so what a person saved can always be found again.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import StoreError

FILE = "views.jsonl"
LONGEST = 80  # letters of a name


def saved_views(store: Path) -> Mapping[str, str]:
    """Names with their addresses (`?type=protest`), in the order of the alphabet.

    A line that cannot be read is passed over: it belongs to nobody's view any more.
    """
    views: dict[str, str] = {}
    try:
        lines = (store / FILE).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return views
    for line in lines:
        try:
            told = json.loads(line)
            name, address = str(told["name"]), told["address"]
        except (ValueError, KeyError, TypeError):
            continue
        views.pop(name, None)
        if isinstance(address, str) and address.startswith("?"):
            views[name] = address
    return dict(sorted(views.items(), key=lambda item: item[0].casefold()))


def save_view(store: Path, name: str, address: str | None) -> None:
    """Add a line: the name stands for the address; None lets the name go.

    Raises:
        StoreError: if the folder cannot be written.
    """
    record = {
        "name": name.strip()[:LONGEST],
        "address": address,
        "at": datetime.now(UTC).replace(microsecond=0).isoformat(),
    }
    line = json.dumps(record, ensure_ascii=False) + "\n"
    try:
        store.mkdir(parents=True, exist_ok=True)
        # One write to a file opened for appending: two people at once never mix their lines.
        handle = os.open(store / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, line.encode())
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"The view was not saved: {store / FILE}: {reason}.") from error
