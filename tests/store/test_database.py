from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest

from builders import article, blank, journal
from journal_desktop.core.errors import (
    LibraryDamaged,
    LibraryInUse,
    LibraryMissing,
    NotALibrary,
)
from journal_desktop.store import database, engine, migrations, tables
from journal_desktop.store.library import Library


def empty(path):
    path.touch()


def folder(path):
    path.mkdir()


def words(path):
    path.write_text("Dear diary, this is a letter and not a library. " * 99, encoding="utf-8")


def junk(path):
    path.write_bytes(bytes(range(256)) * 64)


def header_only(path):
    path.write_bytes(b"SQLite format 3\x00" + bytes(84))


def other_database(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()


def empty_database(path):
    with sqlite3.connect(path) as other:
        other.execute("VACUUM")
    other.close()


def device(path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(path)


@pytest.mark.parametrize(
    "make", [empty, folder, words, junk, header_only, other_database, empty_database, device]
)
def test_what_is_not_a_library_is_told_and_left_as_it_is(path, make):
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(NotALibrary) as told:
        Library.open(path)
    assert "“evidence.journal” is not a Journal Desktop library" in told.value.message
    assert told.value.message.count(".") == 2  # one in the file's name, one at the end
    assert told.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["none.journal", "no/folder/none.journal", "a\0b.journal"])
def test_a_missing_library_is_told_and_not_made(tmp_path, name):
    with pytest.raises(LibraryMissing) as told:
        Library.open(tmp_path / name)
    assert told.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["with space & #hash?mode=ro.journal", "100%25 %.journal", "日本語 é.journal"]
)
def test_any_file_name_will_do(tmp_path, name):
    written = article()
    with Library.create(tmp_path / name, journal()) as library:
        library.save(written)
    with Library.open(tmp_path / name) as again:
        assert again.article(written.id) == written
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_relative_path_holds_when_the_folder_changes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Library.create(database.Path("here.journal"), journal()) as library:
        monkeypatch.chdir("/")
        assert library.save(blank()).rows == 1
        assert library.path == tmp_path / "here.journal"


def test_sqlite_is_set_to_lose_nothing_and_to_trust_nothing(library):
    def pragma(name):
        return library._opened.db.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("locking_mode") == "exclusive"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    assert pragma("cell_size_check") == 1
    assert pragma("busy_timeout") == 2000
    assert pragma("journal_size_limit") == 64 * 2**20
    assert pragma("application_id") == tables.APPLICATION_ID


def test_rows_can_not_belong_to_no_article(library):
    homeless = "INSERT INTO cited (article, position, key, source, sha256, extra)"
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        library._opened.db.execute(f"{homeless} VALUES ('nobody', 0, 'k', 's', '', '')")
    assert library.save(blank()).rows == 1


def test_every_table_is_strict(library):
    tables = library._opened.db.execute(
        "SELECT name, strict FROM pragma_table_list"
        " WHERE schema = 'main' AND name NOT LIKE '%sqlite%' AND name NOT LIKE 'search%'"
    ).fetchall()

    assert {strict for _, strict in tables} == {1}
    assert len(tables) == len(migrations.TABLES)


def test_a_second_window_is_told_at_once_and_the_first_goes_on(path, library, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    with pytest.raises(LibraryInUse) as told:
        Library.open(path)
    assert told.value.remedy
    assert library.save(article()).rows


def test_another_process_keeps_the_library_until_it_closes_it(path, request):
    Library.create(path, journal()).close()
    holder = request.getfixturevalue("holder")
    with pytest.raises(LibraryInUse):
        Library.open(path)

    holder.stdin.close()
    assert holder.wait() == 0
    with Library.open(path) as library:
        assert library.save(article()).rows


def test_looking_at_the_file_does_not_let_go_of_its_lock(path, library, monkeypatch):
    """Closing any handle on a file drops the process's own POSIX locks on it."""
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    with pytest.raises(LibraryInUse):
        Library.open(path)
    look = (
        f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('SELECT * FROM cited')"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)

    assert "database is locked" in run.stderr


@pytest.fixture
def filled(path):
    """A closed library of some size."""
    with Library.create(path, journal()) as library:
        for number in range(40):
            library.save(article(slug=f"article-{number}", lead=f"{number} " * 900))
    return path


def test_half_a_library_is_damaged(filled):
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 2])

    with pytest.raises(LibraryDamaged) as told:
        Library.open(filled)
    assert "backup" in told.value.remedy


def test_a_library_without_its_first_tables_is_damaged(filled):
    content = filled.read_bytes()
    filled.write_bytes(content[:100] + bytes(3996) + content[4096:])

    with pytest.raises(LibraryDamaged):
        Library.open(filled)


def test_a_library_that_lacks_a_table_is_damaged(filled, alter):
    alter("DROP TABLE cited")

    with pytest.raises(LibraryDamaged):
        Library.open(filled)


def test_broken_pages_of_the_list_are_told_at_once(filled):
    with contextlib.closing(sqlite3.connect(filled)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article'").fetchone()
    content = bytearray(filled.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    filled.write_bytes(content)

    with pytest.raises(LibraryDamaged):
        Library.open(filled)


def test_after_a_crash_the_whole_file_is_looked_at(filled, killed_while_writing):
    killed_while_writing("UPDATE journal SET changed = 'x'")
    content = filled.read_bytes()
    filled.write_bytes(content[: -8 * 4096] + b"\xa5" * (8 * 4096))

    with pytest.raises(LibraryDamaged):
        Library.open(filled)


def test_what_was_committed_before_a_crash_is_there_after_it(path, killed_while_writing):
    Library.create(path, journal()).close()
    killed_while_writing("UPDATE journal SET changed = 'just now'")

    with Library.open(path) as library:
        changed = library._opened.db.execute("SELECT changed FROM journal").fetchone()
    assert changed == ("just now",)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", [b"standfirst TEXT", b"TABLE cited", b"item TEXT NOT NULL,"])
def test_a_harmed_name_of_a_column_or_table_is_told_as_damage(library, path, name):
    library.close()
    held = path.read_bytes()
    at = held.index(name) + name.index(b" ") - 1
    path.write_bytes(held[:at] + b"q" + held[at + 1 :])

    with pytest.raises(LibraryDamaged):
        Library.open(path)
