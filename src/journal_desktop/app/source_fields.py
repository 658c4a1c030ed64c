"""A source as the fields of a form, and back, losing nothing the form does not show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from journal_desktop.app import lines
from journal_desktop.core import text
from journal_desktop.core.citations import is_key
from journal_desktop.core.source import Source, SourceStatus, csl_text

TYPES = {
    "article-journal": "Journal article",
    "article": "Preprint",
    "webpage": "Web page",
    "book": "Book",
    "chapter": "Book chapter",
    "report": "Report or guideline",
    "article-newspaper": "News article",
    "thesis": "Thesis",
    "dataset": "Data set",
    "regulation": "Regulator's document",
}
"""CSL item types by the words a form shows."""

CSL_TEXT = {
    "title": "Title",
    "container-title": "Journal or site",
    "publisher": "Publisher",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "ISBN": "ISBN",
    "URL": "Web address",
}
"""CSL variables that are one line of text, by the words a form shows."""

OWN_TEXT = {
    "kind": "Kind as printed",
    "design": "Study design",
    "population": "Who was studied",
    "n": "How many",
    "funding": "Funding",
}
"""Fields of the source itself that are one line of text."""

_DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{1,2})(-(?P<day>\d{1,2}))?)?")


def _parts(written: str) -> tuple[int, ...]:
    """Year, month and day of an ISO date as far as they are given; nothing if it is none."""
    found = _DATE.fullmatch(written)
    if found is None:
        return ()
    parts = tuple(int(part) for part in found.group("year", "month", "day") if part)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ()
    return parts


_SHAPES: dict[str, tuple[Callable[[str], object], str]] = {
    "DOI": (
        re.compile(r"10\.\d{4,9}/\S+").fullmatch,
        "A DOI looks like 10.1234/abc: check what was typed.",
    ),
    "PMID": (re.compile(r"\d{1,8}").fullmatch, "A PMID is a number of up to 8 digits."),
    "PMCID": (re.compile(r"PMC\d+").fullmatch, "A PMCID looks like PMC1234567."),
    "URL": (
        re.compile(r"https?://\S+", re.IGNORECASE).fullmatch,
        "A web address starts with http:// or https://.",
    ),
    "issued": (_parts, "Write the date as 2025, 2025-03 or 2025-03-14."),
    "key": (is_key, "A key is made of letters and digits, such as li2025."),
}
_BEFORE = {
    "DOI": re.compile(r"^((https?://)?(dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE),
    "PMID": re.compile(r"^((https?://)?pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)", re.IGNORECASE),
    "PMCID": re.compile(
        r"^((https?://)?(pmc|www)\.ncbi\.nlm\.nih\.gov/(pmc/)?articles/|pmcid:?\s*)",
        re.IGNORECASE,
    ),
}


def fields(source: Source) -> dict[str, str]:
    """What a form shows of *source*."""
    shown = {name: source.text(name) for name in CSL_TEXT}
    shown |= {name: str(getattr(source, name)) for name in OWN_TEXT}
    peers = {True: "yes", False: "no", None: ""}[source.peer_reviewed]
    return shown | {
        "key": source.key,
        "type": source.text("type") or "article-journal",
        "authors": "\n".join(map(_author_line, _names(source))),
        "issued": _issued(source),
        "peer_reviewed": peers,
        "status": source.status.value,
        "notes": source.notes,
        "tags": ", ".join(source.tags),
    }


def with_fields(source: Source, shown: Mapping[str, str]) -> Source:
    """*source* as the form says; what was not changed, or no field shows, stays as it was."""
    before = fields(source)
    clean = tidied(shown)
    changed = {n: clean.get(n, "") for n in before if shown.get(n, "") != before[n]}
    own: dict[str, Any] = {name: changed[name] for name in OWN_TEXT if name in changed}
    if item := _item(source, changed):
        own["item"] = csl_text({"type": "article-journal"} | dict(source.csl) | item)
    if "peer_reviewed" in changed:
        own["peer_reviewed"] = {"yes": True, "no": False}.get(changed["peer_reviewed"])
    if changed.get("status"):
        own |= {"status": SourceStatus(changed["status"]), "status_origin": "", "status_date": ""}
    if "notes" in changed:
        own["notes"] = changed["notes"]
    if "tags" in changed:
        own["tags"] = lines.kept(changed["tags"].split(","))
    return replace(source, key=changed.get("key") or source.key, **own)


def problems(shown: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the fields, as one sentence by field; empty when all is well."""
    clean = tidied(shown)
    found = {
        name: sentence
        for name, (is_well_formed, sentence) in _SHAPES.items()
        if clean.get(name) and not is_well_formed(clean[name])
    }
    if not clean.get("title"):
        found["title"] = "A source needs a title: readers look for it by its title."
    return found


def tidied(shown: Mapping[str, str]) -> dict[str, str]:
    """The fields without stray blanks, and identifiers without the address before them."""
    clean = {
        name: text.prose(words) if name in {"authors", "notes"} else text.line(words)
        for name, words in shown.items()
    }
    for name, before in _BEFORE.items():
        clean[name] = before.sub("", clean.get(name, ""))
    for name in ("PMID", "PMCID"):
        clean[name] = clean[name].upper().replace(" ", "").rstrip("/")
    if clean["PMCID"].isdecimal():
        clean["PMCID"] = f"PMC{clean['PMCID']}"
    return clean


def _item(source: Source, changed: Mapping[str, str]) -> dict[str, Any]:
    """The CSL variables that differ now."""
    item: dict[str, Any] = {name: changed[name] for name in (*CSL_TEXT, "type") if name in changed}
    if "authors" in changed:
        item["author"] = list(lines.values(changed["authors"], _names(source), _author_line, _name))
    if "issued" in changed:
        parts = _parts(changed["issued"])
        item["issued"] = {"date-parts": [list(parts)]} if parts else {}
    return item


def _names(source: Source) -> list[object]:
    names = source.csl.get("author")
    return cast("list[object]", names) if isinstance(names, list) else []


def _author_line(name: object) -> str:
    def part(variable: str) -> str:
        value = cast("dict[str, object]", name).get(variable) if isinstance(name, dict) else ""
        return text.line(value) if isinstance(value, str) else ""

    if part("literal"):
        return part("literal")
    particle = part("non-dropping-particle") or part("dropping-particle")
    family = f"{particle} {part('family')}".strip()
    return ", ".join(filter(None, (family, part("given"), part("suffix"))))


def _name(line: str) -> object:
    family, comma, rest = line.partition(",")
    if not comma:
        return {"literal": line}
    given, _, suffix = (part.strip() for part in rest.partition(","))
    parts = (("family", family.strip()), ("given", given), ("suffix", suffix))
    return {variable: words for variable, words in parts if words}


def _issued(source: Source) -> str:
    """The day, month or year of issue as a form shows it; nothing where it is otherwise given."""
    match source.csl.get("issued"):
        case {"date-parts": [[*parts], *_]}:
            first, *rest = [str(part) for part in parts if part is not None] or [""]
            written = "-".join((first, *(number.zfill(2) for number in rest)))
            return written if _parts(written) else ""
        case _:
            return ""
