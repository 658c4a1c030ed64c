"""PubMed's XML (efetch: PubmedArticle, PubmedBookArticle) with the same fields as MEDLINE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from journal_desktop.cite import dates, names, nlm
from journal_desktop.cite.dates import Date
from journal_desktop.cite.nlm import Citation
from journal_desktop.cite.records import Record, gathered
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

_RECORDS = "PubmedArticle|PubmedBookArticle"
START = re.compile(rf"<(?:PubmedArticleSet|{_RECORDS})[\s>]")


def read(text: str, heard: Heard) -> Read:
    """Every record of *text*; nothing at all where entities are declared."""
    name = "PubMed XML"
    if refusal := refused(name, text):
        return refusal
    return gathered(name, len(text), elements(text, _RECORDS), _each, heard)


def _each(record: Record) -> Iterator[Entry | Skipped]:
    element = parsed(record.text)
    if element is None:
        yield unread(record)
        return
    made, remarks = nlm.source(_citation(element))
    yield Entry(made, record.line, remarks)


def _citation(record: Element) -> Citation:
    main = record.find("MedlineCitation")
    if main is None:
        main = record.find("BookDocument")
    main = record if main is None else main
    article = main.find("Article")
    article = main if article is None else article
    data = record.find("PubmedData")
    data = record.find("PubmedBookData") if data is None else data
    book = main.find("Book")
    return Citation(
        title=rich(article.find("ArticleTitle")) or at(article, "VernacularTitle"),
        book=rich(book.find("BookTitle")) if book is not None else "",
        journal=at(article, "Journal/Title") or at(main, "MedlineJournalInfo/MedlineTA"),
        journal_short=at(article, "Journal/ISOAbbreviation")
        or at(main, "MedlineJournalInfo/MedlineTA"),
        people=_people(article, book),
        issued=_date(article.find("Journal/JournalIssue/PubDate"))
        or (_date(book.find("PubDate")) if book is not None else None),
        online=_date(article.find("ArticleDate")),
        revised=_date(main.find("DateRevised")),
        numbers=_numbers(article, book),
        pages=at(article, "Pagination/MedlinePgn") or _start_and_end(article),
        pii=_locators(article, data, "pii"),
        dois=_locators(article, data, "doi"),
        pmid=at(main, "PMID"),
        pmcid=next(iter(_ids(data, "pmc")), ""),
        serials=(*all_at(article, "Journal/ISSN"), *all_at(main, "Book/Isbn")),
        languages=tuple(all_at(article, "Language")),
        abstract=_abstract(article),
        types=tuple(all_at(article, "PublicationTypeList/PublicationType"))
        + tuple(all_at(main, "PublicationType")),
        tags=(
            *all_at(main, "MeshHeadingList/MeshHeading/DescriptorName"),
            *all_at(main, "KeywordList/Keyword"),
        ),
        funders=tuple(all_at(article, "GrantList/Grant/Agency")),
        links=tuple(map(_link, main.iterfind("CommentsCorrectionsList/CommentsCorrections"))),
    )


def _people(article: Element, book: Element | None) -> dict[str, tuple[names.Name, ...]]:
    people: dict[str, tuple[names.Name, ...]] = {}
    holders = (article,) if book is None else (article, book)
    for holder in holders:
        for listed in holder.iterfind("AuthorList"):
            role = "editor" if listed.get("Type", "").casefold() == "editors" else "author"
            found = tuple(name for each in listed.iterfind("Author") if (name := _name(each)))
            people[role] = people.get(role) or found
    return people


def _name(author: Element) -> names.Name:
    if group := at(author, "CollectiveName"):
        return {"literal": group.rstrip(".")}
    family = at(author, "LastName")
    given = at(author, "ForeName") or " ".join(at(author, "Initials"))
    return names.of(family, given, at(author, "Suffix")) if family else {}


def _date(element: Element | None) -> Date | None:
    if element is None:
        return None
    found = dates.from_parts(
        at(element, "Year"), at(element, "Month"), at(element, "Day"), at(element, "Season")
    )
    return found or dates.parsed(at(element, "MedlineDate"))


def _numbers(article: Element, book: Element | None) -> dict[str, str]:
    if book is None:
        issue = "Journal/JournalIssue"
        numbers = {"volume": at(article, f"{issue}/Volume"), "issue": at(article, f"{issue}/Issue")}
    else:
        numbers = {
            "publisher": at(book, "Publisher/PublisherName"),
            "publisher-place": at(book, "Publisher/PublisherLocation"),
            "edition": at(book, "Edition"),
            "volume": at(book, "Volume"),
            "collection-title": at(book, "CollectionTitle"),
        }
    original = at(article, "VernacularTitle") if article.find("ArticleTitle") is not None else ""
    return numbers | {"original-title": original}


def _start_and_end(article: Element) -> str:
    first, last = at(article, "Pagination/StartPage"), at(article, "Pagination/EndPage")
    return f"{first}-{last}" if first and last and first != last else first


def _locators(article: Element, data: Element | None, kind: str) -> tuple[str, ...]:
    own = [
        words(each)
        for each in article.iterfind("ELocationID")
        if each.get("EIdType") == kind and each.get("ValidYN", "Y") == "Y"
    ]
    return tuple(own) + _ids(data, kind)


def _ids(data: Element | None, kind: str) -> tuple[str, ...]:
    """The identifiers of the paper itself; those of its references stand deeper."""
    listed = data.iterfind("ArticleIdList/ArticleId") if data is not None else ()
    return tuple(words(each) for each in listed if each.get("IdType") == kind)


def _abstract(article: Element) -> str:
    parts = article.iterfind("Abstract/AbstractText")
    return "\n".join(
        f"{part.get('Label', '')}: {words(part)}" if part.get("Label") else words(part)
        for part in parts
    )


def _link(element: Element) -> tuple[str, str]:
    number = at(element, "PMID")
    said = at(element, "RefSource")
    return element.get("RefType", ""), f"{said} PMID: {number}" if number else said
