"""Copy the page's fonts out of their npm packages, and draw the wordmark's outlines.

    npm install @fontsource/ibm-plex-sans @fontsource/ibm-plex-sans-arabic @fontsource/ibm-plex-mono
    pip install fonttools brotli        # anywhere; only for the wordmark
    python -m assets.fonts node_modules/@fontsource STREAMLIT_STATIC_MEDIA_FOLDER

Writes dashboard/static/fonts/*.woff2, their licence, `faces.toml` (the `[[theme.fontFaces]]` tables
for .streamlit/config.toml) and dashboard/static/wordmark-{light,dark}.svg. All fonts are under the
SIL Open Font License 1.1.
"""

import json
import pathlib
import shutil
import sys
from typing import NamedTuple

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STATIC = pathlib.Path(__file__).resolve().parents[1] / "dashboard" / "static"
INK = {"light": "#1f2326", "dark": "#e6e3dd"}


class Face(NamedTuple):
    """One file of a family: which package, which script, which weight, which style."""

    package: str
    family: str
    script: str
    weight: int
    style: str = "normal"


FACES = [
    *[
        Face("ibm-plex-sans", "IBM Plex Sans", script, weight)
        for script in ("latin", "latin-ext", "cyrillic", "greek")
        for weight in (400, 500, 600)
    ],
    Face("ibm-plex-sans", "IBM Plex Sans", "latin", 400, "italic"),
    Face("ibm-plex-sans-arabic", "IBM Plex Sans", "arabic", 400),
    Face("ibm-plex-mono", "IBM Plex Mono", "latin", 400),
]


def copy_faces(packages: pathlib.Path) -> str:
    """Copy the files; return the TOML tables that tell Streamlit of them."""
    folder = STATIC / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    tables = []
    for face in FACES:
        name = f"{face.package}-{face.script}-{face.weight}-{face.style}.woff2"
        shutil.copyfile(packages / face.package / "files" / name, folder / name)
        ranges = json.loads((packages / face.package / "unicode.json").read_text("utf-8"))
        tables.append(
            "[[theme.fontFaces]]\n"
            f'family = "{face.family}"\nurl = "app/static/fonts/{name}"\n'
            f'weight = {face.weight}\nstyle = "{face.style}"\n'
            f'unicodeRange = "{ranges[face.script]}"\n'
        )
    shutil.copyfile(packages / "ibm-plex-sans" / "LICENSE", folder / "OFL.txt")
    return "\n".join(tables)


def draw_wordmark(media: pathlib.Path) -> None:
    """Draw the name in Source Serif 650 as outlines, once for each theme."""
    (source,) = media.glob("SourceSerifVariable-Roman*.woff2")
    font = TTFont(source)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": 650}
    font = instantiateVariableFont(font, axes)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    x, parts, bounds = 0, [], BoundsPen(glyphs)
    for letter in "Dateline":
        glyph = glyphs[names[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
        glyph.draw(pen)
        glyph.draw(bounds)
        parts.append(f'<path transform="translate({x} 0)" d="{pen.getCommands()}"/>')
        x += round(glyph.width)
    top = round(bounds.bounds[3]) + 20
    for theme, ink in INK.items():
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x} {top + 20}" role="img" '
            f'aria-label="Dateline" fill="{ink}"><g transform="matrix(1 0 0 -1 0 {top})">'
            f"{''.join(parts)}</g></svg>\n"
        )
        (STATIC / f"wordmark-{theme}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Build all files."""
    packages, media = map(pathlib.Path, sys.argv[1:3])
    (STATIC / "fonts" / "faces.toml").write_text(copy_faces(packages), encoding="utf-8")
    draw_wordmark(media)


if __name__ == "__main__":
    main()
