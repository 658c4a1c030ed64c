"""The source list: every cited source once, in the order of its number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from journal_desktop.core.source import Source
from journal_desktop.render.marks import Marks
from journal_desktop.render.structured import web
from journal_desktop.render.typography import is_english

_NAMED = 3
"""How many authors an entry names before "et al."."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as the list shows it; `marks` are the ids of the marks that cite it."""

    number: int
    title: str
    url: str
    kind: str
    who: str
    marks: tuple[str, ...]


def listed(marks: Marks, language: str) -> tuple[Listed, ...]:
    """The entries for every source that has a number."""
    return tuple(
        _entry(number, source, tuple(marks.places.get(number, ())), is_english(language))
        for number, source in sorted(marks.sources.items())
    )


@lru_cache(maxsize=4096)
def _entry(number: int, source: Source, marks: tuple[str, ...], english: bool) -> Listed:  # noqa: FBT001 - half of the cache's key
    where = ", ".join(filter(None, (source.year, source.host)))
    kind = _lowered(source.kind) if english else source.kind
    kind = " ".join(filter(None, (kind, f"({where})" if where else "")))
    authors = ", ".join(source.authors[:_NAMED])
    more = ", et al." if len(source.authors) > _NAMED else ""
    doi = f"doi:{source.doi}" if source.doi else ""
    who = ". ".join(filter(None, (f"{authors}{more}".rstrip("."), doi)))
    return Listed(number, source.title, web(source.url), kind, who, marks)


def _lowered(kind: str) -> str:
    """A kind within a line: "Peer-reviewed review" loses its capital, "RCT" keeps them."""
    return kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind
