from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from journal_desktop.core.errors import DiskFull, StoreError
from journal_desktop.store.backup import files
from journal_desktop.store.backup.files import Backup

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
MINE, OTHER = "journal-1", "journal-2"


def made(folder, at=NOW, journal=MINE, why="asked", *, is_damaged=False):
    with files.part(folder, journal, at) as path:
        path.write_bytes(b"a whole library")
        return files.finish(path, journal, at, why, is_damaged=is_damaged)


def unheard(_done, _total):
    """Hears nothing."""


def test_a_name_tells_all_that_a_list_shows(tmp_path):
    for why in files.WHYS:
        for is_damaged in (False, True):
            written = made(tmp_path, why=why, is_damaged=is_damaged)
            assert files.named(written.path) == written
            assert (written.why, written.is_damaged) == (why, is_damaged)
            assert not written.path.stat().st_mode & 0o222


def test_two_in_one_second_do_not_meet(tmp_path):
    first, second = made(tmp_path), made(tmp_path)

    assert first.path != second.path
    assert set(files.listed(tmp_path, MINE)) == {first, second}


def test_a_folder_of_several_journals_is_listed_and_thinned_apart(tmp_path):
    mine = [made(tmp_path, NOW - timedelta(days=200, hours=n)) for n in range(3)]
    others = [made(tmp_path, NOW - timedelta(days=200, hours=n), OTHER) for n in range(3)]
    strangers = [
        tmp_path / name for name in ("notes.txt", "2026-03-14 thesis.journal", "x.journal")
    ]
    for each in strangers:
        each.write_text("mine")

    gone = files.thin(tmp_path, MINE, NOW)

    assert set(gone) == set(mine[1:])
    assert set(files.listed(tmp_path, OTHER)) == set(others)
    assert files.listed(tmp_path, MINE) == (mine[0],)
    assert len(files.listed(tmp_path)) == 4
    assert all(each.read_text() == "mine" for each in strangers)


def test_damaged_ones_never_take_the_place_of_a_whole_one(tmp_path):
    whole = made(tmp_path, NOW - timedelta(days=300))
    for n in range(60):
        made(tmp_path, NOW - timedelta(days=n), is_damaged=True)
        files.thin(tmp_path, MINE, NOW)

    assert whole in files.listed(tmp_path, MINE)


def test_a_cut_off_backup_leaves_nothing_and_a_left_one_is_removed_later(tmp_path):
    def cut_off():
        with files.part(tmp_path, MINE, NOW) as path:
            path.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    assert not list(tmp_path.iterdir())

    with files.part(tmp_path, MINE, NOW) as path:
        left = path.with_name(path.name)
    left.write_bytes(b"half")
    with files.part(tmp_path, OTHER, NOW) as path:
        others = path
    others.write_bytes(b"half, of another library that is open now")
    (tmp_path / ".something.part").write_text("mine")
    files.remove_stale(tmp_path, MINE)

    assert not left.exists()
    assert others.exists()
    assert (tmp_path / ".something.part").exists()


def test_a_copy_is_read_back_and_made_once(tmp_path):
    backup, there = made(tmp_path), tmp_path / "stick"
    copied = files.copy(backup, there, MINE, unheard)

    assert copied.path.read_bytes() == backup.path.read_bytes()
    assert files.named(copied.path) == copied
    assert files.copy(backup, there, MINE, unheard) == copied
    assert len(list(there.iterdir())) == 1


def test_a_stick_that_keeps_something_else_is_noticed(tmp_path, monkeypatch):
    backup, there = made(tmp_path), tmp_path / "stick"
    flush = files.flush

    def spoil(path):
        flush(path)
        if path.suffix == ".part" and there in path.parents:
            path.write_bytes(b"a whole librarx")

    monkeypatch.setattr(files, "flush", spoil)
    with pytest.raises(StoreError) as told:
        files.copy(backup, there, MINE, unheard)

    assert "read back" in told.value.message
    assert not list(there.iterdir())


def test_a_copy_that_is_ended_leaves_nothing(tmp_path):
    backup, there = made(tmp_path), tmp_path / "stick"

    def end(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.copy(backup, there, MINE, end)
    assert not list(there.iterdir())


def test_a_full_or_vanished_disk_is_told_with_a_remedy(tmp_path):
    with pytest.raises(DiskFull) as told, files.told(tmp_path / "x backups"):
        raise OSError(28, "no space")
    assert "Go on writing" in told.value.remedy
    with pytest.raises(StoreError) as told:
        files.copy(made(tmp_path), tmp_path / "gone" / "x backups", MINE, unheard)
    assert str(tmp_path / "gone") in told.value.message
    assert "drive" in told.value.remedy


def test_names_that_only_look_like_ours_are_none(tmp_path):
    for name in (
        "2026-13-14T15-09-26Z asked 0123abcd.journal",
        "2026-03-14T15-09-26Z because 0123abcd.journal",
        "2026-03-14T15-09-26Z asked 0123abcd.journal.txt",
    ):
        (tmp_path / name).write_text("")
        assert files.named(tmp_path / name) is None
    assert files.named(tmp_path / "2026-03-14T15-09-26Z asked 0123abcd.journal") is None
    assert files.listed(tmp_path / "nowhere") == ()


def test_room_is_asked_for_where_the_folder_will_be(tmp_path):
    assert files.free(tmp_path / "a" / "b") > 0
    assert isinstance(made(tmp_path), Backup)
