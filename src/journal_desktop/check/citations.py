"""Rules about citations: every mark reaches a source, and every source is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journal_desktop.check.findings import Hit, Rule, Severity, Subject, named
from journal_desktop.core import citations
from journal_desktop.core.completeness import lacks
from journal_desktop.core.ids import SourceId

_TYPED = re.compile(r"(?<![!\\])\[\^?\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\](?![(\[:])")


def _dangling(subject: Subject) -> Iterator[Hit]:
    article = subject.article
    lost = dict.fromkeys(citations.missing_keys(article))
    for place, text in article.proses():
        cites = (cite.key for cluster in citations.scan(text) for cite in cluster.cites)
        for key in dict.fromkeys(key for key in cites if key in lost):
            message = f"{named(article, place)} cites “@{key}”, which names no source."
            yield Hit(place, message, "Choose the source again, or delete the mark.")
    for cited in article.sources:
        if cited.source not in subject.sources:
            message = f"The source “{cited.key}” of this article is no longer in the library."
            yield Hit("sources", message, "Add the source again, or take it off the list.")


def _unused(subject: Subject) -> Iterator[Hit]:
    for key in citations.unused_keys(subject.article):
        listed = subject.article.source_of(key)
        source = subject.sources.get(listed) if listed else None
        name = source.label if source else key
        message = f"The source “{name}” is listed but cited nowhere."
        yield Hit("sources", message, "Cite it where it is used, or take it off the list.")


def _incomplete(subject: Subject) -> Iterator[Hit]:
    """Each cited source once, where it is cited first."""
    told: set[SourceId] = set()
    for place, text in subject.article.proses():
        for key in (cite.key for cluster in citations.scan(text) for cite in cluster.cites):
            listed = subject.article.source_of(key)
            source = subject.sources.get(listed) if listed else None
            if source is None or source.id in told:
                continue
            told.add(source.id)
            if missing := lacks(source):
                name = source.label if source.text("title") else f"@{key}"
                message = f"The source “{name}” has {_in_words(missing)}."
                yield Hit(place, message, "Complete it, so that readers can judge and find it.")


def _in_words(missing: tuple[str, ...]) -> str:
    """“no author, no journal and no year”."""
    *most, last = (f"no {each}" for each in missing)
    return f"{', '.join(most)} and {last}" if most else last


def _typed_by_hand(subject: Subject) -> Iterator[Hit]:
    for place, text in subject.article.proses():
        if typed := typed_marks(text):
            marks = ", ".join(typed[:3])
            message = f"{named(subject.article, place)} has marks typed by hand: {marks}."
            remedy = "Put a citation there instead, so that its number stays right."
            yield Hit(place, message, remedy)


@lru_cache(maxsize=1024)
def typed_marks(text: str) -> tuple[str, ...]:
    """Numbers in brackets that look like citation marks but are only text, once each."""
    found = _TYPED.findall(citations.without_code(text)) if "[" in text else []
    return tuple(dict.fromkeys(found))


RULES = (
    Rule("CITE-01", Severity.FATAL, _dangling),
    Rule("CITE-02", Severity.WARNING, _unused),
    Rule("CITE-04", Severity.WARNING, _incomplete),
    Rule("CITE-14", Severity.WARNING, _typed_by_hand),
)
