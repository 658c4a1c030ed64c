"""Crossref's own records (REST, /works/{doi}): what became of a paper, and its other versions.

Shapes: api.crossref.org/swagger-ui; update types: crossref.org "Version control, corrections,
and retractions".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from journal_desktop.cite import dates, updates
from journal_desktop.cite.lookup import records
from journal_desktop.cite.lookup.found import Found, Relation
from journal_desktop.core import identifiers
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.core.text import line

RELATIONS = {
    "is-preprint-of": "The published version",
    "has-preprint": "Its preprint",
    "is-version-of": "Another version",
    "has-version": "Another version",
    "is-new-version-of": "An earlier version",
    "is-replaced-by": "A newer version",
    "replaces": "An earlier version",
    "is-translation-of": "What it translates",
    "has-translation": "A translation",
}
"""What Crossref's names of relations say of the other work."""

_NATURES = {
    "retraction": "Retracted",
    "withdrawal": "Withdrawn",
    "removal": "Removed",
    "partial_retraction": "Retracted in part",
    "expression_of_concern": "Expression of concern",
    "correction": "Corrected",
    "corrigendum": "Corrected",
    "erratum": "Corrected",
    "addendum": "Added to",
    "clarification": "Clarified",
    "new_version": "A newer version",
    "new_edition": "A newer edition",
}


def found(message: dict[str, Any]) -> Found | None:
    """The record in a work's `message`; None where it has no title."""
    made = records.source(message | {"title": _title(message)})
    if made is None:
        return None
    told = updates.with_updates(made, message.get("updated-by"))
    remarks = (*_updates(message), *_notices(message))
    return Found(_as_preprint(told, message), (), tuple(_relations(message)), remarks)


def _title(message: dict[str, Any]) -> str:
    """The title with its subtitle, which Crossref keeps apart."""
    title, subtitle = _first(message.get("title")), _first(message.get("subtitle"))
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title.rstrip(':')}: {subtitle}"


def _first(value: object) -> str:
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    return next((line(each) for each in listed if isinstance(each, str) and each.strip()), "")


def _as_preprint(made: Source, message: dict[str, Any]) -> Source:
    is_preprint = message.get("type") == "posted-content" and message.get("subtype") == "preprint"
    if not is_preprint or made.status is not SourceStatus.UNCHECKED:
        return made
    return replace(made, status=SourceStatus.PREPRINT, status_origin="Crossref")


def _updates(message: dict[str, Any]) -> Iterator[str]:
    """What each notice about this paper says, when, who says so, and where."""
    for notice in _dicts(message.get("updated-by")):
        nature = _NATURES.get(_nature(notice))
        if nature is None:
            continue
        day = dates.iso(dates.checked(notice.get("updated")))
        origin = "Retraction Watch" if notice.get("source") == "retraction-watch" else "Crossref"
        where = identifiers.doi(str(notice.get("DOI", "")))
        told = ", ".join(filter(None, (origin, day)))
        yield f"{nature} ({told}){f', see {where}' if where else ''}."


def _notices(message: dict[str, Any]) -> Iterator[str]:
    """That this is itself a notice about another paper."""
    for update in _dicts(message.get("update-to")):
        about = identifiers.doi(str(update.get("DOI", "")))
        if about and _nature(update) in _NATURES:
            name = _nature(update).replace("_", " ")
            yield f"It is itself a notice ({name}) about {about}."


def _relations(message: dict[str, Any]) -> Iterator[Relation]:
    told = message.get("relation")
    named = cast("dict[str, object]", told) if isinstance(told, dict) else {}
    for name, words in RELATIONS.items():
        for other in _dicts(named.get(name)):
            doi = identifiers.doi(str(other.get("id", "")))
            if doi and other.get("id-type", "doi") == "doi":
                yield Relation(words, doi)


def _nature(notice: dict[str, Any]) -> str:
    return str(notice.get("type", "")).replace("-", "_").replace(" ", "_").casefold()


def _dicts(value: object) -> list[dict[str, Any]]:
    listed = cast("list[object]", value)[:100] if isinstance(value, list) else []
    return [cast("dict[str, Any]", each) for each in listed if isinstance(each, dict)]
