from __future__ import annotations

from contextlib import contextmanager

import pytest

from builders import article
from journal_desktop.core.errors import DiskFull
from journal_desktop.store import migrations
from journal_desktop.store.backup import copies, files
from journal_desktop.store.library import Library


@pytest.fixture
def older(path, library, alter):
    """A library that lacks a step which this program has; the step does nothing to it."""
    library.save(article())
    library.close()
    return path


@pytest.fixture
def newer_program(monkeypatch, older):
    """The program as it may be one version on."""
    applied = []

    def migrate(db):
        applied.append(files.listed(files.folder_beside(older)))
        db.execute(f"PRAGMA user_version = {migrations.VERSION}")

    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    monkeypatch.setattr(migrations, "migrate", migrate)
    return applied


def test_others_are_kept_from_writing_near_the_end_only(library, tmp_path):
    """Even where the first step meets a save that is under way."""
    for n in range(40):
        library.save(article(slug=f"a{n}", lead=f"Words {n}. " * 1500))
    db, heard = library._opened.db, []

    def step(done, total):
        if db.conn.in_transaction:
            db.execute("COMMIT")
        heard.append((done, total // 3))

    @contextmanager
    def hold():
        heard.append("held")
        yield db

    db.execute("BEGIN IMMEDIATE")
    copies.copy(db, tmp_path / "copy", step, hold)

    assert heard[0] == (0, 0)
    assert heard.count("held") == 1
    done, total = heard[heard.index("held") - 1]
    assert total - done <= 4 * copies.PAGES
    assert done


def test_before_an_update_there_is_a_proven_backup(older, newer_program):
    Library.open(older).close()

    assert [each.why for each in newer_program[0]] == ["update"]
    Library.open(older).close()
    assert len(newer_program) == 1


def test_without_room_for_one_nothing_is_updated(older, newer_program, monkeypatch):
    def full(*_arguments, **_options):
        raise DiskFull("The disk is full.", "Free some space.")

    before = older.read_bytes()
    monkeypatch.setattr(copies, "write", full)
    with pytest.raises(DiskFull) as told:
        Library.open(older)

    assert "brought up to date" in told.value.message
    assert not newer_program
    assert older.read_bytes() == before


def test_a_harmed_journal_does_not_keep_a_library_from_being_backed_up(path, library, alter):
    library.save(article())
    library.close()
    alter("UPDATE journal SET record = record || ' '")
    with Library.open(path) as again:
        backup = again.backups.write("asked")

        assert backup.is_damaged
        assert again.backups.listed() == (backup,)
