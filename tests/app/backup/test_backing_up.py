from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from app.fakes import Later
from builders import article
from journal_desktop.app.backup.backing_up import LOOK, WRITING, BackingUp, Surroundings
from journal_desktop.core.errors import StoreError
from journal_desktop.store.backup import copies as backup_copies
from journal_desktop.store.library import Library

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)


@dataclass
class World:
    """A library that is being backed up, and all that happens around it."""

    library: Library
    time: object
    place: object = None
    tasks: Later = field(default_factory=Later)
    told: list = field(default_factory=list)
    free: int = 10**12
    off: timedelta = timedelta(0)

    def __post_init__(self):
        around = Surroundings(
            self.wall_clock, self.time.clock, lambda _: self.free, lambda _seconds: None
        )
        self.making = BackingUp(
            self.library,
            self.tasks,
            self.time.timer,
            lambda kind, error: self.told.append((kind, error)),
            place=self.place,
            surroundings=around,
        )

    def wall_clock(self):
        return NOW + self.off + timedelta(seconds=self.time.now)

    def pass_by(self, seconds):
        """Let time go on with everything done at once."""
        end = self.time.now + seconds
        while self.time.now < end:
            self.time.pass_by(min(60, end - self.time.now))
            self.tasks.do_all()

    def write(self):
        self.library.save(article(slug=f"at{self.time.now}"))

    @property
    def whys(self):
        return [each.why for each in self.library.backups.listed()]


@pytest.fixture
def library(path, shelf):
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def world(library, time):
    return World(library, time)


def start(world):
    world.making.start()
    world.tasks.do_all()


def test_a_library_without_a_backup_of_today_gets_one_at_the_start(world):
    start(world)
    assert world.whys == ["start"]

    start(world)
    assert world.whys == ["start"]
    world.off = timedelta(days=2)
    start(world)
    assert world.whys == ["start", "start"]


def test_a_clock_set_back_or_forward_does_not_leave_it_without(world):
    start(world)
    for off in (timedelta(days=-400), timedelta(days=400), timedelta(0)):
        world.off = off
        start(world)
    first = min(each.at for each in world.library.backups.listed())

    assert len(world.whys) == 3
    assert first < NOW - timedelta(days=300)


def test_every_half_hour_there_is_one_of_what_was_written(world):
    start(world)
    world.pass_by(2 * WRITING)
    assert world.whys == ["start"]

    world.write()
    world.pass_by(WRITING + LOOK)
    assert world.whys == ["writing", "start"]
    world.pass_by(3 * WRITING)
    assert world.whys == ["writing", "start"]


def test_before_a_big_change_what_is_there_is_backed_up_first(world):
    world.write()
    seen = []
    world.making.before_bulk(lambda: seen.append(world.whys))
    assert not seen
    world.tasks.do_all()
    world.making.before_bulk(lambda: seen.append(world.whys))
    world.tasks.do_all()

    assert seen == [["change"], ["change"]]


def test_a_big_change_goes_on_without_a_backup_which_is_told(world):
    world.free = 0
    seen = []
    world.making.before_bulk(lambda: seen.append("changed"))
    world.tasks.do_all()

    assert seen == ["changed"]
    assert [kind for kind, _ in world.told] == ["backup"]


def test_what_goes_wrong_is_told_once_until_it_went_well_again(world):
    start(world)
    for free in (0, 0, 10**12, 0):
        world.free = free
        world.write()
        world.pass_by(WRITING + LOOK)

    assert [kind for kind, _ in world.told] == ["backup", "backup"]
    assert world.told[0][1].remedy


def test_a_vanished_stick_is_told_once_and_gets_its_copy_when_it_is_back(library, time, tmp_path):
    stick = tmp_path / "stick"
    world = World(library, time, stick)
    start(world)
    world.write()
    world.pass_by(WRITING + LOOK)
    assert [kind for kind, _ in world.told] == ["place"]
    assert world.whys == ["writing", "start"]

    stick.mkdir()
    world.pass_by(2 * LOOK)
    there = library.backups.folder_in(stick)
    assert [each.why for each in library.backups.listed(there)] == ["writing"]
    shutil.rmtree(stick)
    world.write()
    world.pass_by(WRITING + LOOK)
    assert [kind for kind, _ in world.told] == ["place", "place"]


def test_a_disk_that_is_nearly_full_is_told_once(world):
    world.free = 100_000_000
    start(world)
    world.write()
    world.pass_by(WRITING + LOOK)

    assert [kind for kind, _ in world.told] == ["low"]
    assert world.whys == ["writing", "start"]


def test_stopped_it_makes_no_more_and_tells_nothing(world):
    world.making.start()
    world.making.stop()
    world.tasks.do_all()
    world.pass_by(2 * WRITING)
    seen = []
    world.making.before_bulk(lambda: seen.append("changed"))

    assert world.whys == []
    assert world.told == []
    assert seen == ["changed"]


def test_a_library_that_closes_meanwhile_is_no_failure(world):
    world.making.start()
    world.making.stop()
    world.library.close()
    world.tasks.do_all()

    assert world.told == []


def test_a_bug_is_not_taken_for_a_failure_of_the_world(world, monkeypatch):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr(backup_copies, "write", broken)
    with pytest.raises(ZeroDivisionError):
        start(world)


def test_a_library_that_can_not_be_changed_needs_none(read_only, time):
    world = World(read_only.library, time)
    start(world)
    seen = []
    world.making.before_bulk(lambda: seen.append("changed"))

    assert seen == ["changed"]
    assert world.whys == []
    assert isinstance(read_only.library.objection, StoreError)
