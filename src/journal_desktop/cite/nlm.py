"""A citation of PubMed, told by MEDLINE tags or by XML, as a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journal_desktop.cite import dates, nlm_types, pages
from journal_desktop.cite import status as title_status
from journal_desktop.cite.dates import Date
from journal_desktop.cite.fields import doi_as_given
from journal_desktop.cite.names import Name
from journal_desktop.core import identifiers
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.source import Source, SourceStatus, csl_text
from journal_desktop.core.text import line, prose

_IN_LINK = re.compile(r"\b((?:18|19|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)\b")
_LOCATOR = re.compile(r"[A-Za-z]{0,4}\d{1,12}[a-z]?")
_LINK_WORDS = {
    **dict.fromkeys(("RIN", "RetractionIn"), "it was retracted in"),
    **dict.fromkeys(("RRI", "RetractedandRepublishedIn"), "it was retracted and republished in"),
    **dict.fromkeys(("PRIN", "PartialRetractionIn"), "a part was retracted in"),
    **dict.fromkeys(("EIN", "ErratumIn"), "a correction is in"),
    **dict.fromkeys(("CRI", "CorrectedandRepublishedIn"), "it was corrected and republished in"),
    **dict.fromkeys(("ECI", "ExpressionOfConcernIn"), "an expression of concern is in"),
    **dict.fromkeys(("RPI", "RepublishedIn"), "it was published again in"),
    **dict.fromkeys(("UIN", "UpdateIn"), "a newer version is"),
    **dict.fromkeys(("ROF", "RetractionOf"), "this is the retraction of"),
    **dict.fromkeys(("EFR", "ErratumFor"), "this corrects"),
    **dict.fromkeys(("ECF", "ExpressionOfConcernFor"), "this is a concern about"),
    **dict.fromkeys(("CRF", "CorrectedandRepublishedFrom"), "this is the corrected version of"),
}
_BRACKETED = re.compile(r"\[(.*)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """What PubMed tells of one paper or book.

    `types` are publication types, `links` what other papers say of it: pairs of the kind of
    link ("RIN" or "RetractionIn") and the words of that paper's citation.
    """

    title: str = ""
    book: str = ""
    journal: str = ""
    journal_short: str = ""
    people: Mapping[str, tuple[Name, ...]] | None = None
    issued: Date | None = None
    online: Date | None = None
    revised: Date | None = None
    numbers: Mapping[str, str] | None = None
    pages: str = ""
    pii: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    pmid: str = ""
    pmcid: str = ""
    serials: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    abstract: str = ""
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def source(citation: Citation) -> tuple[Source, tuple[str, ...]]:
    """The source that *citation* tells of, and remarks on what to know of it."""
    csl = _csl(citation)
    found, link = nlm_types.status(citation.types, [kind for kind, _ in citation.links])
    is_preprint = "Preprint" in citation.types
    made = Source(
        id=SourceId(new_id()),
        key="",
        item=csl_text(csl),
        kind=nlm_types.kind(citation.types),
        design=nlm_types.design(citation.types),
        funding="; ".join(dict.fromkeys(who for each in citation.funders if (who := line(each)))),
        peer_reviewed=False if is_preprint else None,
        status=found,
        status_origin="PubMed" if found is not SourceStatus.UNCHECKED else "",
        status_date=_status_date(citation, link) if found is not SourceStatus.UNCHECKED else "",
        tags=tuple(dict.fromkeys(filter(None, map(line, citation.tags)))),
    )
    return title_status.with_title_status(made), _remarks(citation, csl)


def _csl(citation: Citation) -> dict[str, Any]:
    title, book = _title(citation.title), _title(citation.book)
    csl: dict[str, Any] = {
        "type": _type(citation),
        "title": title or book,
        "container-title": line(citation.journal) or (book if title else ""),
        "container-title-short": line(citation.journal_short),
        "issued": citation.issued or citation.online,
        "available-date": citation.online,
        "page": pages.normal(citation.pages) or _article_number(citation),
        "DOI": next((doi for each in citation.dois if (doi := doi_as_given(each))), ""),
        "PMID": identifiers.pmid(citation.pmid),
        "PMCID": identifiers.pmcid(citation.pmcid),
        "language": ", ".join(nlm_types.LANGUAGES.get(each, each) for each in citation.languages),
        "abstract": prose(citation.abstract),
        "source": "PubMed",
    }
    csl |= {name: line(value) for name, value in (citation.numbers or {}).items()}
    csl |= {role: list(names) for role, names in (citation.people or {}).items()}
    books = [number for number in citation.serials if identifiers.isbn(number)]
    csl["ISBN"] = " ".join(books)
    others = (number for number in citation.serials if number not in books)
    csl["ISSN"] = ", ".join(dict.fromkeys(others))
    if csl["container-title-short"] == csl["container-title"]:
        csl["container-title-short"] = ""
    return csl


def _type(citation: Citation) -> str:
    if "Preprint" in citation.types:
        return "article"
    if citation.book:
        return "chapter" if citation.title else "book"
    if "Newspaper Article" in citation.types:
        return "article-newspaper"
    return "dataset" if "Dataset" in citation.types and not citation.journal else "article-journal"


def _title(text: str) -> str:
    """Without the stop that PubMed adds, and the brackets round a translation."""
    title = line(text)
    if translated := _BRACKETED.fullmatch(title.rstrip(".")):
        title = translated[1] if "[" not in translated[1] else title
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _article_number(citation: Citation) -> str:
    return next((number for number in citation.pii if _LOCATOR.fullmatch(number)), "")


def _status_date(citation: Citation, link: str) -> str:
    """When it was said: the date of the notice, else when PubMed last changed its record."""
    for kind, words in citation.links:
        if kind == link and (found := _IN_LINK.search(words)):
            return dates.iso(dates.parsed(found[1]))
    return dates.iso(citation.revised)


def _remarks(citation: Citation, csl: dict[str, Any]) -> tuple[str, ...]:
    said = [
        f"PubMed says: {_LINK_WORDS[kind]} {line(text)}."
        for kind, text in citation.links
        if kind in _LINK_WORDS
    ]
    if not csl["title"]:
        said.append("It has no title.")
    if citation.dois and not csl["DOI"]:
        said.append(f"“{citation.dois[0][:80]}” is no DOI, so it was left out.")
    return tuple(dict.fromkeys(text.replace("..", ".") for text in said))
