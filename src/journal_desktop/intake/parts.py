"""The passages of a text, sorted by what they become in an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_desktop.intake import faq, shelf
from journal_desktop.intake.disclaimers import is_disclaimer
from journal_desktop.intake.headings import Slot, slot
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Outline, Paragraph, Passage
from journal_desktop.intake.shelf import Entry


@dataclass(slots=True)
class Parts:
    """The passages of a text, sorted by what they become."""

    lead: list[Paragraph] = field(default_factory=list[Paragraph])
    sections: list[tuple[Passage, list[Paragraph]]] = field(
        default_factory=list[tuple[Passage, list[Paragraph]]]
    )
    pairs: list[faq.Pair] = field(default_factory=list[faq.Pair])
    takeaway: list[Paragraph] = field(default_factory=list[Paragraph])
    entries: list[Entry] = field(default_factory=list[Entry])
    disclaimer: list[Paragraph] = field(default_factory=list[Paragraph])

    def bodies(self) -> list[Paragraph]:
        """Every paragraph of prose."""
        return [
            *self.lead,
            *(each for _, body in self.sections for each in body),
            *(each for pair in self.pairs for each in pair.answer),
            *self.takeaway,
        ]

    def keep(self, paragraph: Paragraph, notebook: Notebook) -> None:
        """Put a paragraph that has no place of its own into the nearest section."""
        (self.sections[-1][1] if self.sections else self.lead).append(paragraph)
        notebook.kept(
            paragraph.line, paragraph.text, "This stood among other things; it is kept as prose."
        )


def sorted_out(outline: Outline, notebook: Notebook) -> Parts:
    """The passages of an outline by what they become."""
    parts = Parts(lead=list(outline.lead))
    for index, passage in enumerate(outline.passages):
        is_last = index == len(outline.passages) - 1
        body = _without_entries(passage, parts)
        kind = slot(passage.heading)
        if kind or is_last or (index and slot(outline.passages[index - 1].heading)):
            body = _without_disclaimer(body, kind, parts)
        _place(passage, kind, body, parts, notebook)
    if not outline.passages:
        parts.lead = _without_disclaimer(parts.lead, None, parts)
    return parts


def _place(
    passage: Passage,
    kind: Slot | None,
    body: list[Paragraph],
    parts: Parts,
    notebook: Notebook,
) -> None:
    match kind:
        case Slot.QUESTIONS:
            before, pairs = faq.pairs(body)
            parts.pairs += pairs
            if before or not pairs:
                parts.sections.append((passage, before))
            else:
                _report_heading(passage, kind, notebook)
        case Slot.TAKEAWAY:
            parts.takeaway += body
            _report_heading(passage, kind, notebook)
        case Slot.SOURCES:
            entries, others = shelf.entries(body)
            if not entries:
                parts.sections.append((passage, others))
                return
            parts.entries += entries
            _report_heading(passage, kind, notebook)
            for each in others:
                parts.keep(each, notebook)
        case Slot.DISCLAIMER if not body:
            _report_heading(passage, kind, notebook)
        case _:
            parts.sections.append((passage, body))


def _without_entries(passage: Passage, parts: Parts) -> list[Paragraph]:
    """A passage's paragraphs but for entries of a source list that stand among them."""
    body: list[Paragraph] = []
    for each in passage.paragraphs:
        if each.level or each.is_code or not shelf.is_loose(each):
            body.append(each)
        else:
            parts.entries += shelf.entries([each])[0]
    return body


def _without_disclaimer(body: list[Paragraph], kind: Slot | None, parts: Parts) -> list[Paragraph]:
    """The paragraphs before a disclaimer at the end, which has a place of its own."""
    kept: list[Paragraph] = []
    for index, each in enumerate(body):
        is_placed = kind in {Slot.SOURCES, Slot.DISCLAIMER} or index == len(body) - 1
        if is_placed and not each.level and (kind is Slot.DISCLAIMER or is_disclaimer(each.text)):
            parts.disclaimer.append(each)
        else:
            kept.append(each)
    return kept


def _report_heading(passage: Passage, kind: Slot, notebook: Notebook) -> None:
    if passage.heading.strip(" :*_").casefold() != kind.value.casefold():
        notebook.left_out(
            passage.line, passage.heading, f"The page prints its own heading here: “{kind.value}”."
        )
