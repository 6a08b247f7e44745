"""How an outlet writes its dates: "03/04/2020" is read as the rest of the article is written."""

from collections.abc import Sequence

from etl.dates.meaning import CalendarDate, Meaning, NumericDate, Range


def with_order(found: Sequence[tuple[str, Meaning]]) -> list[Meaning]:
    """The meanings of one article, those of two numbers in the order that the others show.

    "25/04/2020" shows it best; without such a one "25 April" or "April 25" does. Where the
    article shows both or neither, the two readings stay.

    Args:
        found: each expression as written, with what it means.
    """
    meanings = [meaning for _, meaning in found]
    if not any(isinstance(meaning, NumericDate) for meaning in meanings):
        return meanings
    order = _order_shown(found)
    return [
        _in_order(meaning, order) if order and isinstance(meaning, NumericDate) else meaning
        for meaning in meanings
    ]


def _order_shown(found: Sequence[tuple[str, Meaning]]) -> str:
    """The one order that the dates of an article show, "" where they show none or both."""
    in_words: set[str] = set()
    in_numbers: set[str] = set()
    for text, meaning in found:
        shown = in_words if any(letter.isalpha() for letter in text) else in_numbers
        shown.update(date.order for date in _dates_in(meaning) if date.order)
    orders = in_numbers or in_words
    return next(iter(orders)) if len(orders) == 1 else ""


def _dates_in(meaning: Meaning) -> tuple[CalendarDate, ...]:
    if isinstance(meaning, Range):
        return (*_dates_in(meaning.first), *_dates_in(meaning.last))
    return (meaning,) if isinstance(meaning, CalendarDate) else ()


def _in_order(meaning: NumericDate, order: str) -> CalendarDate:
    first, second = meaning.first, meaning.second
    day, month = (first, second) if order == "day first" else (second, first)
    return CalendarDate(month, day, meaning.year, is_short_year=meaning.is_short_year, order=order)
