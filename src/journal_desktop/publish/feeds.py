"""What a check needs to know of a feed: that programs can read it, and where it leads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast
from xml.etree import ElementTree as ET

from journal_desktop.publish.manifest import Manifest
from journal_desktop.render.feed import ATOM, JSON, NAMESPACE, VERSION, urn

_ATOM = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Feed:
    """The parts of a feed that the rest of the bundle must agree with.

    `home` is the front page's address on the web, where one is told.
    """

    ids: tuple[str, ...]
    links: tuple[str, ...]
    home: str = ""


def problems(path: str, text: str, manifest: Manifest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the feed at *path*, and the links it has into the bundle.

    A file that is no feed has neither.
    """
    if path not in {ATOM, JSON}:
        return (), ()
    found = atom(text) if path == ATOM else json_feed(text)
    if isinstance(found, str):
        return (f"{path}: {found}.",), ()
    wrong = (f"{path}: {each}." for each in _strangers(found, manifest))
    return tuple(wrong), tuple(_within(found))


def atom(text: str) -> Feed | str:
    """The parts of an Atom feed, or why it is none."""
    if "<!DOCTYPE" in text:
        return "it declares a document type, which no feed of ours does"
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities
    except (ET.ParseError, ValueError):
        return "it is not well-formed XML"
    if root.tag != f"{_ATOM}feed":
        return "it is not an Atom feed"
    entries = root.findall(f"{_ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            if not (element.findtext(f"{_ATOM}{name}") or "").strip():
                return f"it has an entry without “{name}”, which Atom asks for"
    hrefs = [link.get("href", "") for each in entries for link in each.findall(f"{_ATOM}link")]
    homes = [
        link.get("href", "")
        for link in root.findall(f"{_ATOM}link")
        if link.get("rel") == "alternate"
    ]
    return Feed(
        tuple(each.findtext(f"{_ATOM}id", "") for each in entries),
        tuple(hrefs),
        _on_the_web(homes[0] if homes else ""),
    )


def json_feed(text: str) -> Feed | str:
    """The parts of a JSON Feed, or why it is none."""
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError):
        return "it is not well-formed JSON"
    if not isinstance(content, dict):
        return "it is not a JSON Feed"
    table = cast("dict[str, Any]", content)
    items: object = table.get("items")
    if table.get("version") != VERSION or not table.get("title") or not isinstance(items, list):
        return "it is not a JSON Feed"
    rows = [cast("dict[str, Any]", row) for row in cast("list[object]", items) if _is_item(row)]
    if len(rows) < len(cast("list[object]", items)):
        return "it has an item without an id or without content"
    return Feed(
        tuple(str(row["id"]) for row in rows),
        tuple(str(row["url"]) for row in rows if row.get("url")),
        _on_the_web(str(table.get("home_page_url", ""))),
    )


def _is_item(row: object) -> bool:
    if not isinstance(row, dict):
        return False
    item = cast("dict[str, object]", row)
    return bool(item.get("id")) and bool(item.keys() & {"content_text", "content_html"})


def _strangers(feed: Feed, manifest: Manifest) -> Iterator[str]:
    """Entries that are no article of the bundle, missing ones and repeated ones."""
    known = {urn(each.id): each.title for each in manifest.articles}
    for identity, times in Counter(feed.ids).items():
        if times > 1:
            yield f"it has the entry “{identity}” {times} times"
        if identity not in known:
            yield f"it has the entry “{identity}”, which is no article of this bundle"
    for identity in sorted(known.keys() - set(feed.ids)):
        yield f"the article “{known[identity]}” is not in it"


def _within(feed: Feed) -> Iterable[str]:
    """The links as paths from the front page; those of the journal's own address become such."""
    for link in feed.links:
        if feed.home and link.startswith(feed.home):
            below = link.removeprefix(feed.home)
            yield f"{below}index.html" if not below or below.endswith("/") else below
        else:
            yield link


def _on_the_web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""
