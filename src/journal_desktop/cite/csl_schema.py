"""The words of CSL-JSON 1.0.2 (csl-data.json), and what services write in their place."""

from __future__ import annotations

TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip

TYPES_ELSEWHERE = {
    "journal-article": "article-journal", "posted-content": "article", "preprint": "article",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "book-track": "chapter", "reference-entry": "entry", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book",
    "proceedings-article": "paper-conference", "proceedings": "book",
    "proceedings-series": "book", "dissertation": "thesis", "report-series": "report",
    "report-component": "report", "journal": "periodical", "journal-volume": "periodical",
    "journal-issue": "periodical", "peer-review": "review", "database": "dataset",
    "component": "document", "grant": "document", "other": "document",
    "legal-case": "legal_case", "motion-picture": "motion_picture",
    "musical-score": "musical_score", "personal-communication": "personal_communication",
    "conference-paper": "paper-conference", "web-page": "webpage", "website": "webpage",
}  # fmt: skip
"""Type names of Crossref, DataCite and others as CSL types."""

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
NAME_PARTS = frozenset({
    "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
    "static-ordering", "literal", "parse-names",
})  # fmt: skip

TEXTS = frozenset({
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place",
    "authority", "call-number", "chapter-number", "citation-label", "citation-number",
    "collection-number", "collection-title", "container-title", "container-title-short",
    "dimensions", "division", "DOI", "edition", "event", "event-place", "event-title",
    "first-reference-note-number", "genre", "ISBN", "ISSN", "issue", "jurisdiction",
    "journalAbbreviation", "keyword", "language", "locator", "medium", "note", "number",
    "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
    "original-title", "page", "page-first", "part", "part-title", "PMCID", "PMID", "printing",
    "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale",
    "section", "shortTitle", "source", "status", "supplement", "title", "title-short", "URL",
    "version", "volume", "volume-title", "volume-title-short", "year-suffix",
})  # fmt: skip

RENAMED = {
    "shortTitle": "title-short", "short-title": "title-short",
    "journalAbbreviation": "container-title-short",
    "short-container-title": "container-title-short", "event": "event-title",
    "publisher-location": "publisher-place", "article-number": "number", "pmid": "PMID",
    "pmcid": "PMCID", "doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN",
}  # fmt: skip
"""Older names of CSL variables, and those of Crossref's own records."""

ISSUED_ELSEWHERE = ("published", "published-print", "published-online", "posted", "created")
"""Where Crossref's own records keep the date when `issued` says nothing."""
