"""Write docs/codebook.md from data/codebook.toml: `python -m docs.make_codebook`."""

from pathlib import Path

from etl.codebook import Codebook, load_codebook
from etl.config import Config

TARGET = Path(__file__).with_name("codebook.md")

HEAD = """# The codebook

Written by `python -m docs.make_codebook` from `data/codebook.toml`, where the triggers stand too. Types are
data: add one there (label, definition, triggers, crosswalk), run again, and it is read, stored, drawn in
grey with its own two letters, and exported.
"""


def page(codebook: Codebook) -> str:
    """The page as Markdown."""
    parts = [HEAD]
    for kind in codebook.types:
        parts.append(f"\n## {kind.label}: `{kind.id}` ({kind.code})\n\n{kind.definition}\n")
        parts.append("| sub_event_type | what counts | ACLED | PLOVER | CAMEO |")
        parts.append("|---|---|---|---|---|")
        for finer in kind.subtypes:
            acled = ": ".join(finer.acled) if finer.acled else "none"
            crosswalk = f"{acled} | {finer.plover or 'none'} | {finer.cameo or 'none'}"
            parts.append(f"| `{finer.id}` | {finer.definition} | {crosswalk} |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(load_codebook(Config.default().codebook)), encoding="utf-8")
