"""How wide the columns of the table are: as wide as what is in them, the sentence has the rest."""

import pandas as pd

from dashboard.views.labels import text_width

_LETTERS = 12.6  # pixels of size
_SIDES = 20  # pixels around the words of a cell
_FIXED = {"dot": 34, "Sure": 54, "Sources": 66, "Reports": 66, "Id": 150}
_LEAST, _MOST = 62, 270
_PHONE = {"What": 132, "When": 200, "Where": 160}  # with the dot two of them are in sight
_SENTENCE = 220  # the least
_GIVING = (("Where", 150), ("What", 170))  # what gets narrower for the sentence, and the least


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
    if "Printed" in told.columns:
        left = room - sum(widths.values()) - 4
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
