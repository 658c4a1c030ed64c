"""What a look-up found beside what a source says: field by field, and taken as chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from journal_desktop.app.sources.fields import CSL_TEXT, OWN_TEXT
from journal_desktop.app.sources.types import TYPES
from journal_desktop.cite.lookup.found import Found
from journal_desktop.core import merging
from journal_desktop.core.folding import folded
from journal_desktop.core.ids import SourceId
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source, SourceStatus, csl_text

LABELS = {
    "type": "Type",
    "title": "Title",
    "author": "Authors",
    "editor": "Editors",
    "issued": "Date",
    **CSL_TEXT,
    "container-title-short": "Journal, short",
    "publisher-place": "Place",
    "number-of-pages": "Number of pages",
    "collection-title": "Series",
    "available-date": "Online since",
    **OWN_TEXT,
    "peer_reviewed": "Peer reviewed",
    "attachment": "File",
    "status": "Status",
    "related": "Other version",
}
"""What a field is called where two records are compared."""

STATUSES = {
    SourceStatus.UNCHECKED: "Not checked",
    SourceStatus.OK: "Nothing known against it",
    SourceStatus.PREPRINT: "Preprint",
    SourceStatus.CORRECTED: "Corrected",
    SourceStatus.CONCERN: "Expression of concern",
    SourceStatus.RETRACTED: "Retracted",
    SourceStatus.REINSTATED: "Reinstated",
}
"""What became of a source, in words."""

_OWN = ("kind", "design", "funding", "peer_reviewed")
_UNASKED = frozenset({"id", "source", "accessed", "custom", "note", "keyword"})
_ANY_CASE = frozenset({"DOI", "PMCID", "URL", "ISSN", "ISBN", "language"})
_WORDED = frozenset({"title", "container-title", "container-title-short", "publisher", "page"})
_TAG = re.compile(r"</?(?:i|b|sup|sub)>")
_WORD = re.compile(r"\w{3,}")
_OTHER_WORK = (
    "The titles have little in common: this may be the record of another work. Look before you "
    "take anything."
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A field that the record fills in otherwise, and whose words seem to be better.

    `mine` is empty where the source says nothing.
    """

    variable: str
    label: str
    mine: str
    yours: str
    suggested: Side


def proposal(source: Source, found: Found, library: Iterable[Source] = ()) -> tuple[Proposed, ...]:
    """What taking the record could change in *source*, the status first.

    Where the record seems to be of another work, nothing of it is suggested.
    """
    rows = (*_status(source, found), *_fields(source, found), *_related(source, found, library))
    if is_other_work(source, found):
        return tuple(replace(row, suggested="mine") for row in rows)
    return rows


def remarks(source: Source, found: Found) -> tuple[str, ...]:
    """What to know before taking the record, the gravest first."""
    other = (_OTHER_WORK,) if is_other_work(source, found) else ()
    related = tuple(f"{each.words}: {each.doi}" for each in found.relations[:5])
    return (*other, *found.remarks[:8], *related)


def is_other_work(source: Source, found: Found) -> bool:
    """Whether the titles share less than a third of their words."""
    mine, yours = _words(source.text("title")), _words(found.source.text("title"))
    if not mine or not yours:
        return False
    return len(mine & yours) < min(len(mine), len(yours)) / 3


def additions(rows: Iterable[Proposed]) -> dict[str, Side]:
    """The choices that only fill in what is empty, and take a graver status."""
    return {row.variable: "yours" if _only_adds(row) else "mine" for row in rows}


def completed(
    source: Source, found: Found, choices: Mapping[str, Side], library: Iterable[Source] = ()
) -> Source:
    """*source* with what *choices* take from the record; all else stays as it is."""
    taken = {name for name, side in choices.items() if side == "yours"}
    yours = found.source
    item = dict(source.csl) | {name: yours.csl[name] for name in yours.csl if name in taken}
    own: dict[str, Any] = {name: getattr(yours, name) for name in _OWN if name in taken}
    if "status" in taken:
        own |= {
            "status": yours.status,
            "status_origin": yours.status_origin,
            "status_date": yours.status_date,
        }
    if "related" in taken:
        own["related"] = merging.union(source.related, _others(source, found, library))
    return replace(source, item=csl_text(item), **own)


def _only_adds(row: Proposed) -> bool:
    """Whether taking the record's side here loses nothing that somebody wrote."""
    return row.suggested == "yours" and (not row.mine or row.variable == "status")


def _fields(source: Source, found: Found) -> list[Proposed]:
    mine, yours = source.csl, found.source.csl
    better: dict[str, Side] = {
        each.variable: each.suggested for each in merging.differences(source, found.source)
    }
    rows: list[Proposed] = []
    for name in yours:
        if name in _UNASKED or _same(name, mine.get(name), yours[name]):
            continue
        side = "yours" if name not in mine else _better(name, source, better)
        rows.append(_row(name, mine.get(name), yours[name], side))
    for name in _OWN:
        here, there = getattr(source, name), getattr(found.source, name)
        if there not in ("", None) and here != there:
            side: Side = "yours" if here in ("", None) else "mine"
            rows.append(_row(name, here, there, side))
    order = list(LABELS)
    last = len(order)
    return sorted(
        rows, key=lambda row: order.index(row.variable) if row.variable in LABELS else last
    )


def _row(name: str, mine: object, yours: object, side: Side) -> Proposed:
    return Proposed(name, _label(name), _shown(name, mine), _shown(name, yours), side)


def _better(name: str, source: Source, sides: Mapping[str, Side]) -> Side:
    if name == "type":  # a stub's is only a guess
        return "mine" if source.text("title") else "yours"
    return "mine" if name == "URL" else sides.get(name, "mine")


def _status(source: Source, found: Found) -> list[Proposed]:
    yours = found.source
    if yours.status in {SourceStatus.UNCHECKED, source.status}:
        return []
    graver = merging.is_graver(yours, source)
    words = (_standing(source), _standing(yours))
    return [Proposed("status", LABELS["status"], *words, "yours" if graver else "mine")]


def _standing(source: Source) -> str:
    told = ", ".join(filter(None, (source.status_origin, source.status_date)))
    return STATUSES[source.status] + (f" ({told})" if told else "")


def _related(source: Source, found: Found, library: Iterable[Source]) -> list[Proposed]:
    others = _others(source, found, library)
    if not others:
        return []
    named = {each.id: each for each in library}
    words = "; ".join(f"{named[each].label}, {named[each].title}" for each in others)
    return [Proposed("related", LABELS["related"], "", words, "yours")]


def _others(source: Source, found: Found, library: Iterable[Source]) -> tuple[SourceId, ...]:
    """Other versions that the library has and *source* does not name yet."""
    dois = {each.doi.casefold() for each in found.relations}
    return tuple(
        each.id
        for each in library
        if dois and each.doi.casefold() in dois and each.id not in {source.id, *source.related}
    )


def _same(name: str, mine: object, yours: object) -> bool:
    if mine == yours:
        return True
    if not isinstance(mine, str) or not isinstance(yours, str):
        return False
    if name in _ANY_CASE:
        return mine.strip("/").casefold() == yours.strip("/").casefold()
    if name in _WORDED and not mine.isupper():
        return folded(mine) == folded(yours)
    return _TAG.sub("", mine).rstrip(". ") == _TAG.sub("", yours).rstrip(". ")


def _label(name: str) -> str:
    words = LABELS.get(name) or name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _shown(name: str, value: object) -> str:
    if value in (None, "", [], {}):
        return ""
    if name == "type":
        return TYPES.get(str(value), str(value).replace("-", " "))
    return merging.shown(value)


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(_TAG.sub("", title))))
