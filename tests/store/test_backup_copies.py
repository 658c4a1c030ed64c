from __future__ import annotations

import pytest

from builders import article
from journal_desktop.core.errors import DiskFull
from journal_desktop.store import backup_copies, backup_files, migrations
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
        applied.append(backup_files.listed(backup_files.folder_beside(older)))
        db.execute(f"PRAGMA user_version = {migrations.VERSION}")

    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    monkeypatch.setattr(migrations, "migrate", migrate)
    return applied


def test_before_an_update_there_is_a_proven_backup(older, newer_program):
    Library.open(older).close()

    assert [each.why for each in newer_program[0]] == ["update"]
    Library.open(older).close()
    assert len(newer_program) == 1


def test_without_room_for_one_nothing_is_updated(older, newer_program, monkeypatch):
    def full(*_arguments, **_options):
        raise DiskFull("The disk is full.", "Free some space.")

    before = older.read_bytes()
    monkeypatch.setattr(backup_copies, "write", full)
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
