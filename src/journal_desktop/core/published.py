"""What of a source may leave its library with a published page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from journal_desktop.core.source import Source, SourceStatus, csl_text

_PEOPLE = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editorial-director", "executive-producer",
    "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
    "translator",
})  # fmt: skip
_DATES = frozenset({
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
})  # fmt: skip
_TEXTS = frozenset({
    "type", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "chapter-number", "collection-number", "collection-title", "container-title",
    "container-title-short", "dimensions", "division", "DOI", "edition", "event", "event-place",
    "event-title", "genre", "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction",
    "language", "medium", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part", "part-title",
    "PMCID", "PMID", "printing", "publisher", "publisher-place", "references", "reviewed-genre",
    "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement", "title",
    "title-short", "URL", "version", "volume", "volume-title", "volume-title-short",
})  # fmt: skip
BIBLIOGRAPHIC = _PEOPLE | _DATES | _TEXTS
"""The CSL variables that describe a work; all others may hold somebody's own words."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_ON_RECORD = frozenset(SourceStatus) - {SourceStatus.OK, SourceStatus.UNCHECKED}


@lru_cache(maxsize=4096)
def published(source: Source) -> Source:
    """*source* with its bibliographic record, its kind and what became of it, and no more.

    Notes, tags, excerpts, abstract, appraisal, files and earlier keys stay at home, as does
    an address that only its own computer can open.
    """
    item = {name: value for name, value in source.csl.items() if name in BIBLIOGRAPHIC}
    if not _WEB.match(source.text("URL")):
        item.pop("URL", None)
    told = Source(source.id, source.key, csl_text(item), kind=source.kind)
    if source.status not in _ON_RECORD:
        return told
    return replace(
        told,
        status=source.status,
        status_origin=source.status_origin,
        status_date=source.status_date,
    )
