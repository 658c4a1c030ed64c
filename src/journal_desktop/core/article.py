"""The article: an immutable value that a whole program can share without fear.

`extra` fields hold, as TOML text, what a file said that this version does not know, so
that a round trip through an older program loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from journal_desktop.core.ids import ArticleId, BlockId, SourceId
from journal_desktop.core.people import Person
from journal_desktop.core.status import Status


class Role(StrEnum):
    """What a section does in the argument, whatever its heading says."""

    QUESTION = "question"
    BACKGROUND = "background"
    METHODS = "methods"
    FINDINGS = "findings"
    EVIDENCE_STRENGTH = "evidence_strength"
    HARMS = "harms"
    ALTERNATIVES = "alternatives"
    AVAILABILITY = "availability"
    COST = "cost"
    IMPLICATIONS = "implications"
    QUESTIONS_TO_ASK = "questions_to_ask"
    CLINIC_VIEW = "clinic_view"
    CLAIM = "claim"
    VERDICT = "verdict"
    WHAT_CHANGED = "what_changed"
    CUSTOM = "custom"


class Relation(StrEnum):
    """How another article belongs to this one."""

    COMPANION = "companion"
    SERIES = "series"
    SUPERSEDES = "supersedes"


class ChangeKind(StrEnum):
    """What sort of change a change note announces (ICMJE and COPE terms)."""

    MINOR = "minor"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    EXPRESSION_OF_CONCERN = "expression_of_concern"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, usually a question, and the Markdown under it."""

    id: BlockId
    order: str
    role: Role = Role.CUSTOM
    heading: str = ""
    body: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A common question and its answer in Markdown."""

    id: BlockId
    order: str
    question: str = ""
    answer: str = ""
    extra: str = ""


_Block = TypeVar("_Block", Section, Question)


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of this article: the key its citations use, and the source it names."""

    key: str
    source: SourceId
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that belongs to this one."""

    kind: Relation
    article: ArticleId
    extra: str = ""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """What was changed after publication, in words for readers."""

    edition: int
    day: date
    kind: ChangeKind
    summary: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Seo:
    """What search engines and link previews are told; empty means: derived."""

    title: str = ""
    description: str = ""
    image: str = ""
    canonical: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One evidence explainer, complete."""

    id: ArticleId
    slug: str = ""
    template: str = "study_explainer"
    language: str = "en-GB"
    status: Status = Status.DRAFT
    category: str = ""
    tags: tuple[str, ...] = ()
    title: str = ""
    standfirst: str = ""
    lead: str = ""
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    takeaway: str = ""
    sources: tuple[CitedSource, ...] = ()
    disclaimer: str = ""
    authors: tuple[Person, ...] = ()
    reviewers: tuple[Person, ...] = ()
    disclosure: str = ""
    related: tuple[Related, ...] = ()
    edition: int = 1
    created: date | None = None
    published: date | None = None
    updated: date | None = None
    last_reviewed: date | None = None
    review_by: date | None = None
    change_notes: tuple[ChangeNote, ...] = ()
    reading_minutes: int | None = None
    seo: Seo = Seo()
    extra: str = ""

    def section(self, block: str) -> Section:
        """The section of that id; raises KeyError when there is none."""
        return _by_id(self.sections, block)

    def question(self, block: str) -> Question:
        """The question of that id; raises KeyError when there is none."""
        return _by_id(self.questions, block)

    def source_of(self, key: str) -> SourceId | None:
        """The source that citation key *key* names here, if any."""
        return next((cited.source for cited in self.sources if cited.key == key), None)

    def proses(self) -> tuple[tuple[str, str], ...]:
        """Every Markdown text in reading order, as (place, text).

        Places are "lead", "takeaway" and the ids of sections and questions.
        """
        return (
            ("lead", self.lead),
            *((s.id, s.body) for s in self.sections),
            *((q.id, q.answer) for q in self.questions),
            ("takeaway", self.takeaway),
        )


def _by_id(blocks: tuple[_Block, ...], block: str) -> _Block:
    for each in blocks:
        if each.id == block:
            return each
    raise KeyError(block)
