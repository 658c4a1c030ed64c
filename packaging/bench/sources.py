"""Finding one source among 20,000 while somebody types, next to a bare FTS5 query."""

from __future__ import annotations

import random
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from measures import Measure

from journal_desktop.app import sample
from journal_desktop.app.sources.finding import Finder
from journal_desktop.core.duplicates import duplicates
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.keys import citation_key
from journal_desktop.core.source import Source, csl_text
from journal_desktop.store.library import Library

_WORDS = re.findall(
    r"\w+",
    """cell therapy cancer natural killer receptor trial phase cohort outcomes patients review
    randomised immune lymphoma leukaemia chimeric antigen response survival children adults
    treatment risk disease heart failure kidney diabetes insulin blood pressure vaccine virus""",
)
_NAMES = ("Wang", "Li", "Zhang", "Smith", "Müller", "García", "Kim", "Nguyen", "Chen", "Øster")
_QUERIES = ("w", "wang", "wang 2020", "cell ther", "lymph imm 2019", "kil nat rec", "10.1234", "zz")


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """The pop-up, the reading of the library and the search for duplicates."""
    number, turns = (2_000, 3) if quick else (20_000, 20)
    sources = tuple(made_up(number))
    finder = Finder(sources)
    first = [each.id for each in sources[:30]]
    table = _table(sources)
    yield Measure(
        f"cite pop-up over {number:,} sources",
        tuple(_found(finder, sources[0], q, first) for _ in range(turns) for q in _QUERIES),
        tuple(_took(lambda q=q: _matched(table, q)) for _ in range(turns) for q in _QUERIES),
        "bare FTS5 query, first 20",
        reach=20,
    )
    with Library.create(folder / "sources.journal", sample.load().journal) as library:
        library.save_sources(sources)
        page = tuple(_took(lambda: library.readable_sources(0, 500)) for _ in range(turns))
        yield Measure("one page of 500 sources read", page, reach=100)
        yield Measure(f"{number:,} sources read", (_took(library.sources),))
    yield Measure(f"duplicates among {number:,}", (_took(lambda: duplicates(sources)),), reach=8000)


def made_up(number: int) -> Iterator[Source]:
    """That many sources that never were, the same ones every time."""
    dice = random.Random(7)  # noqa: S311 - the same made-up library every time
    for each in range(number):
        names = [{"family": dice.choice(_NAMES), "given": dice.choice("ABCDEFG")} for _ in range(5)]
        item = {
            "type": "article-journal",
            "title": " ".join(dice.choices(_WORDS, k=12)),
            "author": names,
            "container-title": " ".join(dice.choices(_WORDS, k=3)),
            "issued": {"date-parts": [[dice.randint(1990, 2026)]]},
            "page": f"{dice.randint(1, 900)}-{dice.randint(901, 999)}",
            "DOI": f"10.{dice.randint(1000, 9999)}/made.up.{each}",
            "abstract": " ".join(dice.choices(_WORDS, k=150)),
        }
        source = Source(SourceId(new_id()), "", csl_text(item), tags=("tag",))
        yield Source(source.id, f"{citation_key(source)}-{each}", source.item, tags=source.tags)


def _table(sources: tuple[Source, ...]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE source USING fts5(id, words, tokenize='unicode61')")
    rows = (
        (each.id, " ".join((each.key, *each.authors, each.year, each.title, each.host, each.doi)))
        for each in sources
    )
    connection.executemany("INSERT INTO source VALUES (?, ?)", rows)
    return connection


def _matched(table: sqlite3.Connection, words: str) -> list[tuple[str]]:
    query = " ".join(f'"{word}"*' for word in words.split())
    search = "SELECT id FROM source WHERE source MATCH ? ORDER BY rank LIMIT 20"
    return table.execute(search, (query,)).fetchall()


def _found(finder: Finder, changed: Source, words: str, first: list[SourceId]) -> float:
    """How long a search takes when nothing is remembered, as a source has just changed."""
    finder.put(changed)
    return _took(lambda: finder.find(words, first=first))


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
