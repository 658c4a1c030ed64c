"""An upgrade that is killed on its way loses nothing, and the next start completes it."""

from __future__ import annotations

import os
import random
import time
from contextlib import closing

import pytest

from journal_desktop.store import migrations
from journal_desktop.store.engine import sqlite3
from journal_desktop.store.library import Library
from proofs.children import killed
from proofs.sizes import SEED, tries
from store import older

KILLS = tries("UPGRADE_KILLS", 50, 1000)

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes"),
]


def upgrade(path):
    Library.open(path).close()


@pytest.fixture
def olds(tmp_path):
    """A library of every older version, what is in it, and how long its upgrade takes."""
    made = {}
    for version in older.VERSIONS:
        for name in ("first", "timed"):  # the very first loads what an upgrade needs
            path = tmp_path / name / f"{version}.journal"
            path.parent.mkdir(exist_ok=True)
            older.put(version, path)
            content = older.content(path)
            started = time.perf_counter()
            upgrade(path)
            made[version] = content, time.perf_counter() - started
    return made


def after_kill(tmp_path, version, turn, seconds, work=upgrade):
    """A library whose upgrade was killed; whether it was, and the version that it left."""
    path = tmp_path / f"{turn}" / "evidence.journal"
    path.parent.mkdir()
    older.put(version, path)
    finished = killed(lambda: work(path), seconds)
    with closing(sqlite3.connect(path)) as db:
        (left,) = db.execute("PRAGMA user_version").fetchone()
    return path, finished, left


def test_an_upgrade_that_is_killed_is_completed_by_the_next_start(tmp_path, olds, row):
    chance = random.Random(SEED)
    row.proof = f"kills of upgrades from versions {older.VERSIONS[0]}–{older.VERSIONS[-1]}"
    row.undetected = []
    left_between, finished = set(), 0
    for turn in range(KILLS):
        version = older.VERSIONS[turn % len(older.VERSIONS)]
        before, usual = olds[version]
        seconds = chance.uniform(0, 1.2 * usual)
        path, was_finished, left = after_kill(tmp_path, version, turn, seconds)
        finished += was_finished
        left_between |= {left} - {version, migrations.VERSION}
        row.undetected += [f"{turn}: {each}" for each in older.complaints(path)]
        row.lost += [f"{turn}: {each}" for each in older.losses(before, older.content(path))]
        row.tries += 1
    row.settle()
    assert finished < KILLS
    assert left_between or KILLS < 200


def upgrade_by_halves(path):
    """Upgrade as `migrate` must not: each statement commits by itself."""

    def by_halves(db):
        for step in migrations.steps._noted[2:]:
            step(db.tables)
            time.sleep(0.001)

    migrations.migrate = by_halves
    upgrade(path)


def test_an_upgrade_that_commits_by_halves_is_caught(tmp_path, olds, row):
    chance = random.Random(SEED)
    row.proof, row.tries = "  control: an upgrade without transactions", KILLS // 2
    before, usual = olds[2]
    broken = 0
    for turn in range(row.tries):
        seconds = chance.uniform(0, 1.2 * usual)
        path, _, _ = after_kill(tmp_path, 2, turn, seconds, upgrade_by_halves)
        try:
            found = older.complaints(path) or older.losses(before, older.content(path))
        except sqlite3.OperationalError:  # a table that is there already
            found = True
        broken += bool(found)
    row.control_failed(broken, row.tries)
