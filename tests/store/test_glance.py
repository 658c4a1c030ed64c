"""A first look at a library that nobody has opened yet."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from builders import blank, journal
from journal_desktop.store import engine
from journal_desktop.store.glance import glance
from journal_desktop.store.library import Library


@pytest.fixture
def closed(path):
    """A library of three articles, and the ids of these, last changed first."""
    with Library.create(path, journal()) as library:
        written = [blank(title=title) for title in ("One", "Two", "Three")]
        for each in written:
            library.save(each)
    return [each.id for each in reversed(written)]


def test_it_tells_what_the_open_library_tells_first(path, closed):
    seen = glance(path, 2, closed[2])
    with Library.open(path) as library:
        assert seen == library.first_summaries(2, closed[2])

    assert [row.title for row in seen] == ["Three", "Two", "One"]
    assert [row.id for row in glance(path, 2)] == closed[:2]


def test_it_leaves_no_trace(path, closed):
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    assert glance(path, 10)

    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before


def test_a_library_that_is_open_is_left_to_its_window(path, closed):
    with Library.open(path):
        assert glance(path, 10) == ()
    assert glance(path, 10)


def test_one_that_was_not_closed_is_left_to_what_checks_it(path, closed):
    engine.log(path).write_bytes(b"")

    assert glance(path, 10) == ()


def test_a_link_to_an_open_library_is_followed(path, closed, tmp_path):
    link = tmp_path / "link.journal"
    link.symlink_to(path)
    assert glance(link, 10)
    with Library.open(path):
        assert glance(link, 10) == ()


def test_a_file_of_another_program_shows_nothing(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE article (id, seq, title, deleted_at)")

    assert glance(path, 10) == ()


def test_a_look_that_does_not_end_is_given_up(path, closed, monkeypatch):
    monkeypatch.setattr("journal_desktop.store.glance.LONGEST", 0.05)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("ALTER TABLE article RENAME TO rest")
        db.execute("CREATE TABLE article AS SELECT * FROM rest")
        db.execute(
            "INSERT INTO article SELECT r.* FROM rest r, (WITH RECURSIVE n(i) AS "
            "(SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000) SELECT i FROM n)"
        )
        db.commit()

    assert glance(path, 10**9) == ()


def test_a_view_is_no_table_of_articles(path, closed):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("ALTER TABLE article RENAME TO rest")
        db.execute("CREATE VIEW article AS SELECT * FROM rest")
        db.commit()

    assert glance(path, 10) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(path):
    os.mkfifo(path)

    assert glance(path, 10) == ()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no library\n" * 400, None])
def test_what_is_no_library_shows_nothing_and_fails_for_nobody(path, content):
    if content is not None:
        path.write_bytes(content)

    assert glance(path, 10) == ()
    assert path.exists() == (content is not None)


def test_a_damaged_library_shows_what_can_be_read_or_nothing(path, closed):
    whole = path.read_bytes()
    for start in range(0, len(whole), 512):
        path.write_bytes(whole[:start] + b"\xff" * 64 + whole[start + 64 :])

        assert {row.id for row in glance(path, 10) if not row.damaged} <= set(closed)


def test_a_name_that_no_file_can_have_shows_nothing(path):
    assert glance(path.with_name("no\0file.journal"), 10) == ()
