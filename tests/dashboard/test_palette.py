import re
import tomllib
from pathlib import Path

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
