"""Rules about what became of cited sources: retracted, doubted, corrected, never reviewed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from journal_desktop.check.findings import Hit, Rule, Severity, Subject, named
from journal_desktop.core import citations, dates
from journal_desktop.core.preprints import is_preprint
from journal_desktop.core.source import Source, SourceStatus

_SAID = re.compile(r"\b(?:retract|withdr[ae]w)", re.IGNORECASE)
_LABELLED = re.compile(
    r"\bpr[eé][- ]?(?:print|publi[ck]a)|\bunreviewed"
    r"|(?:\bnot|n['’]t) (?:yet )?(?:been )?(?:peer[- ])?review",
    re.IGNORECASE,
)
"""“Preprint”, also in French, Spanish and Portuguese, or that nobody has reviewed it yet."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def _retracted(subject: Subject) -> Iterator[Hit]:
    told: set[tuple[str, str]] = set()
    for source, place, paragraph in _cited(subject, _is(SourceStatus.RETRACTED)):
        is_said = _SAID.search(paragraph) or _SAID.search(source.kind)
        if not is_said and (source.id, place) not in told:
            told.add((source.id, place))
            when = dates.since(source.status_date)
            message = f"{named(subject.article, place)} cites {source.label}, which was retracted"
            remedy = (
                "Say there that it was retracted, cite another source, or note on the source "
                "that you have seen this."
            )
            yield Hit(place, f"{message}{when}.", remedy)


def _doubted(subject: Subject) -> Iterator[Hit]:
    yield from _of_concern(subject)
    yield from _unlabelled(subject)


def _of_concern(subject: Subject) -> Iterator[Hit]:
    for source, place in _places(subject, SourceStatus.CONCERN):
        message = (
            f"{named(subject.article, place)} cites {source.label}, about which its journal has "
            "published an expression of concern."
        )
        yield Hit(place, message, "Read what it says, and tell readers where it matters.")


def _unlabelled(subject: Subject) -> Iterator[Hit]:
    """Preprints that neither their paragraph nor the list of sources calls so."""
    told: set[tuple[str, str]] = set()
    for source, place, paragraph in _cited(subject, _is_unreviewed):
        is_said = _LABELLED.search(paragraph) or _LABELLED.search(source.kind)
        if not is_said and (source.id, place) not in told:
            told.add((source.id, place))
            message = (
                f"{named(subject.article, place)} cites {source.label} without saying that it is "
                "a preprint."
            )
            remedy = (
                "Say there that it is a preprint, which nobody has reviewed yet, or make "
                "“Preprint” the source’s kind."
            )
            yield Hit(place, message, remedy)


def _corrected(subject: Subject) -> Iterator[Hit]:
    for source, place in _places(subject, SourceStatus.CORRECTED):
        message = f"{named(subject.article, place)} cites {source.label}, which has a correction."
        yield Hit(place, message, "See whether what you write of it still holds.")


def _cited(
    subject: Subject, is_meant: Callable[[Source], bool]
) -> Iterator[tuple[Source, str, str]]:
    """Such sources that nobody has acknowledged, with every paragraph that cites one."""
    by_key = {
        each.key: source
        for each in subject.article.sources
        if (source := subject.sources.get(each.source))
        and is_meant(source)
        and source.acknowledged != source.warned_of
    }
    for place, text in subject.article.proses() if by_key else ():
        for paragraph in _PARAGRAPH.split(text):
            for key in _keys(paragraph):
                if key in by_key:
                    yield by_key[key], place, paragraph


def _places(subject: Subject, status: SourceStatus) -> dict[tuple[Source, str], None]:
    """The same, each source once in a place."""
    return dict.fromkeys((source, place) for source, place, _ in _cited(subject, _is(status)))


def _is(status: SourceStatus) -> Callable[[Source], bool]:
    return lambda source: source.status is status


def _is_unreviewed(source: Source) -> bool:
    return source.peer_reviewed is not True and is_preprint(source)


def _keys(text: str) -> Iterator[str]:
    return (cite.key for cluster in citations.scan(text) for cite in cluster.cites)


RULES = (
    Rule("CITE-11", Severity.FATAL, _retracted),
    Rule("CITE-12", Severity.WARNING, _doubted),
    Rule("CITE-15", Severity.INFO, _corrected),
)
