"""What a service answered: a record, that there is none, or a problem in one sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from journal_desktop.cite import pubmed
from journal_desktop.cite.lookup import crossref, datacite, open_library, politeness, records
from journal_desktop.cite.lookup.exchange import (
    LARGEST,
    Reply,
    Request,
    Service,
    Trouble,
    Unreached,
)
from journal_desktop.cite.lookup.found import Absent, Answer, Found, Kind, Problem
from journal_desktop.core import identifiers
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.source import Source

_UNREACHED = {
    Trouble.OFFLINE: (Kind.OFFLINE, "There is no network, so this waits."),
    Trouble.TIMEOUT: (Kind.LATER, "{} did not answer in time."),
    Trouble.BROKEN: (Kind.LATER, "The connection to {} broke off."),
    Trouble.INSECURE: (Kind.FAULT, "The connection to {} is not secure, so nothing was read."),
    Trouble.TOO_LARGE: (Kind.FAULT, "{} sent far more than a reference is, so it was not read."),
    Trouble.STRAYED: (Kind.FAULT, "{} led to another place that is not safe to follow."),
}
_ABSENT = {
    "DOI": "There is no such DOI: {}.",
    "PMID": "PubMed has no record of that number: {}.",
    "PMCID": "PubMed Central has no record of that number: {}.",
    "arXiv": "arXiv has no paper of that number: {}.",
    "ISBN": "Open Library does not know that ISBN: {}.",
}
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_UNREADABLE = "{} sent an answer that can't be read."
_ELSEWHERE = "The answer is about another {}: {}."


def read(request: Request, asked: Identifier, heard: Reply | Unreached, now: datetime) -> Answer:
    """What *heard* says of *asked*; *now* counts from when a server wants to be left alone."""
    name = request.service.value
    if isinstance(heard, Unreached):
        kind, sentence = _UNREACHED[heard.trouble]
        return Problem(sentence.format(name), kind)
    if refusal := _refused(name, heard, now):
        return refusal
    if heard.status in {404, 410}:
        return _absent(asked)
    text = heard.body[: LARGEST + 1].decode("utf-8-sig", "replace")
    if sentence := _useless(text, len(heard.body)):
        return Problem(sentence.format(name), Kind.FAULT)
    answer = _record(request.service, asked, text)
    if isinstance(answer, Found):
        return _checked(replace(answer, services=(name,)), asked)
    return answer


def _useless(text: str, size: int) -> str:
    """Why a body can be no record, if it is none."""
    if size > LARGEST:
        return _UNREACHED[Trouble.TOO_LARGE][1]
    if not text.strip():
        return "{} sent an empty answer."
    if _PAGE.match(text):
        return "{} sent a web page instead of a record; the network may want you to log in first."
    return ""


def _refused(name: str, reply: Reply, now: datetime) -> Problem | None:
    """What a status says that is neither a record nor its absence."""
    wait = politeness.retry_after(reply.headers, now)
    match reply.status:
        case 429:
            return Problem(f"{name} wants fewer questions.", Kind.LATER, wait)
        case 408 | 425:
            return Problem(_UNREACHED[Trouble.TIMEOUT][1].format(name), Kind.LATER, wait)
        case status if status >= 500:
            return Problem(f"{name} is out of order ({status}).", Kind.LATER, wait)
        case 200 | 203 | 404 | 410:
            return None
        case 204:
            return Problem(f"{name} has no details of it.", Kind.FAULT)
        case status:
            return Problem(f"{name} refused the question ({status}).", Kind.FAULT)


def _absent(asked: Identifier) -> Absent:
    return Absent(_ABSENT.get(asked.scheme, "Nobody knows {}.").format(asked.value))


def _record(service: Service, asked: Identifier, text: str) -> Answer:
    if service is Service.EUTILS:
        return _pubmed(asked, text)
    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError):
        return Problem(_UNREADABLE.format(service.value), Kind.FAULT)
    if not isinstance(told, dict):
        first = cast("list[object]", told)[:1] if isinstance(told, list) else []
        told = first[0] if first else None
        if not isinstance(told, dict):
            return Problem(_UNREADABLE.format(service.value), Kind.FAULT)
    answer = _item(service, asked, cast("dict[str, Any]", told))
    return answer or Problem(_UNREADABLE.format(service.value), Kind.FAULT)


def _item(service: Service, asked: Identifier, told: dict[str, Any]) -> Answer | None:
    match service:
        case Service.CROSSREF:
            message = told.get("message")
            is_record = isinstance(message, dict)
            return crossref.found(cast("dict[str, Any]", message)) if is_record else None
        case Service.DATACITE:
            data = told.get("data")
            attributes = (
                cast("dict[str, Any]", data).get("attributes") if isinstance(data, dict) else None
            )
            is_record = isinstance(attributes, dict)
            return datacite.found(cast("dict[str, Any]", attributes)) if is_record else None
        case Service.OPEN_LIBRARY:
            book = told.get(f"ISBN:{asked.value}")
            if not told or not isinstance(book, dict):
                return _absent(asked) if not told else None
            return open_library.found(cast("dict[str, Any]", book), asked.value)
        case Service.NCBI if told.get("status") == "error":
            return _absent(asked)
        case _:
            made = records.source(told)
            return Found(made) if made is not None else None


def _pubmed(asked: Identifier, text: str) -> Answer:
    """PubMed's XML; an empty set of articles says that there is no such number."""
    told = pubmed.read(text, lambda _done, _total: True)
    if told.entries:
        entry = told.entries[0]
        remarks = tuple(each for each in entry.remarks if each.startswith("PubMed says"))
        return Found(_without(entry.source), remarks=remarks)
    if "<PubmedArticleSet" in text and not told.skipped:
        return _absent(asked)
    return Problem(_UNREADABLE.format(Service.EUTILS.value), Kind.FAULT)


def _without(made: Source) -> Source:
    """What PubMed tells of a paper, without the name of its source."""
    return replace(made, item=records.without(made, "source"))


def _checked(found: Found, asked: Identifier) -> Found:
    """*found* with a word of warning where it is the record of something else."""
    given = [
        each for each in identifiers.identifiers(found.source.csl) if each.scheme == asked.scheme
    ]
    if not given or any(each.value.casefold() == asked.value.casefold() for each in given):
        return found
    remark = _ELSEWHERE.format(asked.scheme, given[0].value)
    return replace(found, remarks=(remark, *found.remarks))
