"""One entry of BibTeX as a CSL item, with what is kept beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from journal_desktop.cite.tex import dates, identity, kinds
from journal_desktop.cite.tex.attachments import attachment
from journal_desktop.cite.tex.blocks import Block
from journal_desktop.cite.tex.decoding import decoded
from journal_desktop.cite.tex.fields import (
    DATES,
    EDITORS,
    NAMES,
    PATCH,
    PUBLISHERS,
    SOURCE,
    TEXTS,
    language_code,
)
from journal_desktop.cite.tex.names import names

_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")
_DASHES = re.compile(r"\s*(?:-{1,3}|–|—)\s*")
_UNKNOWN = re.compile(r"\\[A-Za-z]{2,}")
_HANDLED = frozenset({"crossref", "xdata", "editortype"})


@dataclass(slots=True)
class Made:
    """What is made of an entry so far: its item, the fields not used yet, and remarks."""

    csl: dict[str, Any]
    left: dict[str, str]
    remarks: list[str] = field(default_factory=list[str])
    tags: tuple[str, ...] = ()
    notes: str = ""
    attachment: str = ""
    own: Mapping[str, Any] = field(default_factory=dict[str, Any])
    is_preprint: bool = False

    def raw(self, name: str) -> str:
        """Take out a field as it stands."""
        text = self.left.pop(name, "")
        return _SPACE.sub(" ", text).strip() if text else ""

    def text(self, name: str) -> str:
        """Take out a field as text."""
        latex = self.left.pop(name, "")
        return decoded(latex) if latex else ""

    def first(self, *names: str) -> str:
        """Take out the first of these fields that says anything; the others stay."""
        return next((text for name in names if (text := self.text(name))), "")


def made_of(block: Block) -> Made:
    """The item of an entry; fields that CSL has no variable for are kept as `custom`."""
    left = {name: text for name, text in block.fields.items() if text and not text.isspace()}
    made = Made({"type": kinds.csl_type(block.kind, left.get("entrysubtype", ""))}, left)
    if block.repeated:
        made.remarks.append(f"{_listed(block.repeated)} is given more than once; the first counts.")
    if not kinds.is_known(block.kind):
        made.remarks.append(f"“@{block.kind}” is no known type; it was read as a document.")
    patch, made.own = (_json(made, name) for name in (PATCH, SOURCE))
    _read_kind(made, block.kind)
    _read_titles(made)
    _read_people(made)
    _read_dates(made)
    identity.read(made)
    _read_numbers(made)
    _read_publisher(made)
    _read_texts(made)
    _read_beside(made)
    _tell_page(made)
    _close(made, patch)
    return made


def _read_kind(made: Made, kind: str) -> None:
    given = made.text("type")
    made.csl["genre"] = kinds.genre(kind, given)
    if kinds.csl_type("", subtype := made.left.get("entrysubtype", "")) != "document":
        made.left.pop("entrysubtype")
        made.is_preprint = subtype == "preprint"


def _tell_page(made: Made) -> None:
    """A "misc" that was looked up at an address is a page, as Zotero and JabRef write it."""
    csl = made.csl
    if csl["type"] == "document" and csl.get("URL") and csl.get("accessed") and not csl["DOI"]:
        csl["type"] = "webpage"


def _read_titles(made: Made) -> None:
    made.csl["title"] = _joined(made.text("title"), made.text("subtitle"))
    journal = made.first("journaltitle", "journal")
    volume = _joined(made.text("booktitle"), made.text("booksubtitle"))
    whole = _joined(journal, made.text("journalsubtitle")) or volume
    if not whole:
        whole = _joined(made.text("maintitle"), made.text("mainsubtitle"))
    made.csl["container-title"] = whole


def _joined(title: str, subtitle: str) -> str:
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in "?!.:" else f"{title}: {subtitle}"


def _read_people(made: Made) -> None:
    did = EDITORS.get(made.left.get("editortype", "editor"), "")
    for name, variable in NAMES.items():
        if name not in made.left:
            continue
        found, is_open = names(made.left.pop(name))
        made.csl[did if name == "editor" and did else variable] = found
        if is_open:
            made.remarks.append(f"{name.capitalize()} ends in “and others”; those are missing.")


def _read_dates(made: Made) -> None:
    months = decoded(made.left.get("month", ""))
    given = {name: made.text(name) for name in ("date", "year", "month", "day")}
    made.csl["issued"] = dates.issued(given)
    if not given["date"] and not dates.month_is_clear(months):
        made.remarks.append(f"The month “{months}” was not understood.")
    for name, variable in DATES.items():
        if name in made.left:
            made.csl[variable] = dates.date(made.text(name))


def _read_numbers(made: Made) -> None:
    csl = made.csl
    pages = made.text("pages")
    name = made.left.get("bookpagination", "")
    variable = "section" if name == "section" and pages else "page"
    if variable == "section":
        made.left.pop("bookpagination")
    csl[variable] = _DASHES.sub("-", pages) or made.first("eid", "article-number", "articleno")
    csl["number-of-pages"] = made.first("pagetotal", "numpages")
    number = made.text("number")
    in_series = csl["type"] == "paper-conference" and "series" in made.left
    if (number and csl["type"] in kinds.IN_SERIES) or in_series:
        csl["collection-number"] = number
    elif csl["type"] in kinds.WITH_ISSUES | {"paper-conference"}:
        csl["issue"] = number
    else:
        csl["number"] = number or csl.get("number", "")
    if pages and csl["type"] in kinds.WITH_ISSUES:
        csl["number"] = made.first("eid", "article-number")
    if not csl.get("issue"):
        csl["issue"] = made.text("issue")


def _read_publisher(made: Made) -> None:
    csl = made.csl
    csl["publisher"] = made.first(*PUBLISHERS) or csl.get("publisher", "")
    place = made.first("address", "location")
    if "location" in made.left and "venue" not in made.left:
        csl["event-place"] = made.text("location")
    csl["publisher-place"] = place
    csl["language"] = language_code(made.first("langid", "language", "hyphenation"))


def _read_texts(made: Made) -> None:
    for name, variable in TEXTS.items():
        if name in made.left and not made.csl.get(variable):
            made.csl[variable] = made.text(name)


def _read_beside(made: Made) -> None:
    words = made.first("keywords", "keyword")
    sign = ";" if ";" in words else ","
    made.tags = tuple(dict.fromkeys(filter(None, map(str.strip, words.split(sign)))))
    made.notes = made.first("annotation", "annote")
    made.attachment = attachment(made.left.pop("file", ""))


def _close(made: Made, patch: Mapping[str, Any]) -> None:
    kept = {name: made.raw(name) for name in list(made.left) if name not in _HANDLED}
    made.csl["custom"] = kept
    for variable, text in patch.items():
        made.csl[variable] = text
    strange = [text for text in made.csl.values() if isinstance(text, str) and "\\" in text]
    if found := _UNKNOWN.findall(" ".join(strange)):
        made.remarks.append(f"{_listed(found)} was not understood and stands as it was.")


def _json(made: Made, name: str) -> dict[str, Any]:
    """The values that a field of this program's own carries."""
    if name not in made.left:
        return {}
    try:
        found: object = json.loads(made.left[name])
    except ValueError:
        found = None
    if not isinstance(found, dict):
        made.remarks.append(f"The field {name} could not be read.")
        return {}
    del made.left[name]
    return cast("dict[str, Any]", found)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
