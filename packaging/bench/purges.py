"""Letting go of the trash: how long one portion keeps a save waiting, commit included."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import libraries
from measures import Measure

from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library

_ARTICLES, _SOURCES = 50, 200
_REACH = 100


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Articles and sources that go for good, from libraries of twenty versions an article."""
    for count in (1_000,) if quick else (1_000, 10_000):
        with Library.open(libraries.copied(folder, count)) as library:
            for each in library.summaries()[:_ARTICLES]:
                library.delete(each.id)
            spare = tuple(Source(SourceId(f"spare-{n}"), f"spare{n}") for n in range(_SOURCES))
            library.save_sources(spare)
            for each in spare:
                library.delete_source(each.id)
            yield from _portions(library, f"{count:,} articles x {libraries.VERSIONS}")


def _portions(library: Library, name: str) -> Iterator[Measure]:
    trash = library.trash
    started = time.perf_counter()
    items = trash.list()
    listed = (time.perf_counter() - started) * 1000
    made = trash.purging(items)
    read = tuple(_timed(lambda: trash.read_on(made)))
    started = time.perf_counter()
    trash.judge(made)
    judged = (time.perf_counter() - started) * 1000
    gone = tuple(_timed(lambda: trash.delete_on(made)))
    yield Measure(f"trash listed, {len(items):,} things, {name}", (listed,), reach=_REACH)
    whole = sum(read) / 1000
    yield Measure(f"trash, a portion read, {name} ({whole:.1f} s in all)", read, reach=_REACH)
    yield Measure(f"trash, what would go told, {name}", (judged,), reach=_REACH)
    yield Measure(f"trash, a portion deleted, {name}", gone, reach=_REACH)


def _timed(portion: Callable[[], bool]) -> Iterator[float]:
    """The milliseconds of each portion, until all is done."""
    is_done = False
    while not is_done:
        started = time.perf_counter()
        is_done = portion()
        yield (time.perf_counter() - started) * 1000
