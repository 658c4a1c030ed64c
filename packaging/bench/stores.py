"""Listing, opening and saving in libraries of several sizes, next to the bare statements."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import libraries
from measures import Measure

from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.store.library import Library
from journal_desktop.store.summary import SCREENFUL

_COLUMNS = (
    "id, slug, title, standfirst, status, category, template, language, words, published, changed"
)
_LIST = f"SELECT {_COLUMNS} FROM article WHERE deleted_at IS NULL ORDER BY seq DESC"  # noqa: S608 - a constant
_READ = (
    "SELECT * FROM article WHERE id = ?",
    "SELECT * FROM block WHERE article = ?",
    "SELECT * FROM cited WHERE article = ?",
    "SELECT * FROM source WHERE id IN (SELECT source FROM cited WHERE article = ?)",
)
_WRITE = "UPDATE block SET body = ? WHERE article = ? AND kind = 'lead'"
_STAMP = "UPDATE article SET changed = ?, seq = (SELECT max(seq) + 1 FROM article) WHERE id = ?"


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Every size in turn; an article has four sections and eight sources."""
    for number in (100, 1_000) if quick else (100, 1_000, 10_000):
        path = libraries.copied(folder, number)
        with Library.open(path) as library:
            yield from _measured(library, number, 10 if quick else 60)
        path.unlink()


def _measured(library: Library, number: int, turns: int) -> Iterator[Measure]:
    db = library._access.opened.db.conn  # noqa: SLF001 - the bare statements are the peer  # type: ignore[union-attr]
    name = f"{number:,} articles x {libraries.VERSIONS}"
    some = [ArticleId(each) for each in _some(library, turns)]
    few = max(5, turns // 6)
    bare = "bare SQLite"
    yield Measure(
        f"first {SCREENFUL} listed, {name}",
        _times(partial(library.first_summaries, SCREENFUL) for _ in range(turns)),
        _times(partial(_fetched, db, f"{_LIST} LIMIT {SCREENFUL}") for _ in range(turns)),
        bare,
    )
    yield Measure(
        f"all listed, {name}",
        _times(library.changed_summaries for _ in range(few)),
        _times(partial(_fetched, db, _LIST) for _ in range(few)),
        bare,
    )
    yield Measure(
        f"article opened, {name}",
        _times(partial(_opened, library, each) for each in some),
        _times(partial(_read, db, each) for each in some),
        bare,
    )
    articles = [library.article(each) for each in some]
    written = count()
    yield Measure(
        f"a keystroke saved, and listed, {name}",
        _times(partial(_saved, library, each, next(written)) for each in articles),
        _times(partial(_written, db, each, next(written)) for each in articles),
        bare,
    )


def _some(library: Library, number: int) -> list[str]:
    rows = library.summaries()
    return [each.id for each in Random(1).sample(rows, number)]  # noqa: S311 - always the same


def _opened(library: Library, article: ArticleId) -> None:
    library.sources_of(library.article(article))


def _saved(library: Library, article: Article, number: int) -> None:
    """What the lane of the window does after a pause in typing."""
    since = library.changed_summaries(1 << 60).newest
    library.save(replace(article, lead=f"{article.lead} {number}"))
    library.changed_summaries(since)


def _fetched(db: sqlite3.Connection, sql: str) -> None:
    db.execute(sql).fetchall()


def _read(db: sqlite3.Connection, article: ArticleId) -> None:
    for sql in _READ:
        db.execute(sql, (article,)).fetchall()


def _written(db: sqlite3.Connection, article: Article, number: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute(_WRITE, (f"{article.lead} {number}", article.id))
    db.execute(_STAMP, (f"2026-02-01T00:00:00.{number:06}+00:00", article.id))
    db.execute("COMMIT")


def _times(works: Iterator[Callable[[], object]]) -> tuple[float, ...]:
    """Milliseconds of each; the first only loads and fills what the next ones find."""
    taken: list[float] = []
    for work in works:
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return tuple(taken[1:])
