"""A source as the fields of a form, and back, losing nothing the form does not show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from journal_desktop.core import text
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

_SHAPES = {
    "DOI": (re.compile(r"10\.\d{4,9}/\S+"), "A DOI looks like 10.1234/abc: check what was typed."),
    "PMID": (re.compile(r"\d{1,8}"), "A PMID is a number of up to 8 digits."),
    "PMCID": (re.compile(r"PMC\d+"), "A PMCID looks like PMC1234567."),
    "URL": (re.compile(r"https?://\S+"), "A web address starts with http:// or https://."),
    "issued": (
        re.compile(r"\d{4}(-\d{1,2}){0,2}"),
        "Write the date as 2025, 2025-03 or 2025-03-14.",
    ),
    "key": (
        re.compile(r"[^\W_][\w:.+/-]*"),
        "A key is made of letters and digits, such as li2025.",
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
    """*source* as the form says; what no field shows stays as it was."""
    item: dict[str, Any] = dict(source.csl)
    clean = tidied(shown)
    item |= {name: clean.get(name, "") for name in CSL_TEXT}
    item["type"] = clean.get("type") or "article-journal"
    item["author"] = _authors(source, clean.get("authors", ""))
    if clean.get("issued", "") != _issued(source):
        item["issued"] = _date(clean.get("issued", ""))
    return replace(
        source,
        key=clean.get("key") or source.key,
        item=csl_text(item),
        peer_reviewed={"yes": True, "no": False}.get(clean.get("peer_reviewed", "")),
        status=SourceStatus(clean.get("status") or source.status),
        notes=text.prose(clean.get("notes", "")),
        tags=tuple(filter(None, (tag.strip() for tag in clean.get("tags", "").split(",")))),
        **{name: clean.get(name, "") for name in OWN_TEXT},
    )


def problems(shown: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the fields, as one sentence by field; empty when all is well."""
    clean = tidied(shown)
    found = {
        name: sentence
        for name, (shape, sentence) in _SHAPES.items()
        if clean.get(name) and not shape.fullmatch(clean[name])
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
    clean["DOI"] = re.sub(
        r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", clean.get("DOI", ""), flags=re.IGNORECASE
    )
    clean["PMID"] = re.sub(r"^pmid:?\s*", "", clean.get("PMID", ""), flags=re.IGNORECASE)
    clean["PMCID"] = clean.get("PMCID", "").upper()
    return clean


def _names(source: Source) -> list[dict[str, str]]:
    names = source.csl.get("author")
    return cast("list[dict[str, str]]", names) if isinstance(names, list) else []


def _author_line(name: dict[str, str]) -> str:
    if name.get("literal"):
        return name["literal"]
    particle = name.get("non-dropping-particle") or name.get("dropping-particle", "")
    family = f"{particle} {name.get('family', '')}".strip()
    return ", ".join(filter(None, (family, name.get("given", ""), name.get("suffix", ""))))


def _authors(source: Source, lines: str) -> list[dict[str, str]]:
    """Names of the lines; a line that was not changed keeps all that its name had."""
    known = {_author_line(name): name for name in _names(source)}
    return [known.get(line) or _name(line) for line in map(text.line, lines.split("\n")) if line]


def _name(line: str) -> dict[str, str]:
    family, comma, rest = line.partition(",")
    if not comma:
        return {"literal": line}
    given, _, suffix = (part.strip() for part in rest.partition(","))
    return {
        k: v for k, v in (("family", family.strip()), ("given", given), ("suffix", suffix)) if v
    }


def _issued(source: Source) -> str:
    issued = source.csl.get("issued")
    parts = cast("dict[str, Any]", issued).get("date-parts") if isinstance(issued, dict) else None
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list)):
        return ""
    numbers = [str(part) for part in cast("list[Any]", parts[0]) if part is not None]
    return "-".join((*numbers[:1], *(number.zfill(2) for number in numbers[1:])))


def _date(written: str) -> dict[str, Any]:
    parts = [int(part) for part in written.split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else {}
