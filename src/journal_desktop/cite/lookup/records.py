"""Records of a service as CSL items: cleaned, and with nothing in them but what a paper is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, cast

from journal_desktop.cite import csl
from journal_desktop.core import identifiers
from journal_desktop.core.source import Source, csl_text
from journal_desktop.core.text import line, prose

_LONGEST_TEXT = 20_000
_LONGEST_LIST = 3_000
_DEEPEST = 12
_UNWANTED = frozenset({
    "id", "citation-key", "custom", "note", "annote", "keyword", "categories", "accessed",
    "source", "references", "reference", "status", "citation-label", "citation-number",
})  # fmt: skip
_PLAIN = re.compile(r"</?(?:mml|jats):[\w-]{1,30}(?:\s[^<>]{0,300})?>|</?(?:scp|tt|u|span)>")
_SAME = (
    (re.compile(r"<(/?)em>"), r"<\1i>"),
    (re.compile(r"<(/?)strong>"), r"<\1b>"),
    (re.compile(r"&amp;"), "&"),
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)

Item = dict[str, Any]


def source(raw: dict[str, Any]) -> Source | None:
    """The source that a service's item tells of; None where it tells nothing.

    What only its reader can say (notes, keys, what a journal thinks of it) is not taken from it.
    """
    wanted = {
        name: value
        for name, value in raw.items()
        if name not in _UNWANTED and not name.startswith("custom")
    }
    entries = csl.read(json.dumps([_clean(wanted, 0)]), lambda _done, _total: True).entries
    if not entries or not entries[0].source.text("title"):
        return None
    made = entries[0].source
    item = dict(made.csl)
    for name in ("title", "container-title", "title-short", "container-title-short"):
        if isinstance(item.get(name), str):
            item[name] = _tidy(item[name])
    item["URL"] = address(item.get("URL"), item.get("DOI"))
    return replace(made, key="", tags=(), notes="", item=csl_text(item))


def without(made: Source, variable: str) -> str:
    """The item of *made* without that variable."""
    return csl_text({name: value for name, value in made.csl.items() if name != variable})


def address(url: object, doi: object = "") -> str:
    """A web address that may be followed, unless it only says the DOI again."""
    text = url.strip() if isinstance(url, str) else ""
    if not _ADDRESS.fullmatch(text):
        return ""
    is_resolver = re.match(r"https?://(?:dx\.)?doi\.org/", text, re.IGNORECASE)
    said_again = is_resolver and identifiers.doi(text) == identifiers.doi(str(doi or ""))
    return "" if said_again else text


def _tidy(title: str) -> str:
    for pattern, put in _SAME:
        title = pattern.sub(put, title)
    return line(_PLAIN.sub("", title))


def _clean(value: object, depth: int) -> object:
    """*value* without invisible characters, and no longer or deeper than a record can be."""
    if isinstance(value, str):
        short = value[:_LONGEST_TEXT]
        return prose(short) if "\n" in short else line(short)
    if depth >= _DEEPEST:
        return None
    if isinstance(value, list):
        listed = cast("list[object]", value)[:_LONGEST_LIST]
        return [_clean(each, depth + 1) for each in listed]
    if isinstance(value, dict):
        named = cast("dict[str, object]", value)
        return {line(name): _clean(each, depth + 1) for name, each in named.items()}
    return value
