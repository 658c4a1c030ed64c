"""The top of a text: back link, category, title, standfirst and the line of dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journal_desktop.intake import bylines, headings
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Head, Paragraph

MAX_TITLE = 350
_BACK = re.compile(
    r"(?:(?:←|‹|«|<-|<<|&larr;|⟵|↩)\s*\S.{0,60}|back to .{1,50}|[←‹⟵])$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!…。۔]['\"”’)*_]*$")
_TWO_SENTENCES = re.compile(r"[.!]['\"”’)]*\s+[^\Wa-z\d_]")


def read(paragraphs: Sequence[Paragraph], notebook: Notebook) -> tuple[Head, tuple[Paragraph, ...]]:
    """The head of a plain text, and the paragraphs after it."""
    rest = list(without_back_link(paragraphs, notebook))
    first = next((n for n, each in enumerate(rest[:7]) if bylines.fill(Head(), each)), None)
    head = Head()
    before: list[Paragraph] = []
    if first is not None:
        before, (head, rest) = rest[:first], fill(head, rest[first:])
    if before and _is_title(before[0]):
        return _arranged(head, before, rest)
    head, rest = _titled(head, [*before, *rest])
    return head, tuple(rest)


def without_back_link(paragraphs: Sequence[Paragraph], notebook: Notebook) -> tuple[Paragraph, ...]:
    """The paragraphs without a link back to the journal, which is reported."""
    for index, each in enumerate(paragraphs[:3]):
        if _BACK.match(each.text.strip()):
            notebook.left_out(
                each.line, each.text, "The link back is left out; the page makes its own."
            )
            return (*paragraphs[:index], *paragraphs[index + 1 :])
    return tuple(paragraphs)


def fill(head: Head, paragraphs: Sequence[Paragraph]) -> tuple[Head, list[Paragraph]]:
    """*head* with what the first paragraphs say of dates and names, and the others."""
    rest = list(paragraphs)
    while rest and not rest[0].level and (filled := bylines.fill(head, rest[0])):
        head = filled
        rest.pop(0)
    return head, rest


def under_title(head: Head, paragraphs: Sequence[Paragraph]) -> tuple[Head, list[Paragraph]]:
    """*head* with the standfirst and line of dates that follow a title in Markdown."""
    head, rest = fill(head, paragraphs)
    if not rest or rest[0].level or rest[0].is_code or head.standfirst:
        return head, rest
    first = rest[0].text.strip()
    emphasised = re.fullmatch(r"([*_])(?![*_\s])([^*_\[\]]{10,600})(?<!\s)\1", first)
    if len(rest) > 1 and (filled := bylines.fill(head, rest[1])) and len(first) <= 600:
        head, rest = replace(filled, standfirst=emphasised[2] if emphasised else first), rest[2:]
    elif emphasised and len(rest) > 1 and not rest[1].level:
        head, rest = replace(head, standfirst=emphasised[2]), rest[1:]
    return fill(head, rest)


def is_sentence(text: str) -> bool:
    """Whether *text* ends like a sentence, or is as long as one."""
    return bool(_SENTENCE_END.search(text)) or len(text.split()) > 25


def is_category(text: str) -> bool:
    """Whether *text* is as short and bare as a category."""
    return (
        len(text) <= 40
        and len(text.split()) <= 5
        and text[-1:] not in ".?!:;,…"
        and "\n" not in text
    )


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > MAX_TITLE or "\n" in text or _TWO_SENTENCES.search(text):
        return False
    return not (_SENTENCE_END.search(text) and len(text) > 200)


def _arranged(
    head: Head, before: list[Paragraph], rest: list[Paragraph]
) -> tuple[Head, tuple[Paragraph, ...]]:
    """Category, title and standfirst from the lines above the line of dates."""
    texts = [each.text for each in before]
    has_category = len(texts) > 1 and is_category(texts[0]) and not head.category
    if has_category and len(texts) == 2:
        has_category = not is_sentence(texts[1])
    if has_category and _is_title(before[1]):
        head = replace(head, category=texts[0])
        before, texts = before[1:], texts[1:]
    head = replace(head, title=texts[0])
    if len(texts) > 1 and len(texts[1]) <= 600:
        head = replace(head, standfirst=" ".join(texts[1].split()))
        return head, (*before[2:], *rest)
    return head, (*before[1:], *rest)


def _titled(head: Head, rest: list[Paragraph]) -> tuple[Head, list[Paragraph]]:
    """The title of a text that has no line of dates after it."""
    if not rest or not _is_title(rest[0]):
        return head, rest
    if len(rest) > 2 and is_category(rest[0].text) and _is_title(rest[1]):
        second = rest[1].text
        opens_section = headings.slot(second) or headings.role(second) != "custom"
        longer = len(second) > len(rest[0].text) and not is_sentence(second)
        if longer and not opens_section and not head.category:
            return replace(head, category=rest[0].text, title=second), rest[2:]
    return replace(head, title=rest[0].text), rest[1:]
