"""Libraries that were really harmed: by a seed, in the ways in which disks fail."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from builders import article, journal, papers
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.store.library import Library

PAGE = 4096
SENTENCE = (
    "the trial found that fewer patients in the group were well after a year than the authors had "
    "expected and most of the harms were mild though some were not so readers should ask"
)
WORDS = SENTENCE.split()


@dataclass(frozen=True)
class Kept:
    """A library as a power cut left it: its files, its backup, and what was saved in it."""

    path: Path
    backup: Path
    articles: dict[ArticleId, Article]


def prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def written(chance: random.Random, number: int) -> Article:
    new = article(slug=f"article-{number}", title=f"Article {number}", lead=prose(chance, 60))
    return replace(
        new, sections=tuple(replace(each, body=prose(chance, 250)) for each in new.sections)
    )


def shelve(folder: Path, articles: int = 40) -> Kept:
    """A library with versions, a backup of most of it, and a log that was never cleared."""
    chance = random.Random(7)
    at_work = folder / "at work"
    at_work.mkdir(parents=True)
    kept: dict[ArticleId, Article] = {}
    with Library.create(at_work / "evidence.journal", journal()) as library:
        library.save_sources(tuple(papers().values()))
        for number in range(articles):
            new = written(chance, number)
            library.save(new)
            library.remember(new, "close")
            kept[new.id] = new
        backup = library.backups.write("start").path
        for identity in tuple(kept)[: articles // 4]:
            edited = replace(kept[identity], takeaway=prose(chance, 40))
            library.save(edited)
            library.remember(edited, "pause")
            kept[identity] = edited
    with Library.open(at_work / "evidence.journal") as library:
        for identity in tuple(kept)[-6:]:
            edited = replace(kept[identity], lead=prose(chance, 50))
            library.save(edited)
            kept[identity] = edited
        for each in (at_work / "evidence.journal", at_work / "evidence.journal-wal"):
            shutil.copyfile(each, folder / each.name)
    return Kept(folder / "evidence.journal", backup, kept)


def copy(kept: Kept, folder: Path, *, with_backup: bool) -> Path:
    """The library in a folder of its own, to be harmed there."""
    path = folder / kept.path.name
    for end in ("", "-wal"):
        shutil.copyfile(f"{kept.path}{end}", f"{path}{end}")
    if with_backup:
        beside = path.with_name(f"{path.stem} backups")
        beside.mkdir()
        shutil.copyfile(kept.backup, beside / kept.backup.name)
    return path


def zeroed_pages(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for page in chance.sample(range(1, len(content) // PAGE), chance.randint(1, 5)):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def random_bytes(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for place in chance.sample(range(PAGE, len(content)), 100):
        content[place] ^= chance.randint(1, 255)
    path.write_bytes(content)


def a_harmed_stretch(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    start = chance.randrange(PAGE, len(content) - 6 * PAGE)
    content[start : start + 5 * PAGE] = chance.randbytes(5 * PAGE)
    path.write_bytes(content)


def truncated(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * chance.uniform(0.3, 0.95))])


def lost_header(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    lost = chance.choice([16, 100, PAGE])
    path.write_bytes(chance.choice([bytes(lost), chance.randbytes(lost)]) + content[lost:])


def swapped_pages(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    one, other = chance.sample(range(1, len(content) // PAGE), 2)
    first, second = (slice(page * PAGE, (page + 1) * PAGE) for page in (one, other))
    content[first], content[second] = content[second], content[first]
    path.write_bytes(content)


def harmed_log(path: Path, chance: random.Random) -> None:
    log = path.with_name(f"{path.name}-wal")
    content = bytearray(log.read_bytes())
    start = chance.choice([0, 32 + 100, chance.randrange(len(content) // 2)])
    content[start : start + 16] = chance.randbytes(16)
    log.write_bytes(content)


def emptied(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"" if chance.random() < 0.5 else bytes(path.stat().st_size))


HARMS: tuple[Callable[[Path, random.Random], None], ...] = (
    zeroed_pages,
    random_bytes,
    a_harmed_stretch,
    truncated,
    lost_header,
    swapped_pages,
    harmed_log,
    emptied,
)
