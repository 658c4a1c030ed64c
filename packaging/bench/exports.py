"""The export of a whole journal, next to the plain writing of the same files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import prose
from measures import Measure

from journal_desktop.app import sample
from journal_desktop.app.exporting import export
from journal_desktop.store.library import Library

_COLD = """
import sys, time
from pathlib import Path
from journal_desktop.app.exporting import export
from journal_desktop.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    begun = time.perf_counter()
    export(library, Path(sys.argv[2]))
    print((time.perf_counter() - begun) * 1000)
"""


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Export cold, with every section rendered before, and after one change."""
    articles, turns = (50, 2) if quick else (1_000, 5)
    path = folder / "export.journal"
    _prepare(path, articles)
    target = folder / "bundle"
    cold = [_cold(path, folder / "cold") for _ in range(turns)]
    with Library.open(path) as library:
        export(library, target)
        again = [_again(library, folder / "again") for _ in range(turns)]
        changed = [_changed(library, target) for _ in range(turns)]
    plain = [_plain(target, folder / "plain") for _ in range(turns)]
    name = f"{articles:,} articles"
    for what, times in (("cold", cold), ("sections rendered", again), ("one changed", changed)):
        yield Measure(
            f"export, {name}, {what}", tuple(times), tuple(plain), "plain writing, no fsync"
        )


def _prepare(path: Path, articles: int) -> None:
    with Library.create(path, sample.load().journal) as library:
        library.save_sources(prose.sources())
        for number in range(articles):
            library.save(prose.article(900, number=number, sections=6))


def _cold(library: Path, target: Path) -> float:
    shutil.rmtree(target, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-c", _COLD, library, target],
        capture_output=True,
        text=True,
        check=True,
        timeout=1800,
    )
    return float(done.stdout)


def _again(library: Library, target: Path) -> float:
    shutil.rmtree(target, ignore_errors=True)
    return _timed(lambda: export(library, target))


def _changed(library: Library, target: Path) -> float:
    article = library.article(library.summaries()[-1].id)
    library.save(replace(article, takeaway=f"{article.takeaway} More."))
    return _timed(lambda: export(library, target))


def _plain(bundle: Path, target: Path) -> float:
    files = [
        (path.relative_to(bundle), path.read_bytes())
        for path in bundle.rglob("*")
        if path.is_file()
    ]
    shutil.rmtree(target, ignore_errors=True)

    def write() -> None:
        for path, data in files:
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)

    return _timed(write)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
