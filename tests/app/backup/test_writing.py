from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from builders import article
from journal_desktop.app.backup import writing
from journal_desktop.app.backup.writing import LOW, MARGIN, back_up
from journal_desktop.core.errors import DiskFull
from journal_desktop.store.library import Library

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
PLENTY = 10 * LOW


@pytest.fixture
def library(path, shelf):
    with Library.open(path) as opened:
        yield opened


def plenty(_folder):
    return PLENTY


def test_it_is_written_beside_and_in_the_second_place(library, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    written = back_up(library, "asked", NOW, place=stick, free=plenty)

    assert written.missed is None
    assert written.low is None
    assert written.copied.path.read_bytes() == written.backup.path.read_bytes()
    assert library.backups.listed(library.backups.folder_in(stick)) == (written.copied,)


def test_a_stick_that_is_not_there_costs_no_backup(library, tmp_path):
    written = back_up(library, "asked", NOW, place=tmp_path / "stick", free=plenty)

    assert library.backups.listed() == (written.backup,)
    assert "is not there" in written.missed.message
    assert written.missed.remedy
    assert not (tmp_path / "stick").exists()


def test_a_stick_that_goes_while_it_is_written_to_costs_no_backup(library, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull_out(folder):
        if stick in folder.parents:
            shutil.rmtree(stick)
        return PLENTY

    written = back_up(library, "asked", NOW, place=stick, free=pull_out)

    assert library.backups.listed() == (written.backup,)
    assert "is not there" in written.missed.message


def test_old_ones_go_by_the_rule_in_both_places(library, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for days in range(60, 0, -1):
        back_up(library, "start", NOW - timedelta(days=days), place=stick, free=plenty)
    beside = {each.at for each in library.backups.listed()}

    assert len(beside) < 25
    assert {each.at for each in library.backups.listed(library.backups.folder_in(stick))} == beside


def test_where_there_is_too_little_room_old_ones_go_first(library):
    days = [NOW - timedelta(days=200, minutes=n) for n in range(4)]
    for at in days:
        library.backups.write("start", at=at)

    def room(folder):
        del folder
        return PLENTY if len(library.backups.listed()) < 4 else library.backups.size

    back_up(library, "asked", NOW, free=room)

    assert {each.at for each in library.backups.listed()} == {NOW, days[0]}


def test_a_full_disk_is_told_and_keeps_every_needed_backup(library):
    kept = library.backups.write("start", at=NOW - timedelta(days=2))
    size = library.backups.size
    with pytest.raises(DiskFull) as told:
        back_up(library, "asked", NOW, free=lambda _: size + MARGIN - 1)

    assert "too little room" in told.value.message
    assert "Go on writing" in told.value.remedy
    assert library.backups.listed() == (kept,)
    library.save(article(slug="after"))


def test_a_disk_that_is_nearly_full_is_told_while_there_is_room(library):
    written = back_up(library, "asked", NOW, free=lambda _: LOW - 1_000_000)

    assert written.backup.path.exists()
    assert "199 MB" in written.low.message
    assert "free some space" in written.low.remedy


def test_progress_is_heard_and_can_end_it(library):
    heard = []

    class Progress:
        def step(self, done, total, what):
            heard.append((done, total, what))
            if len(heard) > 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(library, "asked", NOW, progress=Progress(), free=plenty)
    assert all(0 <= done <= total and what for done, total, what in heard)
    assert library.backups.listed() == ()
    assert writing.MARGIN
