"""EndNote's XML (<xml><records>…), with the styled stretches of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from journal_desktop.cite import dates, names
from journal_desktop.cite import fields as shared
from journal_desktop.cite.endnote_tags import csl_type
from journal_desktop.cite.fields import Fields
from journal_desktop.cite.records import Record, first_words, gathered
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.cite.xml_records import (
    all_at,
    at,
    elements,
    parsed,
    refused,
    rich,
    unread,
    words,
)
from journal_desktop.core import identifiers

START = re.compile(r"<(?:xml|records)>")
_PEOPLE = {
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
    "translated-authors": "translator",
}
_OTHERS = {
    "volume": "volume", "number": "issue", "edition": "edition", "publisher": "publisher",
    "pub-location": "publisher-place", "language": "language", "num-vols": "number-of-volumes",
    "section": "section", "work-type": "genre", "call-num": "call-number",
    "remote-database-name": "source",
}  # fmt: skip


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*; nothing at all where entities are declared."""
    name = "EndNote XML"
    if refusal := refused(name, text):
        return refusal
    return gathered(name, len(text), elements(text, "record"), _each, heard)


def _each(record: Record) -> Iterator[Entry | Skipped]:
    element = parsed(record.text)
    if element is None:
        yield unread(record)
    elif len(element) == 0:
        yield Skipped(record.line, first_words(record.text), "This record is empty.")
    else:
        made, remarks = shared.source(_fields(element))
        yield Entry(made, record.line, remarks)


def _fields(record: Element) -> Fields:
    kind = record.find("ref-type")
    name = kind.get("name", "") if kind is not None else ""
    accession = at(record, "accession-num")
    database = at(record, "remote-database-name").casefold()
    is_number = not accession.isdecimal() or "pubmed" in database or "medline" in database
    titles = "periodical/full-title", "titles/secondary-title", "alt-periodical/full-title"
    return Fields(
        type=csl_type(name, words(kind)),
        key=at(record, "label"),
        title=rich(record.find("titles/title")),
        container=next((text for path in titles if (text := rich(record.find(path)))), ""),
        container_short=at(record, "periodical/abbr-1"),
        series=at(record, "titles/tertiary-title"),
        people={
            role: found
            for holder, role in _PEOPLE.items()
            if (found := _names(record, f"contributors/{holder}/author"))
        },
        dates={"issued": _issued(record), "accessed": dates.parsed(at(record, "access-date"))},
        pages=at(record, "pages"),
        article_number=at(record, "custom7"),
        serials=tuple(re.split(r"[\n\r]+", "\n".join(_raw(record, "isbn")))),
        dois=tuple(all_at(record, "electronic-resource-num")),
        pmid=identifiers.pmid(accession) if is_number else "",
        pmcid=identifiers.pmcid(at(record, "custom2")) or identifiers.pmcid(accession),
        links=_links(record),
        abstract="\n".join(all_at(record, "abstract")),
        notes=(*_raw(record, "notes"), *_raw(record, "research-notes")),
        tags=tuple(all_at(record, "keywords/keyword")),
        attachment=_attachment(record),
        others={variable: at(record, path) for path, variable in _OTHERS.items()}
        | {"title-short": at(record, "titles/short-title")},
    )


def _names(record: Element, path: str) -> tuple[names.Name, ...]:
    return names.all_parsed(all_at(record, path))


def _issued(record: Element) -> dates.Date | None:
    year = at(record, "dates/year")
    day = at(record, "dates/pub-dates/date")
    told = dates.parsed(day)
    if told and "literal" in told:
        told = dates.parsed(f"{year} {day}") or told
    return dates.finer(dates.parsed(year), told if told and "literal" not in told else None)


def _raw(record: Element, path: str) -> list[str]:
    """Texts with their own line breaks, which EndNote writes as carriage returns."""
    return ["".join(each.itertext()).replace("\r", "\n") for each in record.iterfind(path)]


def _links(record: Element) -> tuple[str, ...]:
    found = [*all_at(record, "urls/related-urls/url"), *all_at(record, "urls/web-urls/url")]
    return tuple(link for text in found for link in text.split())


def _attachment(record: Element) -> str:
    paths = all_at(record, "urls/pdf-urls/url")
    return next(iter(paths), "").removeprefix("internal-pdf://").removeprefix("file://")
