"""CSL-JSON: one item, a list of them, or {"items": […]}, as Zotero, pandoc and Crossref write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from journal_desktop.cite import remainder, status, updates
from journal_desktop.cite.csl_items import pruned
from journal_desktop.cite.fields import usable_key
from journal_desktop.cite.records import Record, first_words, gathered, listed
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.source import Source, csl_text
from journal_desktop.core.text import line

OURS = "journal-desktop"
"""The name under which the schema's `custom` object keeps what CSL has no variable for."""

_DECODER = json.JSONDecoder(strict=False)
_HOLDERS = re.compile(r'\{\s*"(?:items|references|data)"\s*:\s*\[')
_BLANK = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}\s*,?\s*(?=\{)|\n\s*(?=\{)")
_KEYWORDS = re.compile(r"\s*[;,\n]\s*")
_DEEPEST = 200


def read(text: str, heard: Heard) -> Read:
    """Every item of *text*; what is whole is read even where the file is cut short."""
    return gathered("CSL-JSON", len(text), _records(text), _each, heard)


def _records(text: str) -> Iterator[Record]:
    """Each object of the outermost list, or the lone object."""
    start = len(text) - len(text.lstrip())
    found = _HOLDERS.match(text, start)
    place = found.end() if found else start + (text[start : start + 1] == "[")
    line, counted = 1, 0
    while True:
        place = _end(_BLANK, text, place)
        if place >= len(text) or text[place] == "]":
            return
        end = _object_end(text, place)
        line += text.count("\n", counted, place)
        counted = place
        yield Record(end, line, text[place:end])
        place = end


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _object_end(text: str, place: int) -> int:
    """Where the value that begins there ends; a broken one ends before the next object."""
    try:
        return _DECODER.raw_decode(text, place)[1]
    except (ValueError, RecursionError):
        following = _NEXT.search(text, place + 1)
        return following.end() if following else len(text)


def _each(record: Record) -> Iterator[Entry | Skipped]:
    try:
        raw: object = _DECODER.decode(record.text.strip().rstrip(","))
    except RecursionError:
        yield Skipped(record.line, first_words(record.text), "It is nested too deeply.")
        return
    except ValueError as error:
        row = getattr(error, "lineno", 1)
        why = f"This item is damaged or cut short (line {record.line + row - 1})."
        yield Skipped(record.line, first_words(record.text), why)
        return
    for each in _unwrapped(raw, 0):
        yield _entry(each, record)


def _unwrapped(raw: object, depth: int) -> Iterator[object]:
    """Items in lists within lists, in {"message": …}, or listed under their identifiers."""
    if isinstance(raw, list) and depth < _DEEPEST:
        for each in cast("list[object]", raw):
            yield from _unwrapped(each, depth + 1)
        return
    if isinstance(raw, dict) and depth < _DEEPEST:
        values = cast("dict[str, object]", raw)
        if isinstance(values.get("message"), dict):
            yield from _unwrapped(values["message"], depth + 1)
            return
        is_index = "type" not in values and "title" not in values
        if values and is_index and all(_holds_items(value) for value in values.values()):
            for each in values.values():
                yield from _unwrapped(each, depth + 1)
            return
    yield raw


def _holds_items(value: object) -> bool:
    """Whether this is an item, or a list of them, rather than a part of one."""
    if isinstance(value, list):
        listed_ = cast("list[object]", value)
        return bool(listed_) and all(map(_holds_items, listed_[:3])) and _is_flat(listed_)
    if not isinstance(value, dict):
        return False
    return bool({"type", "title", "DOI"} & cast("dict[str, object]", value).keys())


def _is_flat(values: list[object]) -> bool:
    return not any(isinstance(value, list) for value in values[:3])


def _entry(raw: object, record: Record) -> Entry | Skipped:
    if not isinstance(raw, dict):
        return Skipped(record.line, first_words(str(raw)), "This is no CSL item.")
    values = cast("dict[str, object]", raw)
    item, left = pruned(values)
    if len(item) < 2:
        return Skipped(record.line, first_words(record.text), "This item is empty.")
    custom = item.get("custom")
    ours = cast("dict[str, object]", custom).pop(OURS, None) if isinstance(custom, dict) else None
    made = Source(
        id=SourceId(new_id()),
        key=_key(values),
        tags=_tags(item.pop("keyword", "")),
        item=csl_text(item),
    )
    told = updates.with_updates(made, values.get("updated-by"))
    made = remainder.completed(status.with_title_status(told), ours)
    nameless = () if made.text("title") else ("It has no title.",)
    return Entry(made, record.line, (*nameless, *listed(map(line, left))))


def _key(values: dict[str, object]) -> str:
    given = (values.get("citation-key"), values.get("id"))
    return next(filter(None, (usable_key(key) for key in given if isinstance(key, str))), "")


def _tags(keyword: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(line, _KEYWORDS.split(keyword)))))
