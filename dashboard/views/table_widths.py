"""How wide the columns of the table are: as wide as what is in them, the sentence has the rest."""

import pandas as pd

from dashboard.views.labels import text_width

_LETTERS = 13  # pixels of size
_SIDES = 22  # pixels around the words of a cell
_FIXED = {"dot": 34, "Sure": 56, "Sources": 70, "Reports": 70, "Id": 150}
_LEAST, _MOST = 62, 270
_PHONE_MOST = 150  # of which two columns are in sight beside the dot
_SENTENCE = 240  # the least


def column_widths(told: pd.DataFrame, room: int, *, is_phone: bool) -> dict[str, int]:
    """The width of each column in pixels.

    Args:
        told: the columns that are shown, in their order, with the rows of one page.
        room: pixels that the table has.
        is_phone: what does not fit is reached by scrolling sideways: nothing takes it all.
    """
    most = _PHONE_MOST if is_phone else _MOST
    widths = {
        str(name): _FIXED.get(str(name)) or _width(str(name), told[name], most)
        for name in told.columns
        if name != "Printed"
    }
    if "Printed" in told.columns:
        widths["Printed"] = max(_SENTENCE, room - sum(widths.values()) - 4)
    return widths


def _width(name: str, values: pd.Series, most: int) -> int:
    said = {str(value) for value in values.dropna()} | {name}
    needed = max(text_width(one, _LETTERS) for one in said) + _SIDES
    return int(min(max(needed, _LEAST), most))
