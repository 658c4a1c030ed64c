"""Kill a process that saves, at random moments, and see what its library holds afterwards.

Run as a script, `killing.py FOLDER KILLS SEED [--promise-early]` prints one JSON object.
A forked child saves in a loop and writes a number to a pipe whenever a save was committed;
its parent kills it, opens the library and compares. With `--promise-early` the child writes
the number before it saves: a broken promise that the comparison has to notice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journal_desktop.core import order
from journal_desktop.core.article import Article, Section
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId, BlockId
from journal_desktop.core.journal import Journal
from journal_desktop.store.library import Library

SHELF = 4  # articles, saved in turn
KILLS_PER_LIBRARY = 100  # then a new one, so that looking through it stays quick
EVERY = 3  # one save in three is remembered as a version
MOST_PROMISES = 9
ONE_SAVE = 0.008  # seconds that opening, or a save with its version, may well take


@dataclass
class Fate:
    """When a child is killed: so many seconds after so many promises."""

    promises: int
    seconds: float


@dataclass
class Promised:
    """What the library at hand must hold: by article the last save, and every version."""

    saves: dict[int, int] = field(default_factory=dict)
    versions: set[int] = field(default_factory=set)

    def add(self, numbers: Iterable[int]) -> None:
        """Note the numbers that a child has promised."""
        for number in numbers:
            self.saves[number % SHELF] = number
            if number % EVERY == 0:
                self.versions.add(number)


@dataclass
class Outcome:
    """What was seen: saves that were promised, and those that broke."""

    kills: int = 0
    saves: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def version(number: int) -> Article:
    """The article that save *number* writes: its parts all tell the number."""
    parts = 1 + number % 3
    return Article(
        ArticleId(f"article-{number % SHELF}"),
        slug=f"article-{number % SHELF}",
        title=f"{number}",
        lead=f"{number} " * (1 + number * 37 % 900),
        sections=tuple(
            Section(BlockId(f"part-{part}"), key, heading=f"{number}", body=f"{number} " * 400)
            for part, key in enumerate(order.spread(parts))
        ),
        takeaway=f"{number}",
    )


def save_until_killed(path: Path, number: int, pipe: int, *, early: bool) -> None:
    """Save one version after the other and promise each on the pipe."""
    library = Library.open(path)
    if number % 2 and library._opened:  # have the log moved to the file often, too
        library._opened.db.execute("PRAGMA wal_autocheckpoint = 8").fetchone()
    while True:
        number += 1
        if early:
            os.write(pipe, f"{number}\n".encode())
        library.save(version(number))
        if number % EVERY == 0:
            library.remember(version(number), "sitting", f"{number}")
        if not early:
            os.write(pipe, f"{number}\n".encode())


def kill_one(path: Path, number: int, fate: Fate, *, early: bool) -> tuple[list[int], str]:
    """Kill a child when its fate is fulfilled; the numbers it promised, and any complaint."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            save_until_killed(path, number, writing, early=early)
        finally:
            os.write(writing, f"!{traceback.format_exc()}".encode())
            os._exit(1)
    os.close(writing)
    told = b""
    while told.count(b"\n") < fate.promises and (piece := os.read(reading, 4096)):
        told += piece
    select.select([], [], [], fate.seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        promises, _, complaint = (told + rest.read()).decode().partition("!")
    return [int(line) for line in promises.splitlines()], complaint


def compare(path: Path, promised: Promised, outcome: Outcome) -> int:
    """Open the library, hold it against the promises, and give the highest number in it."""
    versions: set[int] = set()
    with Library.open(path) as library:
        verdict = library._opened.db.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            outcome.damaged.append(f"kill {outcome.kills}: {verdict}")
        for place, wanted in promised.saves.items():
            found = library.article(ArticleId(f"article-{place}"))
            number = int(found.title)
            if found != version(number):
                outcome.damaged.append(f"kill {outcome.kills}: {number} is a mixture")
            if number < wanted:
                outcome.lost.append(f"kill {outcome.kills}: {wanted}, found {number}")
            promised.saves[place] = number
            history = library.revisions(found.id)
            versions |= {int(each.label) for each in history if each.kind == "sitting"}
    lost = promised.versions - versions
    outcome.lost += [f"kill {outcome.kills}: version {number}" for number in sorted(lost)]
    promised.versions = versions
    return max(promised.saves.values())


def new_library(path: Path) -> Promised:
    """A library in which each article has its first version; what it thereby promises."""
    numbers = range(SHELF, 2 * SHELF)
    with Library.create(path, Journal("journal")) as library:
        for number in numbers:
            library.save(version(number))
            library.remember(version(number), "sitting", f"{number}")
    promised = Promised()
    promised.add(numbers)
    return promised


def proof(folder: Path, kills: int, seed: int, *, early: bool = False) -> Outcome:
    """Kill *kills* children in turn and compare after each."""
    chance = random.Random(seed)
    outcome = Outcome()
    path, promised, number = folder, Promised(), 0
    while outcome.kills < kills:
        if outcome.kills % KILLS_PER_LIBRARY == 0:
            path = folder / f"{outcome.kills}.journal"
            promised = new_library(path)
            number = max(promised.saves.values())
        fate = Fate(chance.randrange(MOST_PROMISES), chance.uniform(0, ONE_SAVE))
        promises, complaint = kill_one(path, number, fate, early=early)
        outcome.kills += 1
        outcome.saves += len(promises)
        promised.add(promises)
        if complaint:
            outcome.damaged.append(complaint)
        try:
            number = compare(path, promised, outcome)
        except JournalError as error:
            outcome.damaged.append(f"kill {outcome.kills}: {error}")
            break
    return outcome


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kills", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--promise-early", action="store_true")
    asked = parser.parse_args()
    result = proof(asked.folder, asked.kills, asked.seed, early=asked.promise_early)
    print(json.dumps(vars(result)))  # noqa: T201 - the answer to whoever started the script
