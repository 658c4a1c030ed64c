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
    told: set[tuple[str, str]] = set()
    for source, place, paragraph in _cited(subject, SourceStatus.RETRACTED):
        is_said = _SAID.search(paragraph) or _SAID.search(source.kind)
        if not is_said and (source.id, place) not in told:
            told.add((source.id, place))
            when = f" ({source.status_date})" if source.status_date else ""
            message = f"{named(subject.article, place)} cites {source.label}, which was retracted"
            remedy = (
                "Say there that it was retracted, cite another source, or note on the source "
                "that you have seen this."
            )
            yield Hit(place, f"{message}{when}.", remedy)


def _doubted(subject: Subject) -> Iterator[Hit]:
    for source, place in _places(subject, SourceStatus.CONCERN):
        message = (
            f"{named(subject.article, place)} cites {source.label}, about which its journal has "
            "published an expression of concern."
        )
        yield Hit(place, message, "Read what it says, and tell readers where it matters.")


def _corrected(subject: Subject) -> Iterator[Hit]:
    for source, place in _places(subject, SourceStatus.CORRECTED):
        message = f"{named(subject.article, place)} cites {source.label}, which has a correction."
        yield Hit(place, message, "See whether what you write of it still holds.")


def _cited(subject: Subject, status: SourceStatus) -> Iterator[tuple[Source, str, str]]:
    """Sources of that status that nobody has acknowledged, with every paragraph that cites one."""
    by_key = {
        each.key: source
        for each in subject.article.sources
        if (source := subject.sources.get(each.source))
        and source.status is status
        and source.acknowledged != source.warned_of
    }
    for place, text in subject.article.proses() if by_key else ():
        for paragraph in _PARAGRAPH.split(text):
            for key in _keys(paragraph):
                if key in by_key:
                    yield by_key[key], place, paragraph


def _places(subject: Subject, status: SourceStatus) -> dict[tuple[Source, str], None]:
    """The same, each source once in a place."""
    return dict.fromkeys((source, place) for source, place, _ in _cited(subject, status))


def _keys(text: str) -> Iterator[str]:
    return (cite.key for cluster in citations.scan(text) for cite in cluster.cites)


RULES = (
    Rule("CITE-11", Severity.FATAL, _retracted),
    Rule("CITE-12", Severity.WARNING, _doubted),
    Rule("CITE-15", Severity.INFO, _corrected),
)
