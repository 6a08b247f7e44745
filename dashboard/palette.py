"""The colours: one per event type, and those of map, chart and receipts, in light and dark.

Found by search for the largest smallest distance (CAM02-UCS) between any two types under full
colour blindness, by Machado's, Viénot's and Brettel's model: 8.3 in the light, 11.3 in the dark.
Contrast is at least 3:1 on land and paper: fit for marks, never for text.
"""

from collections.abc import Mapping
from dataclasses import dataclass

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour for each theme, as `#rrggbb`."""

    light: str
    dark: str

    def of(self, theme: str) -> str:
        """The hex colour in a theme, `light` or `dark`."""
        return self.dark if theme == "dark" else self.light

    def rgb(self, theme: str) -> RGB:
        """The colour as red, green, blue in 0 to 255."""
        return rgb(self.of(theme))


@dataclass(frozen=True, slots=True)
class TypeMark:
    """How an event type is marked: its two-letter code and its colour."""

    code: str
    hue: Hue


# In the order of the legend and of the stack.
TYPE_MARKS: dict[str, TypeMark] = {
    "protest": TypeMark("Pr", Hue("#475c7e", "#9ac0fd")),
    "riot": TypeMark("Ri", Hue("#764745", "#bea15a")),
    "property_destruction": TypeMark("De", Hue("#a68721", "#dce526")),
    "symbolic_act": TypeMark("Sy", Hue("#3b95af", "#1d91a1")),
    "armed_clash": TypeMark("Cl", Hue("#d45161", "#ac727b")),
    "explosion": TypeMark("Ex", Hue("#a64e00", "#d0631c")),
    "attack": TypeMark("At", Hue("#971463", "#fe89d1")),
    "abduction": TypeMark("Ab", Hue("#a43eb7", "#a3ffff")),
    "repression": TypeMark("Re", Hue("#9477f0", "#9178f2")),
    "strategic": TypeMark("St", Hue("#287e3a", "#bee2b4")),
    "crime": TypeMark("Cr", Hue("#858586", "#a9a9a9")),
}
_OTHER = Hue("#858586", "#a9a9a9")

PAPER = Hue("#fdfcfa", "#14171a")
INK = Hue("#1f2326", "#e6e3dd")
INK2 = Hue("#5c6166", "#a3a8ad")
ACCENT = Hue("#0b5c70", "#5fb6c9")
LAND = Hue("#f3f1ec", "#262b30")
FOCUS_LAND = Hue("#fbfaf7", "#2d3338")
BORDER = Hue("#c3beb4", "#4a525a")
PROVINCE = Hue("#d9d5cc", "#3a4147")
CITY_LABEL = Hue("#3b3f43", "#d5d2cc")
AREA_LABEL = Hue("#6b7075", "#9aa0a6")
CHOSEN = Hue("#dbe9ec", "#1d3a43")  # ground of the row that is open
GRID = Hue("#e7e4dd", "#2a2f34")
INTERVAL = Hue("#8b8f93", "#8d949b")


def type_mark(event_type: str) -> TypeMark:
    """The mark of a type; one of a user's own codebook takes the grey and its own letters."""
    known = TYPE_MARKS.get(event_type)
    return known or TypeMark(event_type[:2].capitalize(), _OTHER)


def rgb(colour: str) -> RGB:
    """`#rrggbb` as red, green, blue."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: RGB) -> float:
    """Relative luminance in [0, 1], as the contrast of WCAG counts it."""
    parts = []
    for value in colour:
        part = value / 255
        parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ink_on(colour: RGB) -> RGB:
    """White or near-black, whichever contrasts more with a ground."""
    white, dark = (255, 255, 255), rgb(INK.light)
    ground = luminance(colour) + 0.05
    return white if 1.05 / ground >= ground / (luminance(dark) + 0.05) else dark


def dot_html(event_type: str, theme: str) -> str:
    """The dot of a type, as HTML; its word stands beside it."""
    return f'<i class="dot" style="background:{type_mark(event_type).hue.of(theme)}"></i>'


def legend_css(types: Mapping[str, int], statuses: Mapping[str, int]) -> str:
    """Rules that give each pill its count, and each type's pill its dot, in the order given.

    The counts are no part of the pills' labels: a browser sends a label back as the value, and
    a label that changes with every filter would be sent back stale. Only our own colours and
    numbers go into it, never words.
    """
    rules = []
    for number, (kind, count) in enumerate(types.items(), start=1):
        event_type, is_finer, _ = kind.partition("/")
        hue = type_mark(event_type).hue
        pill = f".st-key-f_type button:nth-of-type({number})"
        rules.append(f"{pill}{{--dot:light-dark({hue.light},{hue.dark})}}")
        if is_finer:
            rules.append(f"{pill}{{padding-left:1.5rem!important}}{pill} p::before{{display:none}}")
        rules.append(f'{pill} p::after{{content:"{int(count):,}"}}')
    for number, count in enumerate(statuses.values(), start=1):
        pill = f".st-key-f_status button:nth-of-type({number})"
        rules.append(f'{pill} p::after{{content:"{int(count):,}"}}')
    return "\n".join(rules)
