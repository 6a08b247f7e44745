"""Which places have most events, and the bar that shows what they are made of."""

from collections.abc import Mapping
from html import escape

from dashboard.palette import dot_html, type_mark
from dashboard.wording import type_words

RANKED = 13


def mix_html(mix: Mapping[str, int], *, most: int, order: tuple[str, ...], theme: str) -> str:
    """A bar of segments in the order of the legend, as long as its share of the longest.

    Args:
        mix: events by type of one place.
        most: events of the place that has most.
        order: types in the order of the legend.
        theme: `light` or `dark`.
    """
    total = sum(mix.values())
    if not total:
        return ""
    known = [one for one in order if mix.get(one)]
    known += [one for one in mix if one not in order and mix[one]]
    segments = "".join(
        f'<i style="flex:{mix[one]};background:{type_mark(one).hue.of(theme)}"></i>'
        for one in known
    )
    return (
        '<div class="rank"><span class="mix">'
        f'<span style="width:{100 * total / max(most, 1):.1f}%">{segments}</span></span>'
        f"<b>{total:,}</b></div>"
    )


def mix_words_html(mix: Mapping[str, int], types: Mapping[str, str], theme: str) -> str:
    """The mix of a place in words, with the dot of each type."""
    entries = "".join(
        f"<span>{dot_html(one, theme)}{escape(type_words(one, types))} <b>{number:,}</b></span>"
        for one, number in sorted(mix.items(), key=lambda item: -item[1])
    )
    return f'<div class="mix-words">{entries}</div>'
