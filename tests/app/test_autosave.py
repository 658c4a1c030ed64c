from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

import builders
from app.fakes import Time
from journal_desktop.app.autosave import (
    BEHIND,
    PAUSE,
    RETRY,
    Autosave,
    Failed,
    Saved,
    Unsaved,
)
from journal_desktop.app.draft import Draft
from journal_desktop.core.errors import DiskFull

ARTICLE = builders.blank()
FULL = DiskFull("The disk is full.", "Free some space.")
NOON = datetime(2026, 6, 24, 12, tzinfo=UTC)


def draft(text):
    return Draft(replace(ARTICLE, lead=text))


@dataclass
class Disk:
    """A writer whose end the test decides."""

    handed: list[tuple[str, float]] = field(default_factory=list)
    _reports: list[Any] = field(default_factory=list)

    def __post_init__(self):
        self.time = Time()
        self.states: list[Any] = []
        self.autosave = Autosave(self._write, self.time.timer, self.time.clock, self.states.append)

    def _write(self, given, done, failed):
        self.handed.append((given.article.lead, self.time.now))
        self._reports.append((done, failed))

    @property
    def texts(self):
        return [text for text, _ in self.handed]

    def done(self):
        self._reports.pop(0)[0](NOON)

    def fail(self, error=FULL):
        self._reports.pop(0)[1](error)

    def type(self, *texts, every=0.1):
        for text in texts:
            self.autosave.changed(draft(text))
            self.time.pass_by(every)


@pytest.fixture
def disk():
    return Disk()


def test_nothing_typed_nothing_written(disk):
    disk.time.pass_by(60)
    disk.autosave.now()
    assert disk.handed == []
    assert disk.autosave.unsaved is None


def test_a_pause_saves_what_was_typed_last(disk):
    start = disk.time.now
    disk.type("a", "ab", "abc")
    assert disk.handed == []
    disk.time.pass_by(PAUSE)
    assert disk.texts == ["abc"]
    assert disk.handed[0][1] == pytest.approx(start + 0.2 + PAUSE)


def test_while_typing_goes_on_the_disk_is_never_further_behind_than_that(disk):
    started = disk.time.now
    for number in range(100):
        disk.type(str(number), every=0.05)
        if disk.autosave.unsaved and disk.handed and disk.handed[-1][0] == str(number):
            disk.done()
    moments = [started, *(moment for _, moment in disk.handed)]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert len(disk.handed) >= 5
    assert max(gaps) <= BEHIND + 0.06


def test_saved_is_said_only_after_the_writer_said_so(disk):
    disk.type("a")
    disk.time.pass_by(1)
    assert disk.states == [Unsaved()]
    assert disk.autosave.unsaved == draft("a")
    disk.done()
    assert disk.states == [Unsaved(), Saved(NOON)]
    assert disk.autosave.unsaved is None
    assert disk.autosave.state == Saved(NOON)


def test_one_save_at_a_time_and_the_newest_text_next(disk):
    disk.type("a", every=PAUSE)
    disk.type("ab", "abc", every=2)
    assert disk.texts == ["a"]
    disk.done()
    assert disk.texts == ["a", "abc"]
    assert Saved(NOON) not in disk.states
    disk.done()
    assert disk.states == [Unsaved(), Saved(NOON)]


def test_when_all_must_be_handed_over_nothing_waits_for_a_running_save(disk):
    disk.type("a", every=PAUSE)
    disk.type("ab")
    disk.autosave.now()
    disk.autosave.now()
    assert disk.texts == ["a", "ab"]
    assert disk.autosave.unsaved == draft("ab")
    disk.done()
    assert disk.autosave.unsaved == draft("ab")
    assert disk.states == [Unsaved()]
    disk.done()
    assert disk.states == [Unsaved(), Saved(NOON)]


def test_a_failure_keeps_the_text_and_is_tried_again(disk):
    disk.type("a", every=PAUSE)
    disk.fail()
    assert disk.states[-1] == Failed(FULL)
    assert disk.autosave.unsaved == draft("a")
    disk.time.pass_by(RETRY)
    assert disk.texts == ["a", "a"]
    assert disk.autosave.unsaved == draft("a")
    disk.done()
    assert disk.states[-1] == Saved(NOON)
    disk.time.pass_by(60)
    assert disk.texts == ["a", "a"]


def test_a_failure_stays_told_while_typing_goes_on(disk):
    disk.type("a", every=PAUSE)
    disk.fail()
    disk.type("ab", "abc")
    disk.time.pass_by(PAUSE)
    assert disk.texts == ["a", "abc"]
    assert disk.states == [Unsaved(), Failed(FULL)]
    disk.type("abcd")
    disk.done()
    assert disk.states[-1] == Unsaved()
    disk.done()
    assert disk.states[-1] == Saved(NOON)


def test_typing_during_a_failing_save_is_not_lost_to_it(disk):
    disk.type("a", every=PAUSE)
    disk.type("ab")
    disk.fail()
    assert disk.autosave.unsaved == draft("ab")
    disk.time.pass_by(RETRY)
    assert disk.texts == ["a", "ab"]


def test_a_failure_before_a_newer_save_succeeds_costs_nothing(disk):
    disk.type("a", every=PAUSE)
    disk.type("ab")
    disk.autosave.now()
    disk.fail()
    assert disk.autosave.unsaved == draft("ab")
    disk.done()
    assert disk.states[-1] == Saved(NOON)
    disk.time.pass_by(60)
    assert disk.texts == ["a", "ab"]


def test_when_both_fail_the_newest_is_kept(disk):
    disk.type("a", every=PAUSE)
    disk.type("ab")
    disk.autosave.now()
    disk.fail()
    disk.fail()
    assert disk.autosave.unsaved == draft("ab")
    disk.time.pass_by(RETRY)
    assert disk.texts == ["a", "ab", "ab"]


def test_while_failing_each_keystroke_is_no_new_attempt(disk):
    disk.type("a", every=PAUSE)
    disk.time.pass_by(30)
    disk.fail()
    disk.type("ab", "abc", "abcd", every=0.01)
    assert disk.texts == ["a"]


def test_a_bug_goes_on_as_one_and_the_text_is_kept_and_tried_again(disk):
    disk.type("a", every=PAUSE)
    with pytest.raises(ZeroDivisionError):
        disk.fail(ZeroDivisionError())
    assert disk.autosave.unsaved == draft("a")
    assert Saved(NOON) not in disk.states
    disk.time.pass_by(RETRY)
    assert disk.texts == ["a", "a"]
    disk.done()
    assert disk.autosave.unsaved is None


def test_where_waiting_can_not_help_only_more_typing_tries_again():
    disk = Disk()
    disk.autosave = Autosave(
        disk._write, disk.time.timer, disk.time.clock, disk.states.append, retries=False
    )
    disk.type("a", every=PAUSE)
    disk.fail()
    disk.time.pass_by(60)
    assert disk.texts == ["a"]
    assert disk.autosave.unsaved == draft("a")
    disk.type("ab", every=PAUSE)
    assert disk.texts == ["a", "ab"]
