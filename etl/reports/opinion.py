"""Events that are spoken of because someone has an opinion of them, mostly someone elsewhere."""

import re

from etl.mentions import Mention

_OPINION = re.compile(
    r"\b(?:condemn\w*|deplor\w+|denounc\w+|regret\w*|repudiat\w+|reject\w*|mourn\w*|lament\w*|"
    r"condolences?|sympath\w+|solidarity|indignation|outrage\w*|shock(?:ed)?|horror|sorrow|grief|"
    r"dismay\w*|concern(?:ed)?|demand\w*|urg(?:e|ed|es|ing)|call(?:ed|s|ing)?\s+(?:for|on)|"
    r"communique|statement|telegram|message|resolution|declaration)\b",
    re.IGNORECASE,
)


def is_opinion(mention: Mention) -> bool:
    """Whether the event is spoken of in what someone says of it: "condemned the murder of"."""
    words = mention.sentence.text[: mention.trigger.span.start - mention.sentence.start]
    return _OPINION.search(words) is not None
