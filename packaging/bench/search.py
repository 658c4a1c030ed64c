"""Finding words in all texts as one types, next to the bare FTS5 query, as the library grows."""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from measures import Measure
from sources import made_up

from journal_desktop.app import sample
from journal_desktop.app.search.results import results
from journal_desktop.core.article import Article, CitedSource, Question, Role, Section
from journal_desktop.core.ids import ArticleId, BlockId, new_id
from journal_desktop.core.order import spread
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library
from journal_desktop.store.search.query import match, parse
from journal_desktop.store.values import Batch

_SYLLABLES = re.findall(
    r"\w+",
    """co re in de ti ma la th er an vi ro pa ne su mo ka lo pe st tr al on ex pro com imm un car
    di""",
)


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Searches while typing at several sizes, what a save costs the index, and its building.

    A search is a quick look, as it follows each key; a closer one follows a rest.
    """
    words = _vocabulary()
    for number in (100, 1_000) if quick else (100, 1_000, 10_000):
        path = folder / f"search-{number}.journal"
        with Library.create(path, sample.load().journal) as library:
            yield from _measured(library, number, words, 5 if quick else 10)
        path.unlink()


def filled(library: Library, number: int, words: tuple[str, ...]) -> list[Article]:
    """Put that many articles into the library, the same ones every time."""
    dice = random.Random(11)  # noqa: S311 - the same made-up library every time
    weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
    sources = tuple(made_up(min(number, 5_000)))
    made: list[Article] = []
    for start in range(0, number, 500):
        some = [_article(dice, words, weights, sources) for _ in range(min(500, number - start))]
        library.commit(Batch(articles=tuple(some), sources=sources if not start else ()))
        made += some
    return made


def _measured(
    library: Library, number: int, words: tuple[str, ...], turns: int
) -> Iterator[Measure]:
    articles = filled(library, number, words)
    before = library.path.stat().st_size + _log(library)
    whole = _took(lambda: _catch_up(library))
    grown = library.path.stat().st_size + _log(library) - before
    name = f"{number:,} articles"
    yield Measure(f"{name}: index of {grown / 1e6:.0f} MB made", (whole,))
    connection = library._access.opened.db.conn  # noqa: SLF001 - the bare query is the peer  # type: ignore[union-attr]
    for what, typed in _typed(words).items():
        ours = [_took(lambda q=q: _search(library, q)) for _ in range(turns) for q in typed]
        bare = [_took(lambda q=q: _bare(connection, q)) for _ in range(turns) for q in typed]
        yield Measure(f"{name}: {what}", tuple(ours), tuple(bare), "bare FTS5", reach=20)
    yield Measure(f"{name}: a save taken in", tuple(_saves(library, articles, 6 * turns)), reach=50)


def _typed(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What somebody may type, key by key."""
    common, rare = words[0], words[3_000]
    word = words[200]
    return {
        "a word key by key": tuple(word[:end] for end in range(2, len(word) + 1)),
        "a rare word": (rare, f"{rare} {words[900]}"),
        "the commonest words": (common, f"{common} {words[1]}", f"{common} {words[2]} {words[3]}"),
        "a begin of many words": ("co", "th", f"{common} co"),
        "a phrase of common words": (f'"{common} {words[1]}"',),
        "filters": ("status:published", f"{word} status:draft after:2020", f"-{rare} in:articles"),
        "nothing there": ("qqqq", "xyzzy plugh"),
    }


def _search(library: Library, text: str) -> None:
    query = parse(text)
    library.search.catch_up()
    results(query, library.search.find(query, quick=True))


def _bare(connection: sqlite3.Connection, text: str) -> None:
    sought = match(parse(text))
    if sought:
        connection.execute(
            "SELECT rowid FROM search_articles WHERE search_articles MATCH ?"
            " ORDER BY rank LIMIT 20",
            (sought,),
        ).fetchall()


def _saves(library: Library, articles: list[Article], turns: int) -> Iterator[float]:
    for each in articles[:turns]:
        library.save(replace(each, lead=f"{each.lead} one more word"))
        yield _took(lambda: _catch_up(library))


def _catch_up(library: Library) -> None:
    while library.search.catch_up(1):
        pass


def _log(library: Library) -> int:
    log = library.path.with_name(f"{library.path.name}-wal")
    return log.stat().st_size if log.exists() else 0


def _vocabulary() -> tuple[str, ...]:
    dice = random.Random(3)  # noqa: S311 - the same words every time
    made = ("".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(60_000))
    return tuple(dict.fromkeys(made))[:30_000]


def _article(
    dice: random.Random, words: tuple[str, ...], weights: list[float], sources: tuple[Source, ...]
) -> Article:
    def prose(count: int) -> str:
        chosen = dice.choices(words, cum_weights=weights, k=count)
        return ". ".join(" ".join(chosen[at : at + 12]) for at in range(0, count, 12))

    cited = dice.sample(sources, min(8, len(sources)))
    keys = spread(6)
    sections = tuple(
        Section(
            BlockId(new_id()),
            key,
            Role.FINDINGS,
            f"{prose(6)}?",
            f"{prose(70)} [@{cited[0].key}].\n\n{prose(60)}",
        )
        for key in keys
    )
    identity = ArticleId(new_id())
    return Article(
        identity,
        slug=identity,
        title=prose(9),
        standfirst=prose(28),
        lead=prose(60),
        category=dice.choice(("Cancer", "Heart", "Kidney")),
        tags=(dice.choice(words[:50]),),
        status=dice.choice((Status.DRAFT, Status.PUBLISHED)),
        sections=sections,
        questions=(Question(BlockId(new_id()), "a", f"{prose(6)}?", prose(40)),),
        takeaway=prose(30),
        sources=tuple(CitedSource(each.key, each.id) for each in cited),
    )


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
