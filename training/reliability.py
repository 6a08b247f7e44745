"""The reliability curve: what a confidence says beside how often it was right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BINS = 10
_SIDE, _LEFT, _TOP = 320, 56, 24  # of the square, in pixels
_SIZE = f'width="{_SIDE + 90}" height="{_SIDE + 100}" font-size="12"'
# Two colours that colour-blind readers tell apart; the marks differ as well.
_COLOURS = ("#0072b2", "#d55e00")


@dataclass(frozen=True, slots=True)
class Bin:
    """Places of like confidence: the mean of what was told, the share that was right, how many."""

    told: float
    right: float
    count: int


def bins_of(chances: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of equal width over 0..1, without the empty ones."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for told, right in chances:
        groups[min(_BINS - 1, int(told * _BINS))].append((told, right))
    return [
        Bin(
            sum(told for told, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
            len(group),
        )
        for group in groups
        if group
    ]


def error_of(bins: Sequence[Bin]) -> float:
    """Expected calibration error, 0..1: how far the told lies from the right, by number."""
    count = sum(one.count for one in bins)
    return sum(one.count * abs(one.told - one.right) for one in bins) / max(1, count)


def draw(curves: Mapping[str, Sequence[Bin]]) -> str:
    """The curves as an SVG picture; a mark's area follows the number of names."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_SIZE} font-family="sans-serif" role="img">',
        "<title>Confidence of places and how often they were right</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        _line(0, 0, 1, 1, 'stroke="#999" stroke-dasharray="4 4"'),
    ]
    for step in range(6):
        at = step / 5
        parts += [
            _line(at, 0, at, 1, 'stroke="#eee"'),
            _line(0, at, 1, at, 'stroke="#eee"'),
            _text(at, -0.07, f"{at:.1f}", "middle"),
            _text(-0.03, at - 0.012, f"{at:.1f}", "end"),
        ]
    parts.append(_text(0.5, -0.15, "confidence told", "middle"))
    parts.append(_text(0.0, 1.04, "share that was right", "start"))
    most = max((one.count for bins in curves.values() for one in bins), default=1)
    for number, (name, bins) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(f"{_x(one.told):.1f},{_y(one.right):.1f}" for one in bins)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
        parts += [_mark(one, most, colour, number) for one in bins]
        label = f"{name}: error {error_of(bins):.3f}"
        parts.append(
            f'<text x="{_LEFT}" y="{_SIDE + 74 + 16 * number}" fill="{colour}">{label}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(share: float) -> float:
    return _LEFT + share * _SIDE


def _y(share: float) -> float:
    return _TOP + (1.0 - share) * _SIDE


def _line(x: float, y: float, to_x: float, to_y: float, style: str) -> str:
    ends = f'x1="{_x(x):.1f}" y1="{_y(y):.1f}" x2="{_x(to_x):.1f}" y2="{_y(to_y):.1f}"'
    return f"<line {ends} {style}/>"


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{_x(x):.1f}" y="{_y(y):.1f}" text-anchor="{anchor}">{words}</text>'


def _mark(one: Bin, most: int, colour: str, number: int) -> str:
    """A circle for the first curve, a square for the second."""
    size = 2.5 + 7.0 * (one.count / most) ** 0.5
    x, y = _x(one.told), _y(one.right)
    if number == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}" opacity="0.7"/>'
    return (
        f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:.1f}" '
        f'height="{2 * size:.1f}" fill="{colour}" opacity="0.7"/>'
    )
