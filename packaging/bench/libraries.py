"""Libraries to measure with, made once under build/ and the same ones every time.

Each has its articles, twenty versions of each of them, twice as many sources, and the index
of the search, as a library has that was written in this program.
"""

from __future__ import annotations

import itertools
import shutil
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from history import VERSIONS, written
from sources import made_up

from journal_desktop.app import sample
from journal_desktop.core.article import Article, CitedSource, Status
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store import articles, revisions
from journal_desktop.store.library import Library
from journal_desktop.store.migrations import SCHEMA

_FOLDER = Path(__file__).parents[2] / "build" / "bench"
_FORM = 1
"""What is in the files: another number has them made anew."""
_AT_ONCE = 250
_STATUSES = (Status.PUBLISHED, Status.PUBLISHED, Status.DRAFT, Status.IN_REVIEW)


def copied(folder: Path, number: int) -> Path:
    """A library of that many articles, to do anything with."""
    path = folder / f"library-{number}.journal"
    shutil.copyfile(_made(number), path)
    return path


def _made(number: int) -> Path:
    path = _FOLDER / f"{number}x{VERSIONS}-{SCHEMA}-{_FORM}.journal"
    if not path.exists():
        print(f"making a library of {number:,} articles, once", file=sys.stderr, flush=True)
        _FOLDER.mkdir(parents=True, exist_ok=True)
        beginning = path.with_suffix(".begun")
        for left in _FOLDER.glob(f"{beginning.name}*"):
            left.unlink()
        _fill(beginning, number)
        beginning.rename(path)
    return path


def _fill(path: Path, number: int) -> None:
    known = tuple(_sources(2 * number))
    with Library.create(path, sample.load().journal) as library:
        access = library._access  # noqa: SLF001 - twenty thousand commits would test the disk  # pyright: ignore[reportPrivateUsage]
        with access.reading() as db:
            db.execute("PRAGMA synchronous = OFF")
        library.save_sources(known)
        every = iter(range(number))
        while some := tuple(itertools.islice(every, _AT_ONCE)):
            with access.writing() as db:
                for each in some:
                    *before, now = _versions(each, known)
                    articles.save(db, now)
                    for version in (*before, now):
                        revisions.remember(db, version, "pause")
        while library.search.catch_up():
            pass


def _versions(number: int, known: tuple[Source, ...]) -> Iterator[Article]:
    random = Random(number)  # noqa: S311 - the same library every time, and nothing secret
    cited = random.sample(known, min(8, len(known)))
    mark = f" [@{cited[0].key}]"
    for each in written(number):
        yield replace(
            each,
            lead=f"{each.lead}{mark}",
            status=_STATUSES[number % len(_STATUSES)],
            category=("Cancer", "Heart", "Kidney")[number % 3],
            sources=tuple(CitedSource(source.key, source.id) for source in cited),
        )


def _sources(number: int) -> Iterator[Source]:
    random = Random(5)  # noqa: S311 - the same
    for each in made_up(number):
        identity = str(uuid.UUID(int=random.getrandbits(128), version=4))
        yield replace(each, id=SourceId(identity))
