"""One CSL-JSON item brought to the schema, wherever it comes from."""

from __future__ import annotations

import re
from typing import Any, cast

from journal_desktop.cite import dates, pages
from journal_desktop.cite.csl_schema import (
    ISSUED_ELSEWHERE,
    NAME_PARTS,
    RENAMED,
    TYPES,
    TYPES_ELSEWHERE,
)
from journal_desktop.cite.fields import doi_as_given
from journal_desktop.core import identifiers
from journal_desktop.core.csl_variables import DATES, NAMES, TEXTS

_JATS = re.compile(r"</?jats:(p|title|sec|list|list-item)\b[^<>]*>|</?jats:[^<>]*>")
_NOTED = re.compile(r"^(PMID|PMCID|DOI): ?(\S+)$", re.MULTILINE)
_MANY_LINES = frozenset({"abstract", "annote", "note"})

Item = dict[str, Any]


def pruned(raw: dict[str, object]) -> tuple[Item, list[str]]:
    """*raw* with only what CSL knows, in the shapes that it asks for, and what was left out."""
    item: Item = {}
    left: list[str] = []
    for name in sorted(raw, key=lambda name: name in RENAMED):
        value = raw[name]
        if value in (None, "", [], {}) or name in {"type", "id", "citation-key"}:
            continue
        known = RENAMED.get(name, name)
        kept = _value(known, value)
        if kept is not None and known not in item:
            item[known] = kept
        elif kept is None or item[known] != kept:
            left.append(name)
    item["type"] = _type(raw.get("type"), item, left)
    for name in ISSUED_ELSEWHERE:
        if "issued" not in item and (found := dates.checked(raw.get(name))):
            item["issued"] = found
            left.remove(name)
    _identify(item, left)
    return item, left


def _value(name: str, value: object) -> object:
    if name in NAMES:
        return _names(value)
    if name in DATES:
        return dates.checked(value)
    if name in TEXTS:
        return _words(name, value)
    if name == "categories":
        listed = cast("list[object]", value) if isinstance(value, list) else []
        return [word for word in listed if isinstance(word, str)] or None
    return value if name.startswith("custom") else None


def _words(name: str, value: object) -> str | None:
    """A text; a number as text, and of a list its texts or, for a title, the first of them."""
    if isinstance(value, list):
        texts = [t for each in cast("list[object]", value) if (t := _words(name, each))]
        joined = ", " if name in {"ISSN", "ISBN"} else ""
        return (joined.join(texts) if joined else texts[0]) if texts else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if name == "abstract" and "<jats:" in text:
        text = _JATS.sub(lambda found: "\n" if found[1] else "", text)
        text = re.sub(r"\s*\n\s*", "\n", text)
    if name in _MANY_LINES:
        return text.strip() or None
    text = " ".join(text.split())
    return (pages.normal(text) if name == "page" else text) or None


def _names(value: object) -> list[Item] | None:
    given = cast("list[object]", value) if isinstance(value, list) else [value]
    return [name for each in given if (name := _name(each))] or None


def _name(value: object) -> Item:
    if isinstance(value, str):
        return {"literal": value.strip()} if value.strip() else {}
    if not isinstance(value, dict):
        return {}
    raw = cast("dict[str, object]", value)
    name: Item = {
        part: raw[part]
        for part in raw
        if part in NAME_PARTS and isinstance(raw[part], str | bool) and raw[part] not in {"", False}
    }
    if not ({"family", "given", "literal"} & name.keys()) and isinstance(raw.get("name"), str):
        name["literal"] = raw["name"]
    return name if {"family", "given", "literal"} & name.keys() else {}


def _type(given: object, item: Item, left: list[str]) -> str:
    name = given.strip() if isinstance(given, str) else ""
    if name in TYPES:
        return name
    if known := TYPES_ELSEWHERE.get(name.casefold().replace("_", "-").replace(" ", "-")):
        return known
    if name.casefold() in TYPES:
        return name.casefold()
    if given not in (None, ""):
        left.append(f"type “{str(given)[:40]}”")
    if "container-title" in item:
        return "article-journal"
    return "webpage" if "URL" in item and "DOI" not in item else "document"


def _identify(item: Item, left: list[str]) -> None:
    """Identifiers in their own form, and those that a note holds as "PMID: 123"."""
    for scheme, value in _NOTED.findall(str(item.get("note", ""))):
        item.setdefault(scheme, value)
    if "DOI" in item:
        found = doi_as_given(str(item["DOI"]))
        if not found:
            left.append(f"DOI “{str(item['DOI'])[:60]}”")
        item["DOI"] = found
    for scheme, normal in (("PMID", identifiers.pmid), ("PMCID", identifiers.pmcid)):
        if scheme in item and (found := normal(str(item[scheme]))):
            item[scheme] = found
