"""What Zotero makes of a page: the rules of its translator "Embedded Metadata", for our tags.

Written anew after the published rules (translators and utilities of zotero on GitHub, 2026):
how the kind of item is found, which tag fills which field, how names are parted, and what is
guessed where a tag is missing. Left out are the vocabularies that our pages do not use (Dublin
Core, PRISM, eprints, microdata); `strangers` names any that appear, so that a test can tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "img", "br", "hr", "input", "source"}
_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_cover_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_journal_abbrev": "journalAbbreviation",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_publisher": "publisher",
    "citation_isbn": "ISBN",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}
_KINDS = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_OPEN_GRAPH = {"title": "title", "description": "abstractNote", "url": "url"}
_STRANGERS = re.compile(r"(?i:bib|bibo|dc|dcterms|prism|foaf|eprints?|so|article|book)[.:_]")
_BYLINES = ("byline", "bylines", "vcard", "article-byline")
_DASHES = "-–—=_:|~#"


@dataclass
class Element:
    """An element of a page with the text below it."""

    tag: str
    given: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self):
        """This element and every one below it."""
        yield self
        for each in self.children:
            if isinstance(each, Element):
                yield from each.all()

    def text(self, *, without_facts=False):
        """The words below; without those that are never an author's."""
        is_fact = self.tag in {"time", "button", "textarea", "script"} or any(
            word in self.given.get("class", "") for word in ("email", "date")
        )
        if without_facts and is_fact:
            return ""
        parts = (
            each if isinstance(each, str) else each.text(without_facts=without_facts)
            for each in self.children
        )
        return "".join(parts)


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag):
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.open[-1].children.append(data)


@dataclass
class Saved:
    """What one click on Zotero's button saves, and what else would answer the click."""

    items: list[dict[str, Any]]
    rivals: list[str]
    strangers: list[str]


def save(html: str, address: str, *, keeps_tags: bool = False) -> Saved:
    """Save the page that *html* is and that was met at *address*.

    Keywords are kept only where a site's own translator asks for them (*keeps_tags*).
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    elements = list(builder.root.all())
    metas = [each.given for each in elements if each.tag == "meta"]
    named = [(each.get("name") or each.get("property", ""), each["content"])
             for each in metas if each.get("content")]  # fmt: skip
    items = [_item(elements, named, address, keeps_tags)] if _kind(named) else []
    rivals = [each.tag for each in elements if "Z3988" in each.given.get("class", "").split()]
    rivals += [each.tag for each in elements if each.given.get("rel") == "unapi-server"]
    strangers = [name for name, _ in named if _STRANGERS.match(name)]
    strangers += [each.tag for each in elements if each.given.get("rel", "").startswith("schema.")]
    return Saved(items, rivals, strangers)


def _kind(named):
    found = [_KINDS[name] for name, _ in named if name in _KINDS]
    if found:
        return found[-1]
    if any(name in {"citation_title", "citation_series_title"} for name, _ in named):
        return "journalArticle"
    return "webpage" if any(name.startswith("og:") for name, _ in named) else ""


def _item(elements, named, address, keeps_tags):
    item: dict[str, Any] = {"itemType": _kind(named)}
    for name, field_ in _OPEN_GRAPH.items():
        found = [value for tag, value in named if tag == f"og:{name}"]
        item |= {field_: found[0]} if found else {}
    for ending, field_ in _FIELDS.items():
        found = [value for name, value in named if name.endswith(ending) and value.strip()]
        item |= {field_: " ".join(found[0].split())} if found else {}
    language = item.get("language", "")
    authors = [value for name, value in named if name.endswith("citation_author")]
    item["creators"] = _creators(authors, language) or _from_byline(elements)
    words = [value for name, value in named if name.endswith("citation_keywords")]
    tags = [part.strip() for value in words for part in value.split(";") if part.strip()]
    item["tags"] = tags if keeps_tags else []
    _fill(item, elements, named, address)
    journal = item.get("publicationTitle")
    if journal:
        after = rf"\s*[{re.escape(_DASHES)}]\s*{re.escape(journal)}\s*$"
        item["title"] = re.sub(after, "", " ".join(item["title"].split()), flags=re.IGNORECASE)
    return item


def _fill(item, elements, named, address):
    """What is guessed from the page where no tag says it."""
    first = {each.tag: each for each in reversed(elements)}
    canonical = [e.given.get("href", "") for e in elements if e.given.get("rel") == "canonical"]
    days = [e.given["datetime"] for e in elements if e.tag == "time" and "datetime" in e.given]
    described = [value for name, value in named if name.lower() == "description"]
    spare = {
        "title": [first["title"].text()],
        "abstractNote": described,
        "url": [*canonical, address],
        "language": [first["html"].given.get("lang", "")],
        "date": days,
    }
    for field_, values in spare.items():
        if not item.get(field_) and values:
            item[field_] = values[0]


def _creators(contents, language):
    people: list[dict[str, str]] = []
    before = ""
    for content in contents:
        names = re.split(r"\s*;\s*", content)
        by_comma = re.split(r"\s*,\s*", names[0])
        is_lone = len(contents) == 1 == len(names) and len(by_comma) > 1
        if is_lone and " " in by_comma[0] and " " in by_comma[1]:
            names = names if _is_spanish(by_comma, language) else by_comma
        for name in map(str.strip, names):
            if re.search(r"[^\s,-.;]", name) and name != before:
                before = name
                people.append(_with_case(clean_author(name, use_comma="," in name)))
    return people


def _is_spanish(by_comma, language):
    family = by_comma[0].split(" ")
    return (
        len(by_comma) == 2
        and language in {"es", "spa", "Spanish", "español"}
        and (len(family) == 2 or bool(re.search(r"[À-ú]|\b[Dd]e\b", by_comma[0])))
    )


def clean_author(name: str, *, use_comma: bool) -> dict[str, str]:
    """A name in two parts, as Zotero keeps it; one without a first part is an organisation's."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    name = re.sub(r"\s+", " ", name, count=1)
    if use_comma:
        name = re.sub(r"\.([^ ])", r". \1", name, count=1)
        last, *rest = re.split("[,،] ?", name)
        given = rest[0] if rest else ""
    else:
        given, _, last = name.rpartition(" ")
    if re.fullmatch("[A-ZЀ-Я]{1,3}", given) and (len(given) == 1 or last.upper() != last):
        given = " ".join(f"{letter}." for letter in given)
    parts = re.split(r"[\s.]+|(?=-)", re.sub(r"\s*([-‐-―])\s*", "-", given.strip(" .")))
    dotted = (f"{part}." if re.fullmatch("-?[A-ZЀ-Я]", part) else part for part in parts)
    return {"firstName": " ".join(dotted).replace(" -", "-").strip(), "lastName": last}


def _with_case(person):
    if not person["firstName"]:
        return person
    return {
        part: words.title() if words in {words.upper(), words.lower()} else words
        for part, words in person.items()
    }


def _from_byline(elements):
    """Whoever a byline on the page seems to name, where no tag names an author."""
    lines = [
        each
        for each in elements
        if any(word in each.given.get("class", "").lower() for word in _BYLINES)
    ]
    if not lines:
        return []
    words = " ".join(lines[0].text(without_facts=True).split())
    said = re.split(r"\bby[:\s]+", words, flags=re.IGNORECASE)[-1]
    names = re.split(r"\s*(?:(?:,\s*)?\band\b|,|&)\s*", said, flags=re.IGNORECASE)
    return [clean_author(name, use_comma=False) for name in names if name]
