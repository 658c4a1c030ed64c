from __future__ import annotations

import sqlite3
import tempfile

import pytest

from builders import article, journal
from journal_desktop.core.errors import (
    LibraryDamaged,
    LibraryInUse,
    LibraryReadOnly,
    LibraryTooNew,
    StoreError,
)
from journal_desktop.store import database, engine
from journal_desktop.store.library import Library


@pytest.fixture
def newer(path, alter):
    """A library of a version to come, with one article."""
    written = article()
    with Library.create(path, journal()) as library:
        library.save(written)
        library.remember(written, "sitting")
    alter("ALTER TABLE article ADD COLUMN mood TEXT", "PRAGMA user_version = 99")
    return written


def test_a_newer_library_is_shown_and_not_touched(path, newer):
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Library.open(path) as library:
        assert library.read_only
        assert library.article(newer.id) == newer
        assert len(library.summaries()) == len(library.revisions(newer.id)) == 1
        for write in (
            lambda: library.save(newer),
            lambda: library.delete(newer.id),
            lambda: library.remember(newer, "sitting"),
            lambda: library.save_journal(journal()),
        ):
            with pytest.raises(LibraryTooNew) as told:
                write()
            assert told.value.remedy
        assert list(path.parent.iterdir()) == [path]

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_the_copy_of_a_newer_library_is_removed(path, newer, tmp_path, monkeypatch):
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    with Library.open(path):
        assert list(private.iterdir())

    assert list(private.iterdir()) == []


def test_the_log_of_a_newer_library_is_read_and_not_touched(path, newer, killed_while_writing):
    killed_while_writing("UPDATE article SET deleted_at = 'now'")
    log = engine.log(path)
    before = path.read_bytes(), log.read_bytes()
    with Library.open(path) as library:
        assert library.summaries() == ()

    assert (path.read_bytes(), log.read_bytes()) == before
    assert sorted(path.parent.iterdir()) == [path, log]


def test_a_newer_version_that_is_still_in_the_log_is_noticed(path, killed_while_writing):
    Library.create(path, journal()).close()
    killed_while_writing("PRAGMA user_version = 99")

    with Library.open(path) as library:
        assert library.read_only
        with pytest.raises(LibraryTooNew):
            library.save(article())


def test_a_newer_library_with_other_tables_says_that_it_is_newer(path, newer, alter):
    alter("ALTER TABLE article RENAME TO explainer")

    with Library.open(path) as library, pytest.raises(LibraryTooNew):
        library.summaries()


def test_a_newer_library_with_other_words_in_it_says_that_it_is_newer(path, newer, alter):
    alter("UPDATE article SET status = 'in_print'")

    with Library.open(path) as library, pytest.raises(LibraryTooNew):
        library.summaries()


def test_a_newer_library_in_use_is_not_copied_half_written(path, newer, monkeypatch, alter):
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("UPDATE article SET mood = 'calm'")
        with pytest.raises(LibraryInUse):
            Library.open(path)
    other.close()


def test_a_write_protected_library_can_be_read(public, powerless):
    path = public / "evidence.journal"
    written = article()
    with Library.create(path, journal()) as library:
        library.save(written)
    before = path.read_bytes()

    with powerless(path, mode=0o444), Library.open(path) as library:
        assert library.read_only
        assert library.article(written.id) == written
        with pytest.raises(LibraryReadOnly) as told:
            library.save(written)
        assert told.value.remedy
    assert path.read_bytes() == before
    assert list(public.iterdir()) == [path]


def test_a_write_protected_library_that_is_damaged_is_told(public, powerless, monkeypatch):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE cited")
    other.close()
    private = public / "private"
    private.mkdir()
    private.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(private))

    with powerless(path, mode=0o444), pytest.raises(LibraryDamaged):
        Library.open(path)
    assert list(private.iterdir()) == []


def test_a_library_in_a_write_protected_folder_can_be_read(public, powerless):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()
    path.chmod(0o666)

    with powerless(public, mode=0o555), Library.open(path) as library:
        assert library.read_only
        assert library.journal() == journal()


def test_a_disk_that_turns_out_to_refuse_writing_is_read(public, powerless, monkeypatch):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()
    monkeypatch.setattr(database, "_may_write", lambda _: True)

    with powerless(path, public, mode=0o555), Library.open(path) as library:
        assert library.read_only
        assert library.journal() == journal()


def test_a_library_that_may_not_be_read_is_told(public, powerless):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()

    with powerless(path, mode=0), pytest.raises(StoreError, match="permission"):
        Library.open(path)
    with powerless(public, mode=0), pytest.raises(StoreError, match="permission"):
        Library.open(path)
