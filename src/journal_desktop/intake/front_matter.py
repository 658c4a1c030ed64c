"""The entries above a Markdown text: simple YAML lines between `---`, or TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from journal_desktop.core import slugs
from journal_desktop.intake import bylines, dialects
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Head

_ENTRY = re.compile(r"([\w-]{1,60})\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")
_NAMES = {
    "title": "title",
    "category": "category",
    "categories": "category",
    "section": "category",
    "description": "standfirst",
    "subtitle": "standfirst",
    "standfirst": "standfirst",
    "summary": "standfirst",
    "date": "published",
    "published": "published",
    "updated": "updated",
    "lastmod": "updated",
    "last_reviewed": "last_reviewed",
    "review_by": "review_by",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "reviewer": "reviewers",
    "reviewers": "reviewers",
    "tags": "tags",
    "keywords": "tags",
    "slug": "slug",
    "lang": "language",
    "language": "language",
}
_STRANGE = "This part of the front matter is not understood; it is left out."
_Entry = tuple[int, str, list[str]]
_LISTS = {"authors", "reviewers", "tags"}
_DATES = {"published", "updated", "last_reviewed", "review_by"}


def read(lines: Sequence[str], notebook: Notebook) -> tuple[Head, int]:
    """The head that the front matter gives, and the index of the line after it."""
    if not dialects.opens_front_matter(lines):
        return Head(), 0
    fence = lines[0].rstrip()
    ends = {fence, "..."} if fence == "---" else {fence}
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    if not end:
        return Head(), 0
    entries = _toml(lines[1:end], notebook) if fence == "+++" else _yaml(lines[1:end], notebook)
    head = Head()
    for line, name, values in entries:
        head = _entered(head, line, name, values, notebook)
    return head, end + 1


def _yaml(lines: Sequence[str], notebook: Notebook) -> list[_Entry]:
    """Simple entries and lists of words; whatever else YAML can say is reported."""
    entries: list[_Entry] = []
    for start, group in _groups(lines):
        entry = _ENTRY.match(group[0])
        values = _values(entry[2] or "", group[1:]) if entry else None
        if entry and values:
            entries.append((start, entry[1], values))
        else:
            notebook.left_out(start, "\n".join(group), _STRANGE)
    return entries


def _groups(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Each entry with the lines that belong to it."""
    groups: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 2):
        if groups and line[:1] in {" ", "\t", "-"}:
            groups[-1][1].append(line)
        elif line.strip():
            groups.append((number, [line]))
    return groups


def _values(text: str, more: list[str]) -> list[str] | None:
    """The words of an entry, or None when they are not as simple as that."""
    text = text.strip()
    if not more:
        return _yaml_values(text)
    if text in {"|", ">", "|-", ">-"}:
        return [" ".join(line.strip() for line in more if line.strip())]
    items = [_ITEM.match(line) for line in more if line.strip()]
    words = [item[1] for item in items if item]
    if text or len(words) < len(items) or any(map(_ENTRY.match, words)):
        return None
    return [_unquoted(each) for each in words]


def _yaml_values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        parts = re.findall(r"\s*\"[^\"]*\"|\s*'[^']*'|[^,]+", text[1:-1])
        return [_unquoted(part) for part in parts if part.strip()]
    return [_unquoted(text)] if text else []


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _toml(lines: Sequence[str], notebook: Notebook) -> list[_Entry]:
    text = "\n".join(lines)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):
        notebook.left_out(2, text, "The front matter can't be read as TOML; it is left out.")
        return []
    entries: list[_Entry] = []
    for name, content in table.items():
        values = cast("list[Any]", content) if isinstance(content, list) else [content]
        line = next((n for n, each in enumerate(lines, 2) if each.lstrip().startswith(name)), 2)
        plain = [each for each in values if isinstance(each, str | int | float | date)]
        if len(plain) == len(values):
            entries.append((line, name, [_printed(each) for each in plain]))
        else:
            notebook.left_out(line, f"{name} = {content}", _STRANGE)
    return entries


def _printed(content: str | float | date) -> str:
    if isinstance(content, datetime):
        return content.date().isoformat()
    return content.isoformat() if isinstance(content, date) else str(content)


def _entered(head: Head, line: int, name: str, values: list[str], notebook: Notebook) -> Head:
    field = _NAMES.get(name.casefold().replace("-", "_"), "")
    words = f"{name}: {', '.join(values)}"
    if not field or (getattr(head, field) and field not in _LISTS):
        why = "says again what is known" if field else "has no place in an article"
        notebook.left_out(line, words, f"This entry of the front matter {why}; it is left out.")
        return head
    if field in _LISTS:
        return _listed(head, field, values)
    value = _single(field, values[0])
    if not value:
        notebook.left_out(line, words, "This entry can't be read; it is left out.")
        return head
    left = values[1:] if len(values) > 1 else []
    if field == "slug" and value != values[0]:
        left = [values[0]]
    if left:
        notebook.left_out(line, ", ".join(left), f"Of this entry only “{value}” is taken.")
    return replace(head, **{field: value})


def _listed(head: Head, field: str, values: list[str]) -> Head:
    if field == "tags":
        parts = values if len(values) > 1 else values[0].split(",")
        tags = filter(None, (" ".join(part.split()) for part in parts))
        return replace(head, tags=tuple(dict.fromkeys((*head.tags, *tags))))
    people = tuple(person for value in values for person in bylines.people(value))
    return replace(head, **{field: (*getattr(head, field), *people)})


def _single(field: str, text: str) -> str | date | None:
    text = " ".join(text.split())
    if field in _DATES:
        return bylines.day(text) or bylines.day(text[:10])
    if field == "slug":
        return slugs.slug(text.strip("/").rpartition("/")[2]) if text.strip("/") else None
    if field == "language":
        return text.replace("_", "-") if _LANGUAGE.match(text) else None
    return text
