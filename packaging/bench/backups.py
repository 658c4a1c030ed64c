"""Backups beside writing: how long one takes, and how long a save waits meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, Thread

from measures import Measure

from journal_desktop.app import sample
from journal_desktop.app.backup.backing_up import REST
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.engine import connect
from journal_desktop.store.library import Library
from journal_desktop.store.values import Batch

_VERSIONS = 3
_SAVES = 40
"""Milliseconds between two saves, about as fast as anybody's bursts could come."""


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """A backup of libraries of several sizes, next to what SQLite offers by itself."""
    for number in (100,) if quick else (100, 1_000, 10_000):
        path = folder / f"{number}.journal"
        stock(path, number)
        yield from _measured(path, number, 2 if quick else 3)


def stock(path: Path, number: int) -> None:
    """Make a library of that many articles, with some versions of each."""
    shelf = sample.load()
    with Library.create(path, shelf.journal) as library:
        library.save_sources(tuple(shelf.sources))
        db = library._opened.db  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess] - made quickly
        db.execute("PRAGMA synchronous = OFF")
        for start in range(0, number, 250):
            some = tuple(_articles(shelf.articles, start, min(number, start + 250)))
            library.commit(Batch(articles=some))
            for turn in range(_VERSIONS):
                befores = tuple(replace(each, takeaway=f"Version {turn}.") for each in some)
                library.commit(Batch(articles=some, before=befores, kind="pause"))


def _articles(known: tuple[Article, ...], start: int, end: int) -> Iterator[Article]:
    for n in range(start, end):
        base = known[n % len(known)]
        title = f"{base.title} {n}"
        yield replace(base, id=ArticleId(new_id()), slug=f"{base.slug}-{n}", title=title)


def _measured(path: Path, number: int, turns: int) -> Iterator[Measure]:
    with Library.open(path) as library:
        size = library.backups.size / 1e6
        db = library._opened.db  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess] - the peers' way

        def bare() -> None:
            with_name = path.with_name("bare.journal")
            other = connect(with_name, "rwc")
            db.conn.backup(other.conn)
            other.close()
            backup_files.flush(with_name)
            with_name.unlink()

        def vacuumed() -> None:
            into = path.with_name("vacuumed.journal")
            db.execute("VACUUM INTO ?", (str(into),))
            backup_files.flush(into)
            into.unlink()

        ours, bares, vacuums = (list[float]() for _ in range(3))
        for _ in range(turns):
            bares.append(_took(bare))
            vacuums.append(_took(vacuumed))
            ours.append(_took(lambda: _backed_up(library)))
        what = f"backup and proof of {number:,} articles, {size:,.0f} MB"
        yield Measure(what, tuple(ours), tuple(bares), "bare Connection.backup")
        yield Measure(what, tuple(ours), tuple(vacuums), "VACUUM INTO")
        yield from _beside(library, number, turns)


def _beside(library: Library, number: int, turns: int) -> Iterator[Measure]:
    """Saves while a backup is made as the window makes it, next to saves without."""
    article = library.article(library.summaries()[0].id)

    def alone() -> None:
        time.sleep(2)

    def back_up() -> None:
        for _ in range(turns):
            _backed_up(library, REST)

    without, meanwhile = (_saves(library, article, work) for work in (alone, back_up))
    what = f"a save during a backup of {number:,} articles"
    yield Measure(what, meanwhile, without, "without a backup", reach=50)
    yield Measure("  the slowest of these saves", (max(meanwhile),), (max(without),), "the same")


def _saves(library: Library, article: Article, work: Callable[[], None]) -> tuple[float, ...]:
    took: list[float] = []
    ended = Event()

    def save() -> None:
        turn = 0
        while not ended.is_set():
            turn += 1
            written = replace(article, takeaway=f"Turn {turn}. {article.takeaway}")
            took.append(_took(partial(library.save, written)))
            time.sleep(_SAVES / 1000)

    saving = Thread(target=save)
    saving.start()
    work()
    ended.set()
    saving.join()
    return tuple(took)


def _backed_up(library: Library, rest: float = 0) -> None:
    made = library.backups.write("asked", step=lambda _done, _total: time.sleep(rest))
    backup_files.remove(made.path)


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
