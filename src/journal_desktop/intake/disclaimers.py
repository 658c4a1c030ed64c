"""The disclaimer of a text, told from its prose."""

from __future__ import annotations

import re

_WORDING = re.compile(
    r"not (?:intended (?:as|to be) |meant as |constitute |to be taken as )?"
    r"(?:a substitute for )?(?:professional |individual )?medical advice"
    r"|for (?:general )?(?:information|informational|educational)(?:al)?"
    r"(?: and (?:education|information|educational|informational))?(?: purposes)? only"
    r"|read our (?:full )?(?:medical )?disclaimer|kein(?:e|en)? (?:Ersatz für )?ärztliche",
    re.IGNORECASE,
)


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph at the end of a text is its disclaimer."""
    return len(text) <= 900 and _WORDING.search(text) is not None
