"""Rules about what became of cited sources: retracted, doubted, corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal_desktop.check.findings import Hit, Rule, Severity, Subject, named
from journal_desktop.core import citations
from journal_desktop.core.source import Source, SourceStatus

_SAID = re.compile(r"\b(?:retract|withdr[ae]w)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def _retracted(subject: Subject) -> Iterator[Hit]:
    for source, place, paragraph in _cited(subject, SourceStatus.RETRACTED):
        if not _SAID.search(paragraph) and not _SAID.search(source.kind):
            when = f" ({source.status_date})" if source.status_date else ""
            message = f"{named(subject.article, place)} cites {source.label}, which was retracted"
            remedy = (
                "Say there that it was retracted, cite another source, or note on the source "
                "that you have seen this."
            )
            yield Hit(place, f"{message}{when}.", remedy)


def _doubted(subject: Subject) -> Iterator[Hit]:
    for source, place, _ in _cited(subject, SourceStatus.CONCERN):
        message = (
            f"{named(subject.article, place)} cites {source.label}, about which its journal has "
            "published an expression of concern."
        )
        yield Hit(place, message, "Read what it says, and tell readers where it matters.")


def _corrected(subject: Subject) -> Iterator[Hit]:
    for source, place, _ in _cited(subject, SourceStatus.CORRECTED):
        message = f"{named(subject.article, place)} cites {source.label}, which has a correction."
        yield Hit(place, message, "See whether what you write of it still holds.")


def _cited(subject: Subject, status: SourceStatus) -> Iterator[tuple[Source, str, str]]:
    """Sources of that status that nobody has acknowledged, where each is cited first in a place."""
    by_key = {
        each.key: source
        for each in subject.article.sources
        if (source := subject.sources.get(each.source))
        and source.status is status
        and source.acknowledged != source.warned_of
    }
    for place, text in subject.article.proses() if by_key else ():
        seen: set[str] = set()
        for paragraph in _PARAGRAPH.split(text):
            for key in _keys(paragraph):
                source = by_key.get(key)
                if source is not None and source.id not in seen:
                    seen.add(source.id)
                    yield source, place, paragraph


def _keys(text: str) -> Iterator[str]:
    return (cite.key for cluster in citations.scan(text) for cite in cluster.cites)


RULES = (
    Rule("CITE-11", Severity.FATAL, _retracted),
    Rule("CITE-12", Severity.WARNING, _doubted),
    Rule("CITE-15", Severity.INFO, _corrected),
)
