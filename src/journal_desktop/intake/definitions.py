"""Footnotes and link definitions of a Markdown text, taken out of its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal_desktop.intake.dialects import FOOTNOTE
from journal_desktop.intake.outline import Paragraph

_LINK = re.compile(
    r" {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*(<[^<>\s]{1,1500}>|[^\s<>]{1,1500})"
    r"(?:[ \t]+[\"'(][^\n]{0,500}[\"')])?[ \t]*$"
)
_ADDRESS = re.compile(r"<?(?:https?:|mailto:|www\.|article:|asset:|/|\.{0,2}/|#)", re.IGNORECASE)

Definitions = dict[str, Paragraph]


def taken(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], Definitions, Definitions]:
    """The blocks without definitions, the footnotes and the links by label."""
    rest: list[Paragraph] = []
    notes: Definitions = {}
    links: Definitions = {}
    last = ""
    for each in paragraphs:
        if each.is_code and last and each.text[:1] in " \t":
            notes[last] = _longer(notes[last], each.text)
            continue
        if each.level or each.is_code:
            rest.append(each)
            last = ""
            continue
        kept, last = _sorted(each, notes, links)
        if kept:
            rest.append(kept)
    return rest, notes, links


def _sorted(
    block: Paragraph, notes: Definitions, links: Definitions
) -> tuple[Paragraph | None, str]:
    """What is left of a block, and the label of the footnote it ends in."""
    kept: list[str] = []
    last = ""
    for number, line in enumerate(block.text.split("\n"), block.line):
        note = FOOTNOTE.match(line)
        link = _LINK.match(line)
        if note and note[1] not in notes:
            last = note[1]
            notes[last] = Paragraph(number, note[2].strip())
        elif link and _ADDRESS.match(link[2]) and folded(link[1]) not in links:
            links[folded(link[1])] = Paragraph(number, line.partition("]:")[2].strip())
            last = ""
        elif last and not kept:
            notes[last] = _longer(notes[last], line)
        else:
            kept.append(line)
            last = ""
    return (Paragraph(block.line, "\n".join(kept)) if kept else None), last


def folded(label: str) -> str:
    """A label as Markdown compares it."""
    return " ".join(label.casefold().split())


def _longer(note: Paragraph, text: str) -> Paragraph:
    return Paragraph(note.line, f"{note.text} {' '.join(text.split())}".strip())
