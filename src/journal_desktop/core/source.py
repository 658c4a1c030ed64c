"""A source: one paper or page, with its CSL-JSON item as the canonical record."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from textwrap import shorten
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import quote, urlsplit

from journal_desktop.core.ids import SourceId

_RESOLVER = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"\b\d{4}\b")


class SourceStatus(StrEnum):
    """What became of a source after it appeared."""

    OK = "ok"
    PREPRINT = "preprint"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"
    REINSTATED = "reinstated"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Source:
    """A paper, page or book that articles cite.

    `item` is its CSL-JSON 1.0.2 item as canonical JSON text (see `csl_text`); `kind` is
    the kind as printed, such as "Peer-reviewed review"; `related` are other versions of it,
    such as its preprint; `attachment` is the path of its file; `acknowledged` is the status
    that somebody has seen the warning of (see `warned_of`); `aliases` are keys that it had
    before, or that a source merged into it had: typed by hand, they still find it;
    `absorbed` are the sources that were merged into it;
    `apart` are those that somebody said are other works, however alike they look.
    """

    id: SourceId
    key: str
    item: str = "{}"
    kind: str = ""
    design: str = ""
    population: str = ""
    n: str = ""
    funding: str = ""
    peer_reviewed: bool | None = None
    status: SourceStatus = SourceStatus.UNCHECKED
    status_origin: str = ""
    status_date: str = ""
    excerpts: tuple[str, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[SourceId, ...] = ()
    attachment: str = ""
    acknowledged: str = ""
    aliases: tuple[str, ...] = ()
    absorbed: tuple[SourceId, ...] = ()
    apart: tuple[SourceId, ...] = ()
    extra: str = ""

    def __hash__(self) -> int:
        return hash((self.id, self.item))  # both are known by heart; the other fields are many

    @property
    def csl(self) -> MappingProxyType[str, Any]:
        """The CSL-JSON item as a mapping that can't be written to."""
        return _parsed(self.item)

    def text(self, variable: str) -> str:
        """A CSL variable as text; empty when it is absent or not text or a number."""
        value = self.csl.get(variable, "")
        return str(value) if isinstance(value, str | int | float) else ""

    @property
    def title(self) -> str:
        """The title, or words that say it has none."""
        return self.text("title") or "[No title]"

    @property
    def year(self) -> str:
        """The year it was issued, or nothing."""
        return _year(self.csl.get("issued"))

    @property
    def authors(self) -> tuple[str, ...]:
        """Its authors as "Family GG", corporate authors as they call themselves."""
        return tuple(name for name in map(_printed_name, self._names()) if name)

    @property
    def short_authors(self) -> str:
        """The first author's family name, with "et al." where there are more than two."""
        families = [family for family in map(_family, self._names()) if family]
        if len(families) == 2:
            return " & ".join(families)
        return f"{families[0]} et al." if len(families) > 2 else "".join(families)

    def _names(self) -> list[object]:
        names = self.csl.get("author")
        return cast("list[object]", names) if isinstance(names, list) else []

    @property
    def warned_of(self) -> str:
        """The status, origin and day that a warning speaks of, as `acknowledged` keeps them."""
        return " · ".join(filter(None, (self.status.value, self.status_origin, self.status_date)))

    @property
    def first_family(self) -> str:
        """The first author's family name, or the name of an organisation."""
        return next((family for family in map(_family, self._names()) if family), "")

    @property
    def label(self) -> str:
        """Who and when, for lists and tokens: "Zhang et al. 2025"."""
        title = shorten(self.title, 48, placeholder="…")
        return " ".join(filter(None, (self.short_authors or title or self.title[:40], self.year)))

    @property
    def doi(self) -> str:
        """The DOI without any resolver in front."""
        return _RESOLVER.sub("", self.text("DOI"))

    @property
    def url(self) -> str:
        """Where a reader finds it: its URL, else made from DOI, PMCID or PMID."""
        if self.text("URL"):
            return self.text("URL")
        if self.doi:
            return f"https://doi.org/{quote(self.doi, safe='/:;()')}"
        if self.text("PMCID"):
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.text('PMCID')}/"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.text('PMID')}/" if self.text("PMID") else ""

    @property
    def host(self) -> str:
        """Where it appeared, in few words: "PMC", the journal, the publisher or the site."""
        if self.text("container-title"):
            return self.text("container-title-short") or self.text("container-title")
        host = _host(self.text("URL"))
        if self.text("PMCID") or host in {"pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"}:
            return "PMC"
        return self.text("publisher") or host


def csl_text(item: dict[str, Any]) -> str:
    """Canonical JSON of a CSL item: sorted, compact, without empty values."""
    kept = {key: value for key, value in item.items() if value not in (None, "", [], {})}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _parsed(item: str) -> MappingProxyType[str, Any]:
    value: object = json.loads(item)
    return MappingProxyType(cast("dict[str, Any]", value) if isinstance(value, dict) else {})


def _year(issued: object) -> str:
    if not isinstance(issued, dict):
        return ""
    date = cast("dict[str, Any]", issued)
    match date.get("date-parts"):
        case [[int() | str() as first, *_], *_]:
            return str(first)
        case _:
            found = _FOUR_DIGITS.search(f"{date.get('raw', '')} {date.get('literal', '')}")
            return found[0] if found else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[" is no address
        return ""


def _name_part(name: object, part: str) -> str:
    value = cast("dict[str, Any]", name).get(part) if isinstance(name, dict) else ""
    return value.strip() if isinstance(value, str) else ""


def _family(name: object) -> str:
    if literal := _name_part(name, "literal"):
        return literal
    particle = _name_part(name, "non-dropping-particle") or _name_part(name, "dropping-particle")
    return f"{particle} {_name_part(name, 'family')}".strip()


def _printed_name(name: object) -> str:
    given = _name_part(name, "given").replace("-", " ").replace(".", " ")
    return f"{_family(name)} {''.join(part[0] for part in given.split())}".strip()
