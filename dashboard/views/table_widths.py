"""How wide the columns of the table are: as wide as what is in them, the sentence has the rest."""

import pandas as pd

from dashboard.views.labels import text_width

_LETTERS = 12.6  # pixels of size
_SIDES = 20  # pixels around the words of a cell
_FIXED = {"dot": 34, "Sure": 54, "Sources": 66, "Reports": 66, "Id": 150}
_EDGE = 6  # pixels of the frame
_LEAST, _MOST = 62, 270
_PHONE = {"When": 200, "Where": 160}  # "What" has what a date leaves beside it, at least:
_PHONE_WHAT = 132
_SENTENCE = 200  # the least
_GIVING = (
    ("What", 200),
    ("Where", 175),
    ("What", 175),
)  # what gets narrower for the sentence, and the least


def column_widths(told: pd.DataFrame, room: int, *, is_phone: bool) -> dict[str, int]:
    """The width of each column in pixels.

    Args:
        told: the columns that are shown, in their order, with the rows of one page.
        room: pixels that the table has.
        is_phone: what does not fit is reached by scrolling sideways: nothing takes it all.
    """
    most = _PHONE if is_phone else {}
    widths = {
        str(name): _FIXED.get(str(name))
        or _width(str(name), told[name], most.get(str(name), _MOST))
        for name in told.columns
        if name != "Printed"
    }
    if is_phone and "What" in widths:
        beside = room - widths.get("dot", 0) - widths.get("When", 0)
        widths["What"] = min(widths["What"], max(beside, _PHONE_WHAT))
    if "Printed" in told.columns:
        left = room - sum(widths.values()) - _EDGE
        for name, least in _GIVING:
            given = min(max(_SENTENCE - left, 0), max(widths.get(name, 0) - least, 0))
            if given and not is_phone:
                widths[name] -= given
                left += given
        widths["Printed"] = max(_SENTENCE, left)
    return widths


def _width(name: str, values: pd.Series, most: int) -> int:
    said = {str(value) for value in values.dropna()} | {name}
    needed = max(text_width(one, _LETTERS) for one in said) + _SIDES
    return int(min(max(needed, _LEAST), most))
