"""A CSL item as the fields of an entry, as far as BibTeX and BibLaTeX have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from journal_desktop.cite.tex import dates, kinds
from journal_desktop.cite.tex.encoding import encoded, encoded_title
from journal_desktop.cite.tex.fields import DATES, NAMES, TEXTS, language_name
from journal_desktop.cite.tex.names import Name, names

_ENDS = re.compile(r"(?<=\w)-(?=\w)")
_SIMPLE = re.compile(r"[a-z][a-z0-9+:_-]*")
_ESCAPED = re.compile(r"[%#&{}\\]")
_TITLED = {
    "title",
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "event-title",
    "original-title",
}
_PUBLISHED_BY = {"report": "institution", "thesis": "institution"}
_VERBATIM = {"DOI": "doi", "URL": "url", "PMID": "pmid", "PMCID": "pmcid"}


def entry_of(item: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The entry type and the fields of *item*, in the order in which people read them."""
    csl = str(item.get("type", ""))
    kind, subtype = kinds.entry_type(csl)
    fields: dict[str, str] = {}
    _add_names(fields, item)
    _add(fields, "title", item.get("title"))
    fields["entrysubtype"] = subtype
    container = "booktitle"
    if csl in kinds.WITH_ISSUES or csl == "article":
        container = "journal"
    elif csl in {"webpage", "post", "post-weblog"}:
        container = "maintitle"
    _add(fields, container, item.get("container-title"))
    _add_date(fields, item)
    _add_numbers(fields, item, csl)
    for field, variable in TEXTS.items():
        if variable not in {"abstract", "note"}:
            _add(fields, field, item.get(variable), is_title=variable in _TITLED)
    _add(fields, _PUBLISHED_BY.get(csl, "publisher"), item.get("publisher"))
    _add(fields, "address", item.get("publisher-place"))
    _add(fields, "type", item.get("genre"))
    _add_identity(fields, item)
    for field, variable in DATES.items():
        fields[field] = dates.edtf(_dictionary(item.get(variable)))
    _add(fields, "note", item.get("note"))
    _add(fields, "abstract", item.get("abstract"))
    _add_custom(fields, item)
    return kind, {name: text for name, text in fields.items() if text}


def _add(fields: dict[str, str], name: str, value: object, *, is_title: bool = False) -> None:
    if isinstance(value, str | int) and not isinstance(value, bool):
        text = str(value)
        fields[name] = encoded_title(text) if is_title or name in _TITLED else encoded(text)


def _dictionary(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _add_names(fields: dict[str, str], item: Mapping[str, Any]) -> None:
    for field, variable in NAMES.items():
        people = item.get(variable)
        if isinstance(people, list):
            fields[field] = " and ".join(map(_name, cast("list[object]", people)))


def _name(person: object) -> str:
    """A name, as simply as it reads back the same."""
    parts = cast("dict[str, object]", person) if isinstance(person, dict) else {}
    name = {part: text for part, text in parts.items() if isinstance(text, str)}
    if "literal" in name:
        return f"{{{encoded(name['literal'])}}}"
    simple = _in_order(name)
    return next((form for form in (simple, _labelled(name)) if _reads(form, name)), simple)


def _reads(form: str, name: Name) -> bool:
    return names(form) == ([name], False)


def _in_order(name: Name) -> str:
    family = encoded(name.get("family", ""))
    if " " in family and not name.get("non-dropping-particle"):
        family = (
            family if not any(word[0].islower() for word in family.split()) else f"{{{family}}}"
        )
    whole = f"{encoded(name.get('non-dropping-particle', ''))} {family}".strip()
    parts = (whole, encoded(name.get("suffix", "")), encoded(name.get("given", "")))
    return ", ".join(filter(None, parts))


def _labelled(name: Name) -> str:
    prefix = name.get("non-dropping-particle", "") or name.get("dropping-particle", "")
    given = {
        "family": name.get("family", ""),
        "given": name.get("given", ""),
        "prefix": prefix,
        "suffix": name.get("suffix", ""),
    }
    parts = [f"{label}={{{encoded(text)}}}" for label, text in given.items() if text]
    return ", ".join(parts + ["useprefix=false"] * ("dropping-particle" in name))


def _add_date(fields: dict[str, str], item: Mapping[str, Any]) -> None:
    issued = _dictionary(item.get("issued"))
    fields["date"] = written = dates.edtf(issued)
    if written and "/" not in written:
        fields["year"] = written[:4]
    elif isinstance(text := issued.get("literal"), str):
        fields["year"] = encoded(text)


def _add_numbers(fields: dict[str, str], item: Mapping[str, Any], csl: str) -> None:
    _add(fields, "volume", item.get("volume"))
    for variable in ("issue", "collection-number"):
        if "number" not in fields:
            _add(fields, "number", item.get(variable))
    if csl in kinds.WITH_ISSUES:
        _add(fields, "eid", item.get("number"))
    elif "number" not in fields and not (csl == "article" and item.get("archive")):
        _add(fields, "number", item.get("number"))
    page = item.get("page")
    if isinstance(page, str):
        fields["pages"] = _ENDS.sub("--", encoded(page))
    _add(fields, "pagetotal", item.get("number-of-pages"))


def _add_identity(fields: dict[str, str], item: Mapping[str, Any]) -> None:
    for variable, field in _VERBATIM.items():
        if isinstance(value := item.get(variable), str | int):
            fields[field] = _ESCAPED.sub(r"\\\g<0>", str(value))
    if item.get("archive") and isinstance(place := item.get("archive_location"), str):
        fields["eprint"] = place
        fields["eprinttype"] = str(item["archive"])
    if isinstance(language := item.get("language"), str):
        fields["langid"] = encoded(language_name(language))


def _add_custom(fields: dict[str, str], item: Mapping[str, Any]) -> None:
    """The fields that were kept as they stood when an entry was read."""
    for name, text in _dictionary(item.get("custom")).items():
        if _SIMPLE.fullmatch(name) and isinstance(text, str):
            fields.setdefault(name, text)
