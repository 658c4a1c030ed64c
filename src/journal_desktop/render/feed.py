"""The journal's feeds, by which readers' programs learn of new articles.

Both are of the front page's own entries, newest first, and know no clock: a feed is as old as
its newest article. With a base URL every address is absolute. Without one the Atom feed has
relative references, which RFC 4287 allows: with no xml:base they start from wherever the feed
was fetched. JSON Feed 1.1 has no rule for relative addresses but lets `url`, `feed_url` and
`home_page_url` be missing, so there they are left out.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from journal_desktop.core.ids import is_id
from journal_desktop.core.journal import Journal
from journal_desktop.core.people import Person
from journal_desktop.core.text import line
from journal_desktop.render.index import Entry, newest
from journal_desktop.render.labels import labels
from journal_desktop.render.structured import located, web
from journal_desktop.render.typography import curly

ATOM = "feed.xml"
JSON = "feed.json"
"""Where the feeds lie in a bundle."""

NAMESPACE = "http://www.w3.org/2005/Atom"
VERSION = "https://jsonfeed.org/version/1.1"

_UNDATED = date(1970, 1, 1)
"""The day Atom is told of an article that nobody dated; it asks for one."""


def atom(journal: Journal, entries: tuple[Entry, ...]) -> str:
    """The Atom feed (RFC 4287)."""
    root = ET.Element("feed", {"xmlns": NAMESPACE} | _language(journal.language))
    _add(root, "id", urn(journal.id))
    _add(root, "title", _title(journal))
    _add(root, "subtitle", line(journal.tagline))
    _add(root, "updated", _instant(max((_changed(each) for each in entries), default=_UNDATED)))
    feed, home = located(journal, ATOM) or ATOM, located(journal, "index.html") or "index.html"
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home})
    _add(ET.SubElement(root, "author"), "name", _title(journal))
    for each in newest(entries):
        root.append(_entry(each, journal))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def json_feed(journal: Journal, entries: tuple[Entry, ...]) -> str:
    """The JSON Feed, version 1.1."""
    feed = {
        "version": VERSION,
        "title": _title(journal),
        "description": line(journal.tagline),
        "home_page_url": located(journal, "index.html"),
        "feed_url": located(journal, JSON),
        "language": journal.language,
    }
    content = _known(feed) | {"items": [_item(each, journal) for each in newest(entries)]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: Entry, journal: Journal) -> ET.Element:
    element = ET.Element("entry", _language(entry.language))
    path = _path(entry)
    _add(element, "id", urn(entry.id))
    _add(element, "title", _headline(entry))
    if entry.published:
        _add(element, "published", _instant(entry.published))
    _add(element, "updated", _instant(_changed(entry)))
    href = located(journal, path) or path
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": href})
    for person in _named(entry):
        author = ET.SubElement(element, "author")
        _add(author, "name", line(person.name))
        _add(author, "uri", web(person.url))
    if category := line(entry.category):
        ET.SubElement(element, "category", {"term": category})
    _add(element, "summary", _standfirst(entry))
    return element


def _item(entry: Entry, journal: Journal) -> dict[str, Any]:
    published = entry.published
    dated = published or entry.updated
    standfirst = _standfirst(entry)
    item = {
        "id": urn(entry.id),
        "url": located(journal, _path(entry)),
        "title": _headline(entry),
        "summary": standfirst,
        "content_text": standfirst or _headline(entry),  # an item must have content
        "date_published": _instant(published) if published else "",
        "date_modified": _instant(_changed(entry)) if dated else "",
        "authors": [
            _known({"name": line(person.name), "url": web(person.url)}) for person in _named(entry)
        ],
        "tags": [line(entry.category)] if line(entry.category) else [],
        "language": entry.language,
    }
    return _known(item)


def _changed(entry: Entry) -> date:
    """The day of the last change that readers were told of."""
    return max(filter(None, (entry.published, entry.updated)), default=_UNDATED)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def urn(identity: str) -> str:
    """The id under which feeds know a journal or an article, always the same."""
    known = identity if is_id(identity) else str(uuid.uuid5(uuid.NAMESPACE_URL, identity))
    return f"urn:uuid:{known}"


def _path(entry: Entry) -> str:
    return f"articles/{entry.slug}/index.html"


def _title(journal: Journal) -> str:
    return line(journal.title) or labels(journal.language).untitled


def _headline(entry: Entry) -> str:
    return curly(line(entry.title) or labels(entry.language).untitled, entry.language)


def _standfirst(entry: Entry) -> str:
    return curly(line(entry.standfirst), entry.language)


def _named(entry: Entry) -> Iterator[Person]:
    return (person for person in entry.authors if line(person.name))


def _language(language: str) -> dict[str, str]:
    return {"xml:lang": line(language)} if line(language) else {}


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """Put an element that has something to say into *parent*."""
    if text:
        ET.SubElement(parent, tag).text = text


def _known(table: dict[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in table.items() if entry not in ("", [])}
