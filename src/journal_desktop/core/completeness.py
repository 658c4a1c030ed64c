"""What the record of a source lacks for a reader who wants to judge it or find it."""

from __future__ import annotations

from journal_desktop.core.source import Source

_WITHIN = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "chapter": "book",
    "paper-conference": "proceedings",
    "review": "journal",
    "review-book": "journal",
}
"""Types of work that are a part of something, and what of."""
_MAKERS = ("editor", "director", "composer", "interviewer", "publisher", "authority")
"""Who may stand for a work that names no authors."""
_SITES = {"webpage", "post", "post-weblog"}


def lacks(source: Source) -> tuple[str, ...]:
    """What a reader would miss to judge or find a source, each in a word or two."""
    kind = source.text("type")
    within = _WITHIN.get(kind, "")
    missing = {
        "title": not source.text("title"),
        "year": not source.year,
        "author": not _maker(source, kind),
        within: bool(within) and not source.text("container-title"),
        "identifier or address": not source.url and not source.text("ISBN"),
    }
    return tuple(name for name, is_missing in missing.items() if is_missing)


def _maker(source: Source, kind: str) -> bool:
    """Whether somebody is named who made it; for a web page, its site will do."""
    if source.short_authors or (kind in _SITES and source.text("container-title")):
        return True
    return any(source.csl.get(variable) for variable in _MAKERS)
