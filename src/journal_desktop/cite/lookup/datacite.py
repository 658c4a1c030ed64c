"""DataCite's records (JSON:API, data.attributes), as CSL items.

Shapes: support.datacite.org/docs/api-get-doi and the DataCite Metadata Schema 4.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from journal_desktop.cite.lookup import records
from journal_desktop.cite.lookup.found import Found, Relation
from journal_desktop.core import identifiers
from journal_desktop.core.source import SourceStatus

_TYPES = {
    "preprint": "article", "journalarticle": "article-journal", "dataset": "dataset",
    "software": "software", "book": "book", "bookchapter": "chapter", "report": "report",
    "dissertation": "thesis", "conferencepaper": "paper-conference", "peerreview": "review",
    "standard": "standard", "text": "document",
}  # fmt: skip
_RELATIONS = {
    "IsPreviousVersionOf": "A newer version",
    "IsObsoletedBy": "A newer version",
    "IsNewVersionOf": "An earlier version",
    "Obsoletes": "An earlier version",
    "IsVersionOf": "Another version",
    "HasVersion": "Another version",
    "IsVariantFormOf": "Another version",
    "IsIdenticalTo": "The same work",
    "IsPreprintOf": "The published version",
    "HasPreprint": "Its preprint",
}

Item = dict[str, Any]


def found(attributes: Item) -> Found | None:
    """The record in `data.attributes`; None where it has no title."""
    types = _dict(attributes.get("types"))
    general = str(types.get("resourceTypeGeneral", ""))
    item: Item = {
        "type": _TYPES.get(general.casefold(), types.get("citeproc") or "document"),
        "title": next((each.get("title") for each in _dicts(attributes.get("titles"))), ""),
        "author": list(map(_name, _dicts(attributes.get("creators")))),
        "issued": _issued(attributes),
        "publisher": _publisher(attributes.get("publisher")),
        "version": attributes.get("version"),
        "language": attributes.get("language"),
        "DOI": attributes.get("doi"),
        "URL": attributes.get("url"),
        "abstract": _abstract(attributes),
        "container-title": _dict(attributes.get("container")).get("title"),
    }
    made = records.source(item)
    if made is None:
        return None
    if general.casefold() == "preprint":
        made = replace(made, status=SourceStatus.PREPRINT, status_origin="DataCite")
    return Found(made, relations=tuple(_relations(attributes)))


def _name(creator: Item) -> Item:
    if creator.get("nameType") == "Organizational" or not creator.get("familyName"):
        return {"literal": creator.get("name")}
    return {"family": creator.get("familyName"), "given": creator.get("givenName")}


def _issued(attributes: Item) -> object:
    """The day of issue, else the year of publication."""
    for each in _dicts(attributes.get("dates")):
        if each.get("dateType") == "Issued":
            return str(each.get("date", ""))[:40]
    return attributes.get("publicationYear")


def _publisher(publisher: object) -> object:
    return publisher if isinstance(publisher, str) else _dict(publisher).get("name")


def _abstract(attributes: Item) -> object:
    for each in _dicts(attributes.get("descriptions")):
        if each.get("descriptionType") == "Abstract":
            return each.get("description")
    return ""


def _relations(attributes: Item) -> Iterator[Relation]:
    for other in _dicts(attributes.get("relatedIdentifiers")):
        words = _RELATIONS.get(str(other.get("relationType", "")))
        doi = identifiers.doi(str(other.get("relatedIdentifier", "")))
        if words and doi and other.get("relatedIdentifierType") == "DOI":
            yield Relation(words, doi)


def _dict(value: object) -> Item:
    return cast("Item", value) if isinstance(value, dict) else {}


def _dicts(value: object) -> list[Item]:
    listed = cast("list[object]", value)[:3000] if isinstance(value, list) else []
    return [cast("Item", each) for each in listed if isinstance(each, dict)]
