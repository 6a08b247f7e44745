"""Text as XML 1.0 can hold it."""

import re

# What no XML file may hold, escaped or not.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD, the sign for what cannot be shown, where XML has no room."""
    return FORBIDDEN.sub("\ufffd", text)
