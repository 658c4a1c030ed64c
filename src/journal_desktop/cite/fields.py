"""What formats of reference managers have in common, and how it becomes a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from journal_desktop.cite import pages, status
from journal_desktop.cite.dates import Date
from journal_desktop.cite.names import Name
from journal_desktop.core import identifiers
from journal_desktop.core.citations import is_key
from journal_desktop.core.ids import SourceId, is_id, new_id
from journal_desktop.core.source import Source, csl_text
from journal_desktop.core.text import line, prose

_IN_NOTE = re.compile(
    r"^\s*(?P<scheme>PMID|PMCID|DOI|arXiv|ISBN)\s*:\s*(?P<value>\S+)\s*$", re.MULTILINE
)
_HAS_CONTAINER = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter"})
_WHOLE = frozenset({"book", "report", "thesis"})
_ISSN = re.compile(r"(?<!\d)\d{4}-?\d{3}[\dXx](?!\d)")
_NO_KEY = re.compile(r"\d+|.*://.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fields:
    """A reference as RIS and EndNote hold it, before it is a CSL item.

    `serials` are ISSNs and ISBNs, `links` addresses and `dois` whatever was given as one;
    `others` are CSL variables that need nothing more done.
    """

    type: str
    key: str = ""
    title: str = ""
    container: str = ""
    container_short: str = ""
    series: str = ""
    people: Mapping[str, tuple[Name, ...]] = field(default_factory=dict[str, tuple[Name, ...]])
    dates: Mapping[str, Date | None] = field(default_factory=dict[str, Date | None])
    pages: str = ""
    article_number: str = ""
    serials: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    pmid: str = ""
    pmcid: str = ""
    links: tuple[str, ...] = ()
    abstract: str = ""
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attachment: str = ""
    others: Mapping[str, str] = field(default_factory=dict[str, str])


def source(fields: Fields) -> tuple[Source, tuple[str, ...]]:
    """The source that *fields* tell of, and remarks on what could not be used as given."""
    remarks: list[str] = []
    notes, found = _told_in_notes(fields.notes)
    links = [link for link in map(_link, fields.links) if link]
    csl: dict[str, Any] = {
        "type": fields.type,
        "title": line(fields.title),
        "page": pages.normal(fields.pages) or line(fields.article_number),
        "number": line(fields.article_number) if fields.pages else "",
        "abstract": prose(fields.abstract),
        "PMID": fields.pmid or found.get("PMID", "") or _first(identifiers.pmid, links),
        "PMCID": fields.pmcid or found.get("PMCID", "") or _first(identifiers.pmcid, links),
        "URL": links[0] if links else "",
    }
    csl |= {name: line(value) for name, value in fields.others.items() if value}
    csl |= {role: list(names) for role, names in fields.people.items()}
    csl |= {name: day for name, day in fields.dates.items() if day}
    csl |= _containers(fields) | _serials(fields)
    csl["DOI"] = _doi((*fields.dois, found.get("DOI", "")), links, remarks)
    more = "\n".join((*notes, *(f"See also {link}" for link in links[1:])))
    if not csl["title"]:
        remarks.append("It has no title.")
    made = Source(
        id=SourceId(new_id()),
        key=usable_key(fields.key),
        item=csl_text(csl),
        notes=prose(more),
        tags=tuple(dict.fromkeys(filter(None, map(line, fields.tags)))),
        attachment=fields.attachment,
    )
    return status.with_title_status(made), tuple(remarks)


def usable_key(text: str) -> str:
    """*text* where it can be a citation key; a bare number or an address is none."""
    return text if is_key(text) and not (_NO_KEY.fullmatch(text) or is_id(text)) else ""


def doi_as_given(text: str) -> str:
    """The DOI in *text* with its own capitals and nothing around it, or nothing."""
    canonical = identifiers.doi(text)
    place = text.lower().find(canonical) if canonical else -1
    return text[place : place + len(canonical)] if place >= 0 else canonical


def _doi(given: tuple[str, ...], links: list[str], remarks: list[str]) -> str:
    told = [text for text in map(line, given) if text]
    for text in told:
        if found := doi_as_given(text):
            return found
    if told:
        remarks.append(f"“{told[0][:80]}” is no DOI, so it was left out.")
    return next((doi_as_given(link) for link in links if "doi.org/" in link.casefold()), "")


def _containers(fields: Fields) -> dict[str, str]:
    """Journal, book or series: a book's "secondary title" is its series."""
    container, series = line(fields.container), line(fields.series)
    if fields.type in _WHOLE and container and not series:
        container, series = "", container
    short = line(fields.container_short)
    if short and not container and fields.type in _HAS_CONTAINER:
        container = short
    return {
        "container-title": container,
        "container-title-short": short if short != container else "",
        "collection-title": series,
    }


def _serials(fields: Fields) -> dict[str, str]:
    """ISBN or ISSN, told apart by their digits."""
    text = " ".join(fields.serials)
    books = [word for word in re.split(r"[;,()]|\s{1,3}(?=97[89])", text) if identifiers.isbn(word)]
    books += [word for word in text.split() if not books and identifiers.isbn(word)]
    journals = _ISSN.findall(text) if not books else []
    isbn = " ".join(dict.fromkeys(word.strip() for word in books))
    issn = ", ".join(dict.fromkeys(journals))
    other = line(text) if not (isbn or issn) and fields.type in _WHOLE | {"chapter"} else ""
    return {"ISBN": isbn or other, "ISSN": issn or ("" if isbn or other else line(text))}


def _told_in_notes(notes: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """Notes without their lines "PMID: 123", and the identifiers of these lines."""
    found: dict[str, str] = {}
    kept: list[str] = []
    normal = {"PMID": identifiers.pmid, "PMCID": identifiers.pmcid, "DOI": identifiers.doi}
    for note in notes:
        rest = note
        for match in _IN_NOTE.finditer(note):
            scheme = match["scheme"].upper()
            if scheme in normal and scheme not in found and normal[scheme](match["value"]):
                found[scheme] = normal[scheme](match["value"])
                rest = rest.replace(match[0], "", 1)
        kept.append(rest.strip("\n"))
    return [note for note in kept if note.strip()], found


def _first(normal: Callable[[str], str], texts: list[str]) -> str:
    return next((found for text in texts if (found := normal(text))), "")


def _link(text: str) -> str:
    text = line(text).strip("<>")
    if text[:4].casefold() == "www.":
        return f"https://{text}"
    return text if re.match(r"(?:https?|ftp)://\S", text, re.IGNORECASE) else ""
