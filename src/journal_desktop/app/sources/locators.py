"""Locators in two parts, what is counted and where: "fig. 2" is a figure, 2."""

from __future__ import annotations

import re

LABELS = (
    ("", "None"),
    ("p.", "Page"),
    ("pp.", "Pages"),
    ("chap.", "Chapter"),
    ("sec.", "Section"),
    ("fig.", "Figure"),
    ("table", "Table"),
    ("para.", "Paragraph"),
    ("vol.", "Volume"),
    ("no.", "Issue"),
    ("n.", "Note"),
)
"""What a locator may count, as it is written and as people call it."""

_KNOWN = {
    **dict.fromkeys(("p", "page"), "p."),
    **dict.fromkeys(("pp", "pages"), "pp."),
    **dict.fromkeys(("ch", "chap", "chaps", "chapter", "chapters"), "chap."),
    **dict.fromkeys(("sec", "secs", "section", "sections", "§", "§§"), "sec."),
    **dict.fromkeys(("fig", "figs", "figure", "figures"), "fig."),
    **dict.fromkeys(("table", "tables"), "table"),
    **dict.fromkeys(("para", "paras", "paragraph", "paragraphs"), "para."),
    **dict.fromkeys(("vol", "vols", "volume", "volumes"), "vol."),
    **dict.fromkeys(("n", "nn", "note", "notes"), "n."),
    "no": "no.",
}
_PARTS = re.compile(r"(?P<word>[^\W\d_]+\.?|§+)\s*(?P<value>.*)", re.DOTALL)


def parted(locator: str) -> tuple[str, str]:
    """What is counted, as `LABELS` writes it, and where; a bare number is a page."""
    words = locator.strip()
    if not words:
        return "", ""
    found = _PARTS.fullmatch(words)
    label = _KNOWN.get(found["word"].rstrip(".").lower(), "") if found else ""
    if found is None or not label:
        return "p.", words
    return label, found["value"].strip()


def joined(label: str, value: str) -> str:
    """The locator as a mark has it; nothing where there is no value."""
    value = value.strip()
    return f"{label or 'p.'} {value}" if value else ""
