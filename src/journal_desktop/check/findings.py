"""What a check says, and how a rule is written down."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.core.template import Template
from journal_desktop.core.text import line


class Severity(StrEnum):
    """How much a finding matters, the worst first."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where it is, what it is and what to do about it.

    `place` is a place of `Article.proses`, "title", "standfirst", "category", "questions",
    "sources", or the role of a section that is not there yet.
    """

    rule: str
    severity: Severity
    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: an article with all that it refers to."""

    article: Article
    template: Template
    sources: Mapping[SourceId, Source]
    assets: Container[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that breaks a rule, with the words for it."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under the id that settings and reports know it by."""

    id: str
    severity: Severity
    hits: Callable[[Subject], Iterator[Hit]]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rule finds, in reading order."""
        for hit in self.hits(subject):
            yield Finding(self.id, self.severity, hit.place, line(hit.message), hit.remedy)


def named(article: Article, place: str) -> str:
    """A place of `Article.proses` as the subject of a sentence: “The section “…””."""
    if place in {"lead", "takeaway"}:
        return "The lead" if place == "lead" else "The key takeaway"
    for section in article.sections:
        if section.id == place:
            return f"The section “{section.heading}”" if section.heading else "An unnamed section"
    asked = article.question(place).question
    return f"The answer to “{asked}”" if asked else "An answer without a question"
