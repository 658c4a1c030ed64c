from __future__ import annotations

from datetime import UTC, datetime

import pytest

import builders
from journal_desktop.app import homes, moving
from journal_desktop.core.errors import StoreError
from journal_desktop.store.library import Library

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)


@pytest.fixture
def synced(tmp_path):
    """A library in a folder that Syncthing keeps in step."""
    path = tmp_path / "shared" / "clinic.journal"
    path.parent.mkdir()
    written = builders.article()
    with Library.create(path, builders.journal()) as library:
        library.save(written)
    (path.parent / ".stfolder").mkdir()
    return path, written


def test_a_library_moves_and_leaves_a_checked_backup(synced, tmp_path):
    path, written = synced
    moved = moving.keep_here(path, tmp_path / "here" / "clinic.journal", NOW)

    assert not path.exists()
    assert moved.left.exists()
    assert moved.place == path.parent
    with Library.open(moved.library) as library:
        assert not library.read_only
        assert library.article(written.id) == written
        (backup,) = library.backups.listed(library.backups.folder_in(moved.place))
    with Library.look_into(backup.path) as there:
        assert there.article(written.id) == written


def test_a_home_is_free_and_of_this_computer_alone(tmp_path, monkeypatch):
    shared, alone = tmp_path / "shared", tmp_path / "alone"
    for folder in (shared, alone):
        folder.mkdir()
    (shared / ".stfolder").mkdir()
    (alone / "clinic.journal").touch()
    monkeypatch.setattr(homes, "homes", lambda name: (shared / name, alone / name))

    assert moving.home_of(shared / "clinic.journal") == alone / "clinic 2.journal"
    assert homes.first_library().parent == alone


def test_a_library_that_cannot_be_written_is_copied_as_one_that_can(synced, tmp_path):
    path, written = synced
    before = path.read_bytes()
    with Library.open(path) as library:
        assert library.read_only
        target = moving.copy(library, tmp_path / "new folder" / "mine.journal", NOW)
    with Library.open(target) as copied:
        assert not copied.read_only
        assert copied.article(written.id) == written

    assert path.read_bytes() == before
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_copy_replaces_nothing_and_goes_to_no_synced_folder(synced, tmp_path):
    path, _ = synced
    taken = tmp_path / "taken.journal"
    taken.write_bytes(b"mine")
    with Library.open(path) as library:
        with pytest.raises(StoreError, match="already a file"):
            moving.copy(library, taken, NOW)
        with pytest.raises(StoreError, match="Syncthing"):
            moving.copy(library, path.with_name("copy.journal"), NOW)

    assert taken.read_bytes() == b"mine"
