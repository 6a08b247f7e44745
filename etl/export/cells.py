"""A value as text in a cell of a table: the same words in CSV and in a spreadsheet."""

import json
from datetime import date
from typing import Any

# A spreadsheet takes text that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TRAILED = " \u00a0\ufeff\u200b\u200e\u200f"  # what a spreadsheet may pass over before it


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    return text.lstrip(_TRAILED).startswith(_FORMULA) or text.startswith(_FORMULA)


def cell_text(value: Any) -> str:
    """A value as text: lists joined by "; ", receipts as JSON, days in ISO form, None empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return json.dumps(value, ensure_ascii=False)
        return "; ".join(value)
    return str(value)
