"""What the editors of the page of review work on, and how they offer what is likely."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.pages.review_acts import Desk
from dashboard.query import EventRow, Events
from dashboard.query.context import Told
from dashboard.wording import plain

OFFERS = 9  # as many as there are digits


@dataclass(frozen=True, slots=True)
class Case:
    """The event on the desk.

    Attributes:
        desk: who decides. events: the loaded store. row: the event. told: its receipts.
        types, countries: labels of ids.
    """

    desk: Desk
    events: Events
    row: EventRow
    told: tuple[Told, ...]
    types: dict[str, str]
    countries: dict[str, str]


def offer(
    label: str, number: int, on_click: Callable[..., None], args: tuple[Any, ...], key: str
) -> None:
    """A button with a digit as its key; 0 has none."""
    st.button(
        plain(label),
        on_click=on_click,
        args=args,
        key=key,
        shortcut=str(number) if 1 <= number <= OFFERS else None,
    )
