"""What a check needs to know of a page: its anchors, links and marks, and what must not be."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

_LINKS = {"href", "src", "poster", "data", "action", "formaction", "background", "cite", "ping"}
_ACTIVE = {"iframe", "frame", "object", "embed", "applet", "form", "base", "portal"}
_LOADS = {"img", "source", "video", "audio", "track", "input", "image", "use"}
_HARMLESS_SCRIPT = "application/ld+json"
Attributes = list[tuple[str, str | None]]

_GIVEN = r'(?:\s+[a-z][a-z:-]*(?:=(?:"[^"<>]*"|[a-z0-9-]+))?)*'
_RAW = r"[^<]*(?:<[^/!a-zA-Z][^<]*)*"
_PLAIN = re.compile(  # what every tokeniser reads alike
    rf"<!doctype html>[^<]*(?:(?:</[a-z][a-z0-9]*>|<script{_GIVEN}>{_RAW}</script>"
    rf"|<style>{_RAW}</style>|<(?!script|style|plaintext|textarea|xmp|no)[a-z][a-z0-9]*{_GIVEN}>)"
    r"[^<]*)*"
)
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)({_GIVEN})>")
_ATTRIBUTE = re.compile(r'([a-z][a-z:-]*)(?:=(?:"([^"]*)"|([a-z0-9-]+)))?')


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of one page that other parts depend on."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    marks: tuple[str, ...]
    sources: frozenset[str]
    forbidden: tuple[str, ...]


def anatomy(page: str) -> Anatomy:
    """What is in *page*, read as a browser's tokeniser would.

    The plain markup that this program writes is read faster than any other.
    """
    reader = _Reader()
    if _PLAIN.fullmatch(page):
        _read_plain(page, reader)
    else:
        reader.feed(page)
        reader.close()
    return Anatomy(
        tuple(reader.ids),
        tuple(reader.links),
        tuple(reader.loads),
        tuple(reader.marks),
        frozenset(reader.sources),
        tuple(reader.forbidden),
    )


def _read_plain(page: str, reader: _Reader) -> None:
    """Give *reader* the tags that its own parser would find in plain markup."""
    for found in _TAG.finditer(page):
        closing, tag, given = found.groups()
        if closing:
            reader.handle_endtag(tag)
        else:
            attributes = _ATTRIBUTE.findall(given) if given else ()
            reader.handle_starttag(
                tag, [(name, _meant(quoted or bare)) for name, quoted, bare in attributes]
            )


def _meant(written: str) -> str:
    return html.unescape(written) if "&" in written else written


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.marks: list[str] = []
        self.sources: set[str] = set()
        self.forbidden: list[str] = []
        self._list_tag = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        known = {name: value or "" for name, value in reversed(attrs)}
        if tag == "script" and known.get("type", "").strip().lower() != _HARMLESS_SCRIPT:
            self.forbidden.append("a script")
        if tag in _ACTIVE:
            self.forbidden.append(f"the element <{tag}>")
        self._note_attributes(tag, known)
        self._note_list(tag, known)

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag == self._list_tag:
            self._depth -= 1

    def _note_attributes(self, tag: str, known: dict[str, str]) -> None:
        for name, value in known.items():
            if name.startswith("on"):
                self.forbidden.append(f"the event handler {name}")
            elif name == "id":
                self.ids.append(value)
            elif name == "srcset":
                self.loads += [part.split()[0] for part in value.split(",") if part.split()]
            elif name in _LINKS or name == "xlink:href":
                loaded = tag in _LOADS or name == "src" or _is_loading_link(tag, known)
                (self.loads if loaded else self.links).append(value)
        if "doc-biblioref" in known.get("role", "").split():
            self.marks.append(known.get("href", ""))

    def _note_list(self, tag: str, known: dict[str, str]) -> None:
        if self._depth:
            self._depth += tag == self._list_tag
            if tag == "li" and "id" in known:
                self.sources.add(known["id"])
        elif "doc-bibliography" in known.get("role", "").split():
            self._list_tag, self._depth = tag, 1


def _is_loading_link(tag: str, known: dict[str, str]) -> bool:
    relations = set(known.get("rel", "").lower().split())
    return tag == "link" and bool(relations & {"stylesheet", "icon", "preload", "modulepreload"})
