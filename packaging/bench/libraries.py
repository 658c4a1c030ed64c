"""Libraries to measure with, made once under build/ and the same ones every time.

Each has its articles, twenty versions of each of them, twice as many sources, and the index
of the search, as a library has that was written in this program.
"""

from __future__ import annotations

import itertools
import json
import shutil
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

from history import VERSIONS, written
from sources import made_up

from journal_desktop.app import sample
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form
from journal_desktop.manuscript.tree_values import KeptVersion
from journal_desktop.store import articles
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions
from journal_desktop.store.library import Library
from journal_desktop.store.migrations import VERSION
from journal_desktop.store.search import index

_FOLDER = Path(__file__).parents[2] / "build" / "bench"
_FORM = 1
"""What is in the files: another number has them made anew."""
_AT_ONCE = 250
_STORIES = 500
_STATUSES = (Status.PUBLISHED, Status.PUBLISHED, Status.DRAFT, Status.IN_REVIEW)


def copied(folder: Path, number: int) -> Path:
    """A library of that many articles, to do anything with."""
    path = folder / f"library-{number}.journal"
    shutil.copyfile(_made(number), path)
    return path


def _made(number: int) -> Path:
    path = _FOLDER / f"{number}x{VERSIONS}-{VERSION}-{index.FORM}-{_FORM}.journal"
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
    stories = tuple(_story(each) for each in range(min(number, _STORIES)))
    with Library.create(path, sample.load().journal) as library:
        access = library._access  # noqa: SLF001 - twenty thousand commits would test the disk  # pyright: ignore[reportPrivateUsage]
        with access.reading() as db:
            db.execute("PRAGMA synchronous = OFF")
        library.save_sources(known)
        every = iter(range(number))
        while some := tuple(itertools.islice(every, _AT_ONCE)):
            with access.writing() as db:
                for each in some:
                    _put(db, each, stories[each % _STORIES], known)
        while library.search.catch_up():
            pass


def _story(number: int) -> tuple[Article, tuple[str, ...]]:
    """An article, and the texts of its versions."""
    versions = tuple(written(number))
    return versions[-1], tuple(map(form.write, versions))


def _put(
    db: Database, number: int, story: tuple[Article, tuple[str, ...]], known: tuple[Source, ...]
) -> None:
    """Keep a story as an article of its own, with all its versions."""
    random = Random(number)  # noqa: S311 - the same library every time, and nothing secret
    cited = random.sample(known, min(8, len(known)))
    last, texts = story
    own = ArticleId(_identity(random))
    article = replace(
        last,
        id=own,
        slug=f"article-{number}",
        title=f"{last.title} {number}",
        lead=f"{last.lead} [@{cited[0].key}]",
        status=_STATUSES[number % len(_STATUSES)],
        category=("Cancer", "Heart", "Kidney")[number % 3],
        sources=tuple(CitedSource(source.key, source.id) for source in cited),
    )
    articles.save(db, article)
    parents: tuple[str, ...] = ()
    for day, text in enumerate(texts, 1):
        its = text.replace(last.id, own)
        at = f"2026-01-{day:02}T09:30:00.000000Z"
        version = KeptVersion(_proof(its, parents), at, "pause", "", "bench", parents, its)
        revisions.take(db, own, version)
        parents = (version.id,)


def _proof(text: str, parents: tuple[str, ...]) -> str:
    """The id of a version, as the store proves it."""
    return sha256(
        json.dumps([text, *parents], ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def _sources(number: int) -> Iterator[Source]:
    random = Random(5)  # noqa: S311 - the same
    for each in made_up(number):
        yield replace(each, id=SourceId(_identity(random)))


def _identity(random: Random) -> str:
    return str(uuid.UUID(int=random.getrandbits(128), version=4))
