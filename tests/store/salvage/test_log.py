"""Of a log that was harmed it is known whether saves are lost; a torn end is no harm."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from journal_desktop.store.salvage import log as salvage_log


@pytest.fixture
def log(tmp_path):
    """The log of three saves that were never moved into their file."""
    at_work, log = tmp_path / "at work.db", tmp_path / "kept-wal"
    with closing(sqlite3.connect(at_work, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE note (words)")
        for words in ("one", "two", "three"):
            db.execute("INSERT INTO note VALUES (?)", (words * 2000,))
        shutil.copyfile(f"{at_work}-wal", log)
    return log


def harm(log, start):
    content = bytearray(log.read_bytes())
    content[start] ^= 255
    log.write_bytes(content)


def test_a_whole_log_is_taken_whole(log):
    found = salvage_log.read(log)

    assert found
    assert not found.is_harmed
    assert not found.dropped
    assert found.size == max(found.sound)


@pytest.mark.parametrize("start", [0, 9, 32 + 2, 32 + 24 + 50, 32 + 24 + 4096 + 40])
def test_saves_behind_a_harmed_place_are_noticed_and_found(log, start):
    whole = salvage_log.read(log)
    harm(log, start)

    found = salvage_log.read(log)
    assert whole
    assert found
    assert found.is_harmed
    assert whole.sound.items() & found.dropped.items()


def test_a_torn_end_is_what_a_power_cut_leaves(log):
    content = log.read_bytes()
    log.write_bytes(content[:-5000])
    torn = salvage_log.read(log)
    log.write_bytes(content)
    harm(log, len(content) - 10)

    assert torn
    assert not torn.is_harmed
    assert not salvage_log.is_harmed(log)


def test_no_log_is_no_harm(tmp_path):
    assert salvage_log.read(tmp_path / "none") is None
    (tmp_path / "empty").touch()
    assert not salvage_log.is_harmed(tmp_path / "empty")
