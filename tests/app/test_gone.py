"""The file of a library was deleted by mistake; its backups are still there."""

from __future__ import annotations

import pytest

from builders import article, journal
from journal_desktop.app import gone
from journal_desktop.core.errors import StoreError
from journal_desktop.store.library import Library


@pytest.fixture
def lost(tmp_path):
    """A library whose file is gone: where it was, and what it held at its two backups."""
    path = tmp_path / "evidence.journal"
    first, second = article(title="First"), article(title="Second")
    with Library.create(path, journal()) as library:
        library.save(first)
        older = library.backups.write("asked").path
        library.save(second)
        newer = library.backups.write("asked").path
    path.unlink()
    return path, older, newer


def titles(path):
    with Library.open(path) as library:
        return {each.title for each in library.summaries()}


def test_the_newest_backup_takes_the_place_of_a_library_that_is_gone(lost):
    path, _, newer = lost
    left = gone.left_of(path)
    assert left is not None
    assert left.backups[0] == newer
    assert gone.bring_back(path, left) == left.called
    assert titles(path) == {"First", "Second"}
    assert newer.exists()


def test_an_older_backup_does_where_the_newest_was_harmed(lost):
    path, _, newer = lost
    left = gone.left_of(path)
    newer.chmod(0o600)
    newer.write_bytes(newer.read_bytes()[:5000])
    gone.bring_back(path, left)
    assert titles(path) == {"First"}


def test_a_file_that_is_there_again_is_not_replaced(lost):
    path, _, _ = lost
    left = gone.left_of(path)
    path.write_bytes(b"mine")
    with pytest.raises(StoreError, match="already a file"):
        gone.bring_back(path, left)
    assert path.read_bytes() == b"mine"


def test_nothing_comes_back_to_a_drive_that_is_not_there_or_without_backups(lost, tmp_path):
    path, _, _ = lost
    assert gone.left_of(tmp_path / "stick" / path.name) is None
    assert gone.left_of(tmp_path / "other.journal") is None


def test_a_library_is_known_by_its_backups_or_because_it_was_open_before(lost, tmp_path):
    path, _, _ = lost
    other = tmp_path / "other.journal"
    assert gone.is_known(path, ())
    assert not gone.is_known(other, (str(path),))
    assert gone.is_known(other, (str(tmp_path / "there" / ".." / other.name),))
