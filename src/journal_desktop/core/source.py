"""A source: one paper or page, with its CSL-JSON item as the canonical record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import urlsplit

from journal_desktop.core.ids import SourceId


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
    the kind as printed, such as "Peer-reviewed review".
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
    extra: str = ""

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
        parts = _date_parts(self.csl.get("issued"))
        return str(parts[0]) if parts else ""

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
    def label(self) -> str:
        """Who and when, for lists and tokens: "Zhang et al. 2025"."""
        return " ".join(filter(None, (self.short_authors or self.title[:40], self.year)))

    @property
    def doi(self) -> str:
        """The DOI without any resolver in front."""
        return self.text("DOI").removeprefix("https://doi.org/")

    @property
    def url(self) -> str:
        """Where a reader finds it: its URL, else made from DOI, PMCID or PMID."""
        if self.text("URL"):
            return self.text("URL")
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.text("PMCID"):
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.text('PMCID')}/"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.text('PMID')}/" if self.text("PMID") else ""

    @property
    def host(self) -> str:
        """Where it appeared, in few words: "PMC", the journal, the publisher or the site."""
        if self.text("container-title"):
            return self.text("container-title-short") or self.text("container-title")
        host = (urlsplit(self.text("URL")).hostname or "").removeprefix("www.")
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


def _date_parts(issued: object) -> list[int | str]:
    if not isinstance(issued, dict):
        return []
    parts = cast("dict[str, Any]", issued).get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return [part for part in cast("list[Any]", parts[0]) if part is not None]
    return []


def _family(name: object) -> str:
    if not isinstance(name, dict):
        return ""
    parts = cast("dict[str, str]", name)
    if parts.get("literal"):
        return parts["literal"]
    particle = parts.get("non-dropping-particle") or parts.get("dropping-particle", "")
    return f"{particle} {parts.get('family', '')}".strip()


def _printed_name(name: object) -> str:
    family = _family(name)
    given = cast("dict[str, str]", name).get("given", "") if isinstance(name, dict) else ""
    initials = "".join(part[0] for part in given.replace("-", " ").replace(".", " ").split())
    return f"{family} {initials}".strip()
