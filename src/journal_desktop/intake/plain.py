"""Plain text, as pasted from a web page or a mail, into an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal_desktop.intake import dialects, heads, paragraphs
from journal_desktop.intake.headings import Slot, slot
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Outline, Paragraph, Passage

_TERMINAL = ".?!…:;。！？؟۔"
_CLOSING = "\"'”’)]»*_"
_ASKS = re.compile(r"(?:[^.!?؟？]|\.(?=\S)){2,180}[?؟？][\"'”’)]*$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)]|\[\d{1,3}\])\s")


def read(lines: Sequence[str], notebook: Notebook) -> Outline:
    """The outline of a plain text."""
    head, rest = heads.read(paragraphs.split(lines), notebook)
    lead, passages = _passages(rest)
    is_markdown = dialects.has_inline_markup("\n".join(lines))
    return Outline(head, lead, passages, is_markdown=is_markdown)


def _passages(
    rest: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[Passage, ...]]:
    lead: list[Paragraph] = []
    found: list[tuple[Paragraph, list[Paragraph]]] = []
    current: Slot | None = None
    for index, each in enumerate(rest):
        opened = slot(each.text)
        inline = _inline_slot(each) if opened is None else None
        if inline:
            current = slot(inline[0].text)
            found.append((inline[0], [inline[1]]))
        elif opened or (_may_open(current) and _is_heading(rest, index, current)):
            current = opened
            found.append((each, []))
        else:
            (found[-1][1] if found else lead).append(each)
    passages = tuple(Passage(top.line, top.text, tuple(body)) for top, body in found)
    return tuple(lead), passages


def _may_open(current: Slot | None) -> bool:
    """Whether an ordinary heading may follow: titles of sources look like headings."""
    return current not in {Slot.SOURCES, Slot.DISCLAIMER}


def _inline_slot(paragraph: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    """Heading and text of a paragraph such as "Key takeaway: it works."."""
    name, colon, text = paragraph.text.partition(":")
    if not colon or not text.strip() or slot(name) is not Slot.TAKEAWAY:
        return None
    return Paragraph(paragraph.line, name), Paragraph(paragraph.line, text.strip())


def _is_heading(rest: Sequence[Paragraph], index: int, current: Slot | None) -> bool:
    text = rest[index].text
    after = rest[index + 1].text if index + 1 < len(rest) else ""
    if not after or slot(after) or "\n" in text or _ITEM.match(text) or text[0].islower():
        return False
    before = rest[index - 1].text if index else ""
    if _is_asked(text):
        alone = not _is_asked(after) and (not before or not _is_asked(before))
        return current is not Slot.QUESTIONS and alone
    if len(text) > 90 or len(text.split()) > 14 or text.rstrip(_CLOSING)[-1:] in _TERMINAL:
        return False
    return _is_prose(after) and (not before or _is_prose(before))


def _is_asked(text: str) -> bool:
    """Whether a line is one short question, as headings are."""
    return len(text) <= 120 and _ASKS.match(text) is not None


def _is_prose(text: str) -> bool:
    return len(text) > 90 or text.rstrip(_CLOSING)[-1:] in _TERMINAL or "\n" in text
