"""Pages as CSL keeps them: "379-423" with a plain hyphen, or an article's number."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<=\w)\s*(?:[‐‑‒–—−]|-{1,3})\s*(?=\w)")
_LEAD = re.compile(r"^(?:pp?\.?|pages?)\s+(?=\w?\d)", re.IGNORECASE)


def normal(text: str) -> str:
    """*text* with every dash between pages a hyphen, and no "pp." in front."""
    return _DASH.sub("-", _LEAD.sub("", " ".join(text.split())).strip(" ;,")).rstrip("-–")


def joined(first: str, last: str) -> str:
    """The range from one page to another; one page where they are the same."""
    first, last = normal(first), normal(last)
    if not first or not last or first == last or first.endswith(f"-{last}"):
        return first or last
    return first if "-" in first else f"{first}-{last}"
