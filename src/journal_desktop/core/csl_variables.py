"""The variables of CSL-JSON, by what they hold.

Source: the CSL 1.0.2 data schema, csl-data.json.
"""

from __future__ import annotations

NAMES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editorial-director", "executive-producer",
    "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
    "translator",
})  # fmt: skip
DATES = frozenset({
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
})  # fmt: skip
WORK = frozenset({
    "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "chapter-number", "collection-number", "collection-title", "container-title",
    "container-title-short", "dimensions", "division", "DOI", "edition", "event", "event-place",
    "event-title", "genre", "ISBN", "ISSN", "issue", "journalAbbreviation", "jurisdiction",
    "language", "medium", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part", "part-title",
    "PMCID", "PMID", "printing", "publisher", "publisher-place", "references", "reviewed-genre",
    "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement", "title",
    "title-short", "URL", "version", "volume", "volume-title", "volume-title-short",
})  # fmt: skip
"""What describes a work."""
OWN = frozenset({
    "abstract", "annote", "call-number", "citation-label", "citation-number",
    "first-reference-note-number", "keyword", "locator", "note", "year-suffix",
})  # fmt: skip
"""What may hold somebody's own words, or belongs to one citation of a work."""

TEXTS = WORK | OWN
BIBLIOGRAPHIC = NAMES | DATES | WORK | {"type"}
"""The variables that may leave a library with a page; all others may hold somebody's own words."""
