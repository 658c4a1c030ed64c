from __future__ import annotations

import pytest

from journal_desktop.app import sweeping
from journal_desktop.app.sweeping import Sweeping
from journal_desktop.app.tasks import Here
from journal_desktop.store.library import Library


@pytest.fixture
def told():
    return []


@pytest.fixture
def sweep(path, shelf, time, told):
    library = Library.open(path)
    made = Sweeping(library, Here(), time.timer, time.clock, told.append)
    yield made
    made.stop()
    library.close()


def spoil(path, words, others):
    path.write_bytes(path.read_bytes().replace(words, others))


def test_nothing_is_looked_at_while_somebody_writes(sweep, time, told):
    sweep.start()
    for _ in range(10):
        time.pass_by(sweeping.QUIET / 2)
        sweep.typed()
    assert sweep.rounds == 0

    time.pass_by(sweeping.QUIET * 3)
    assert sweep.rounds == 1
    assert told == []


def test_harm_is_told_once_with_its_name(path, shelf, time, told):
    words = shelf.sections[0].body.encode()[:20]
    spoil(path, words, words.swapcase())
    with Library.open(path) as library:
        sweep = Sweeping(library, Here(), time.timer, time.clock, told.append)
        sweep.start()
        time.pass_by(sweeping.QUIET * 3)
        assert told == [f"The section “{shelf.sections[0].heading}” is damaged in this library."]

        time.pass_by(sweeping.A_DAY * 2)
        assert sweep.rounds > 1
        assert len(told) == 1
        sweep.stop()


def test_a_round_a_day(sweep, time):
    sweep.start()
    time.pass_by(sweeping.QUIET * 3)
    time.pass_by(sweeping.A_DAY / 2)
    assert sweep.rounds == 1

    time.pass_by(sweeping.A_DAY / 2)
    assert sweep.rounds == 2


def test_it_ends_with_the_library(sweep, time):
    sweep.start()
    sweep.stop()
    time.pass_by(sweeping.A_DAY)

    assert sweep.rounds == 0
