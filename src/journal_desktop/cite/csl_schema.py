"""Types and parts of CSL-JSON 1.0.2 (csl-data.json), and what services write in their place."""

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

NAME_PARTS = frozenset({
    "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
    "static-ordering", "literal", "parse-names",
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
