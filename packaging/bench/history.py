"""Versions kept, listed and read, next to the bare operation of SQLite on whole texts."""

from __future__ import annotations

import sqlite3
import time
import uuid
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from random import Random

from measures import Measure
from prose import article as plain_article

from journal_desktop.core import order
from journal_desktop.core.article import Article, Section
from journal_desktop.core.ids import ArticleId, BlockId
from journal_desktop.core.journal import Journal
from journal_desktop.manuscript import form
from journal_desktop.store import articles
from journal_desktop.store.history import revisions
from journal_desktop.store.library import Library

VERSIONS = 20
_SAMPLE = 60
_SYLLABLES = tuple(a + b for a in "bcdfghlmnprstv" for b in ("a", "en", "i", "or", "u", "ess"))
_BARE = "CREATE TABLE version (seq INTEGER PRIMARY KEY, article TEXT, at TEXT, text BLOB)"
_ADD = "INSERT INTO version (article, at, text) VALUES (?, ?, ?)"
_LIST = "SELECT seq, at FROM version WHERE article = ? ORDER BY seq DESC"
_ONE = "SELECT text FROM version WHERE seq = ?"
_MOST = 1_000
_INDEX = "CREATE INDEX version_article ON version (article, seq)"


@dataclass(slots=True)
class _Times:
    """Milliseconds of each act."""

    kept: list[float] = field(default_factory=list[float])
    listed: list[float] = field(default_factory=list[float])
    read: list[float] = field(default_factory=list[float])


def measure(folder: Path, *, quick: bool) -> Iterator[Measure]:
    """Histories of libraries of several sizes, of twenty versions an article."""
    for count in (100, 1_000) if quick else (100, 1_000, 10_000):
        ours, raw, size = _ours(folder / f"{count}.journal", count)
        peer = _peer(folder / f"{count}.db", count)
        name = f"{count:,} articles x {VERSIONS}"
        weight = f"{size / 1e6:.1f} MB for {raw / 1e6:.0f} MB of text"
        for what, mine, theirs in (
            (f"version kept, {name}: {weight}", ours.kept, peer.kept),
            (f"versions listed, {name}", ours.listed, peer.listed),
            (f"version read, {name}", ours.read, peer.read),
        ):
            yield Measure(what, tuple(mine), tuple(theirs), "bare SQLite, whole texts")
    yield from _long(folder / "long.journal")


def written(number: int) -> Iterator[Article]:
    """An article of about six kilobytes as it is at each of its versions."""
    random = Random(number)  # noqa: S311 - the same text every time, and nothing secret
    writer = _Writer(random)
    keys = order.spread(4)
    sections = tuple(
        Section(BlockId(_id(random)), key, heading=f"{writer.words(6)}?", body=writer.prose(2))
        for key in keys
    )
    now = Article(
        ArticleId(_id(random)),
        slug=f"article-{number}",
        title=writer.words(7),
        standfirst=writer.words(20),
        lead=writer.prose(2),
        sections=sections,
        takeaway=writer.prose(1),
    )
    for _ in range(VERSIONS):
        yield now
        for _ in range(random.randint(1, 3)):
            index = random.randrange(len(now.sections))
            changed = replace(now.sections[index], body=writer.mended(now.sections[index].body))
            now = replace(
                now, sections=(*now.sections[:index], changed, *now.sections[index + 1 :])
            )


class _Writer:
    """Writes in words that are as unlike each other, and as often, as those of a language."""

    def __init__(self, random: Random) -> None:
        self._random = random
        known = Random(1)  # noqa: S311 - one language for all articles
        self._known = ["".join(known.choices(_SYLLABLES, k=1 + n % 4)) for n in range(5_000)]
        self._often = list(accumulate(1 / (n + 3) for n in range(5_000)))

    def words(self, count: int) -> str:
        """A few words."""
        return " ".join(self._random.choices(self._known, cum_weights=self._often, k=count))

    def sentence(self) -> str:
        """One sentence."""
        return f"{self.words(self._random.randint(6, 22))}.".capitalize()

    def prose(self, paragraphs: int) -> str:
        """Paragraphs of a few sentences."""
        return "\n\n".join(" ".join(self.sentence() for _ in range(4)) for _ in range(paragraphs))

    def mended(self, body: str) -> str:
        """*body* with a word changed, a sentence more or less, or a new paragraph."""
        paragraphs = body.split("\n\n")
        index = self._random.randrange(len(paragraphs))
        sentences = paragraphs[index].split(". ")
        place = self._random.randrange(len(sentences))
        match self._random.randrange(8):
            case 0:
                paragraphs.insert(index, self.prose(1))
            case 1 | 2:
                sentences.insert(place, self.sentence()[:-1])
            case 3 if len(sentences) > 1:
                del sentences[place]
            case _:
                words = sentences[place].split(" ")
                words[self._random.randrange(len(words))] = self.words(2)
                sentences[place] = " ".join(words)
        paragraphs[index] = ". ".join(sentences) if len(paragraphs[index]) else ""
        return "\n\n".join(paragraphs)


def _ours(path: Path, count: int) -> tuple[_Times, int, int]:
    """Times of our store, the bytes of all texts, and those that the file grows by versions."""
    times = _Times()
    raw = 0
    some: list[Article] = []
    with Library.create(path, Journal("bench")) as library:
        access = library._access  # noqa: SLF001 - twenty thousand commits test the disk  # pyright: ignore[reportPrivateUsage]
        for number in range(count):
            with access.writing() as db:
                articles.save(db, next(written(number)))
        before = _size(library)
        for number in range(count):
            versions = tuple(written(number))
            raw += sum(len(form.write(each).encode()) for each in versions)
            with access.writing() as db:
                for each in versions:
                    revisions.remember(db, each, "pause")
            if number % max(1, count // _SAMPLE) == 0:
                some.append(versions[-1])
        grown = _size(library) - before
        times.kept = list(_kept(library, count))
        for each in some:
            times.listed.append(_timed(library.history.list, each.id))
            chosen = library.history.list(each.id)[VERSIONS // 2].id
            times.read.append(_timed(library.history.text, chosen))
    return times, raw, grown


def _kept(library: Library, count: int) -> Iterator[float]:
    """How long it takes to keep each version of a few more articles, commit included."""
    for number in range(count, count + 3):
        library.save(next(written(number)))
        for each in written(number):
            yield _timed(library.history.remember, each, "pause")


def _size(library: Library) -> int:
    """The bytes of the file with all that was written."""
    with library._access.reading() as db:  # noqa: SLF001 - the file can tell  # pyright: ignore[reportPrivateUsage]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return library.path.stat().st_size


def _peer(path: Path, count: int) -> _Times:
    """The same with a table of whole texts, each pressed by zlib."""
    times = _Times()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "locking_mode = EXCLUSIVE"):
            db.execute(f"PRAGMA {pragma}")
        db.execute(_BARE)
        db.execute(_INDEX)

        def add(number: int, text: bytes) -> None:
            db.execute(_ADD, (str(number), "2026-06-24", zlib.compress(text)))

        def listed(number: int) -> list[tuple[int, str]]:
            return db.execute(_LIST, (str(number),)).fetchall()

        def read(seq: int) -> bytes:
            return zlib.decompress(db.execute(_ONE, (seq,)).fetchone()[0])

        for number in range(min(count, _MOST)):
            db.execute("BEGIN")
            for each in written(number):
                add(number, form.write(each).encode())
            db.execute("COMMIT")
        for number in range(_MOST, _MOST + 3):
            for each in written(number):
                text = form.write(each).encode()
                times.kept.append(_timed(add, number, text))
        for number in range(min(count, _SAMPLE)):
            times.listed.append(_timed(listed, number))
            times.read.append(_timed(read, listed(number)[VERSIONS // 2][0]))
    return times


def _long(path: Path) -> Iterator[Measure]:
    """Versions of one article of twenty thousand words."""
    times: list[float] = []
    with Library.create(path, Journal("bench")) as library:
        now = plain_article(20_000)
        library.save(now)
        for number in range(3 * VERSIONS):
            first, *rest = now.sections
            body = f"{first.body} And once more, number {number}."
            now = replace(now, sections=(*rest, replace(first, body=body)))
            times.append(_timed(library.history.remember, now, "pause"))
    yield Measure("version kept, 20,000 words", tuple(times))


def _id(random: Random) -> str:
    return str(uuid.UUID(int=random.getrandbits(128), version=4))


def _timed(act: Callable[..., object], *given: object) -> float:
    started = time.perf_counter()
    act(*given)
    return (time.perf_counter() - started) * 1000
