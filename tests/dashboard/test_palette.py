import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

import dashboard
from dashboard.palette import LAND, PAPER, TYPE_MARKS, ink_on, legend_css, luminance, type_mark

HERE = Path(dashboard.__file__).parent


def contrast(one, other):
    light, dark = sorted((luminance(one) + 0.05, luminance(other) + 0.05), reverse=True)
    return light / dark


def test_every_mark_can_be_seen_on_land_and_paper():
    for theme in ("light", "dark"):
        for mark in TYPE_MARKS.values():
            for ground in (LAND, PAPER):
                assert contrast(mark.hue.rgb(theme), ground.rgb(theme)) >= 2.95


def test_the_letters_in_a_circle_take_the_ink_that_contrasts_more():
    for theme in ("light", "dark"):
        for mark in TYPE_MARKS.values():
            ground = mark.hue.rgb(theme)
            assert contrast(ink_on(ground), ground) >= 3.9


# Full colour blindness on linear light: Machado, Oliveira and Fernandes, 2009, severity 1.
BLINDNESS = {
    "none": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def oklab(colours, matrix):
    """Colours in 0 to 255 as they are seen, where distances are even."""
    share = np.array(colours) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.array(matrix).T, 0, 1)
    cones = (
        seen
        @ np.array(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ]
        ).T
    )
    return (
        np.cbrt(cones)
        @ np.array(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ]
        ).T
    )


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_two_types_can_be_told_apart(theme, blindness):
    seen = oklab([mark.hue.rgb(theme) for mark in TYPE_MARKS.values()], BLINDNESS[blindness])
    distances = np.linalg.norm(seen[:, None] - seen[None], axis=2)
    closest = distances[np.triu_indices(len(seen), 1)].min()
    assert closest >= (0.09 if blindness == "none" else 0.04)


def test_codes_tell_the_types_apart():
    assert len({mark.code for mark in TYPE_MARKS.values()}) == len(TYPE_MARKS)
    assert type_mark("flood").code == "Fl"


def test_nothing_but_our_colours_reaches_the_style():
    css = legend_css({"protest": 1234, "x}</style><script>alert(1)</script>": 2}, {"</style>": 3})
    assert "<" not in css
    assert css.count("light-dark") == 2
    assert 'content:"1,234"' in css


def test_the_fonts_of_the_settings_are_the_files_that_are_there():
    settings = tomllib.loads((HERE / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    faces = tomllib.loads((HERE / "static" / "fonts" / "faces.toml").read_text(encoding="utf-8"))
    assert settings["theme"]["fontFaces"] == faces["theme"]["fontFaces"]
    for face in settings["theme"]["fontFaces"]:
        assert (HERE / face["url"].removeprefix("app/")).is_file()
    assert settings["browser"]["gatherUsageStats"] is False


def test_no_address_of_another_host_is_in_what_the_browser_gets():
    files = [HERE / "style.css", HERE / ".streamlit" / "config.toml", *HERE.glob("**/*.py")]
    found = {
        match
        for file in files
        for match in re.findall(r"https?://[^\s\"')]+", file.read_text(encoding="utf-8"))
    }
    assert found <= {"http://www.w3.org/2000/svg"}
