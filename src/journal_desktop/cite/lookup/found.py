"""What became of asking: a record, its absence, or a problem; and all steps as one outcome."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from journal_desktop.cite import csl
from journal_desktop.cite.lookup.exchange import Request, Service
from journal_desktop.cite.writing import csl as writing
from journal_desktop.core.merging import is_graver, union
from journal_desktop.core.source import Source, SourceStatus, csl_text

_WATCHERS = {Service.CROSSREF: "Crossref", Service.EUTILS: "PubMed"}
"""Services whose records say when a paper was retracted or corrected."""

_JSON = {True: "true", False: "false"}
_NOT_TOLD = "{} could not be asked whether it was corrected or retracted: {}"


class Kind(StrEnum):
    """What a problem asks for."""

    OFFLINE = "offline"
    LATER = "later"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Relation:
    """What another work is to this one, in words, and its DOI."""

    words: str
    doi: str


@dataclass(frozen=True, slots=True)
class Found:
    """A record as a source without a key; `remarks` are sentences to know before taking it."""

    source: Source
    services: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    remarks: tuple[str, ...] = ()
    is_seen: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """The service knows nothing of that identifier."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Problem:
    """No record came; `wait` are seconds that the service asked for."""

    sentence: str
    kind: Kind
    wait: float | None = None


Answer = Found | Absent | Problem


@dataclass(frozen=True, slots=True)
class Step:
    """One request of a look-up and its answer."""

    request: Request
    answer: Answer


def combined(trail: Iterable[Step], today: str) -> Answer:
    """All answers as one: the first record, what others know besides, the gravest status."""
    steps = tuple(trail)
    answers = [step.answer for step in steps]
    records = [each for each in answers if isinstance(each, Found)]
    if not records:
        problems = [each for each in answers if isinstance(each, Problem)]
        absent = [each for each in answers if isinstance(each, Absent)]
        nobody = Absent("Nobody can be asked about this identifier.")
        return next(iter((*problems, *absent)), nobody)
    whole = records[0]
    for each in records[1:]:
        whole = _joined(whole, each)
    unheard = [
        _NOT_TOLD.format(step.request.service.value, step.answer.sentence)
        for step in steps
        if isinstance(step.answer, Problem) and step.request.service in _WATCHERS
    ]
    whole = replace(whole, remarks=(*whole.remarks, *unheard))
    return replace(whole, source=_vouched(whole.source, steps, today))


def text(found: Found) -> str:
    """A record as a library keeps it."""
    kept = {
        "services": found.services,
        "relations": [[each.words, each.doi] for each in found.relations],
        "remarks": found.remarks,
        "seen": found.is_seen,
        "items": json.loads(writing.written((found.source,))),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read(kept: str) -> Found | None:
    """The record that a library kept; None where there is none."""
    try:
        stored: object = json.loads(kept)
    except (ValueError, RecursionError):
        return None
    if not isinstance(stored, dict):
        return None
    told = cast("dict[str, Any]", stored)
    entries = csl.read(json.dumps(told.get("items", [])), _unheard).entries
    if not entries:
        return None
    return Found(
        entries[0].source,
        tuple(map(str, told.get("services", ()))),
        tuple(Relation(str(words), str(doi)) for words, doi in told.get("relations", ())),
        tuple(map(str, told.get("remarks", ()))),
        bool(told.get("seen")),
    )


def is_seen(kept: str) -> bool:
    """Whether the user has dealt with a kept record, told without reading it whole."""
    return '"seen":true' in kept


def marked(kept: str, *, is_seen: bool) -> str:
    """A kept record that was dealt with, or is to be looked at."""
    before, after = f'"seen":{_JSON[not is_seen]}', f'"seen":{_JSON[is_seen]}'
    return kept.replace(before, after, 1)


def _joined(one: Found, other: Found) -> Found:
    """*one* with what *other* knows besides."""
    mine, yours = one.source, other.source
    item = {name: value for name, value in yours.csl.items() if name != "id"} | dict(mine.csl)
    standing = yours if is_graver(yours, mine) else mine
    made = replace(
        mine,
        item=csl_text(item),
        kind=mine.kind or yours.kind,
        design=mine.design or yours.design,
        funding=mine.funding or yours.funding,
        status=standing.status,
        status_origin=standing.status_origin,
        status_date=standing.status_date,
        tags=union(mine.tags, yours.tags),
    )
    return Found(
        made,
        union(one.services, other.services),
        tuple(dict.fromkeys((*one.relations, *other.relations))),
        union(one.remarks, other.remarks),
    )


def _vouched(made: Source, steps: tuple[Step, ...], today: str) -> Source:
    """*made* as one against which nothing is known, where somebody who would know was asked."""
    if made.status is not SourceStatus.UNCHECKED:
        return made
    asked = [
        _WATCHERS[step.request.service]
        for step in steps
        if isinstance(step.answer, Found) and step.request.service in _WATCHERS
    ]
    if not asked:
        return made
    return replace(made, status=SourceStatus.OK, status_origin=asked[0], status_date=today)


def _unheard(_done: int, _total: int) -> bool:
    return True
