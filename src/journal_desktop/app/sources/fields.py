"""A source as the fields of a form, and back, losing nothing the form does not show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from journal_desktop.app import lines
from journal_desktop.app.sources import types
from journal_desktop.app.sources.types import FIELDS
from journal_desktop.cite import dates
from journal_desktop.core import identifiers, text
from journal_desktop.core.citations import is_key
from journal_desktop.core.source import Source, SourceStatus, csl_text

CSL_TEXT = FIELDS
"""CSL variables that are text, by the words a form shows."""

OWN_TEXT = {
    "kind": "Kind as printed",
    "design": "Study design",
    "population": "Who was studied",
    "n": "How many",
    "funding": "Funding",
}
"""Fields of the source itself that are one line of text."""

BY_HAND = "set by you"
"""Where a status comes from that somebody chose in a form."""

_SEVERAL = frozenset({"notes", "excerpts", "abstract"})
_SEASONS = {1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"}
_NUMERIC_DATE = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")


def _is_date(written: str) -> bool:
    """Whether a date of numbers is one of the calendar; words are kept as they are."""
    if not _NUMERIC_DATE.fullmatch(written):
        return True
    numbers = [int(part) for part in written.split("-")]
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return False
    return True


def _is_isbn(written: str) -> bool:
    return any(identifiers.isbn(word) for word in (written, *re.split(r"[,;\s]+", written)))


_SHAPES: dict[str, tuple[Callable[[str], object], str]] = {
    "DOI": (
        re.compile(r"10\.\d{4,9}/\S+").fullmatch,
        "A DOI looks like 10.1234/abc: check what was typed.",
    ),
    "PMID": (re.compile(r"\d{1,8}").fullmatch, "A PMID is a number of up to 8 digits."),
    "PMCID": (re.compile(r"PMC\d+").fullmatch, "A PMCID looks like PMC1234567."),
    "ISBN": (_is_isbn, "An ISBN has 10 or 13 digits; one of these is mistyped."),
    "URL": (
        re.compile(r"https?://\S+", re.IGNORECASE).fullmatch,
        "A web address starts with http:// or https://.",
    ),
    "issued": (_is_date, "That day is not in the calendar: write 2025, 2025-03 or 2025-03-14."),
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
        "issued": issued(source),
        "peer_reviewed": peers,
        "status": source.status.value,
        "notes": source.notes,
        "excerpts": "\n\n".join(source.excerpts),
        "attachment": source.attachment,
        "tags": ", ".join(source.tags),
    }


def with_fields(source: Source, shown: Mapping[str, str], today: str = "") -> Source:
    """*source* as the form says; what was not changed, or no field shows, stays as it was.

    A status that was chosen is noted as set by hand, *today*.
    """
    before = fields(source)
    clean = tidied(shown)
    changed = {n: clean.get(n, "") for n in before if shown.get(n, "") != before[n]}
    own: dict[str, Any] = {name: changed[name] for name in OWN_TEXT if name in changed}
    if item := _item(changed):
        own["item"] = csl_text({"type": "article-journal"} | dict(source.csl) | item)
    if "peer_reviewed" in changed:
        own["peer_reviewed"] = {"yes": True, "no": False}.get(changed["peer_reviewed"])
    if changed.get("status"):
        status = SourceStatus(changed["status"])
        own |= {"status": status, "status_origin": BY_HAND, "status_date": today}
        if status is SourceStatus.UNCHECKED:
            own |= {"status_origin": "", "status_date": ""}
    own |= {name: changed[name] for name in ("notes", "attachment") if name in changed}
    if "excerpts" in changed:
        own["excerpts"] = tuple(map(text.line, re.split(r"\n\s*\n", changed["excerpts"])))
        own["excerpts"] = tuple(filter(None, own["excerpts"]))
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
    named = any(clean.get(name) for name in ("DOI", "PMID", "PMCID", "ISBN", "URL"))
    if not clean.get("title") and not named:
        found["title"] = "A source needs a title: readers look for it by its title."
    return found


def lacking(shown: Mapping[str, str], people: Mapping[str, object]) -> tuple[str, ...]:
    """What readers will miss, in words; *people* are those who took part, by role."""
    clean = tidied(shown)
    kind = clean.get("type", "")
    names = types.lacking(kind, {**clean, **people})
    told = ("title", *names) if not clean.get("title") else names
    words = {"author": "authors", "issued": "date"}
    called = (words.get(name) or types.name_of(name, kind) for name in told)
    return tuple(name if name.isupper() else name.lower() for name in called)


def remark(written: str) -> str:
    """What is odd about a date: that no style can sort it."""
    read = dates.parsed(written)
    is_odd = bool(read) and "literal" in read
    return "This is printed as it stands; a style can't sort it." if is_odd else ""


def tidied(shown: Mapping[str, str]) -> dict[str, str]:
    """The fields without stray blanks, and identifiers without the address before them."""
    clean = {
        name: text.prose(words) if name in _SEVERAL else text.line(words)
        for name, words in shown.items()
    }
    for name, before in _BEFORE.items():
        clean[name] = before.sub("", clean.get(name, ""))
    for name in ("PMID", "PMCID"):
        clean[name] = clean[name].upper().replace(" ", "").rstrip("/")
    if clean["PMCID"].isdecimal():
        clean["PMCID"] = f"PMC{clean['PMCID']}"
    return clean


def _item(changed: Mapping[str, str]) -> dict[str, Any]:
    """The CSL variables that differ now."""
    item: dict[str, Any] = {name: changed[name] for name in (*CSL_TEXT, "type") if name in changed}
    if "issued" in changed:
        item["issued"] = dates.parsed(changed["issued"]) or {}
    return item


def issued(source: Source) -> str:
    """The date of issue as a form shows it: days, a range or a season, or what it says."""
    found = dates.checked(source.csl.get("issued")) or {}
    parts: list[list[int]] = found.get("date-parts", [])
    days = [dates.iso({"date-parts": [each]}) for each in parts]
    season = _SEASONS.get(int(found["season"]) if str(found.get("season")).isdecimal() else 0, "")
    words = (
        f"{season or found.get('season', '')} {days[0][:4]}" if days and "season" in found else ""
    )
    words = words.strip() or "/".join(filter(None, days))
    said = str(found.get("literal") or found.get("raw") or "")
    return f"c. {words}" if words and found.get("circa") else words or said
