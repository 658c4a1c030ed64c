"""Long work elsewhere."""

from __future__ import annotations

import threading

import pytest

from journal_desktop.core.errors import IntakeError
from journal_desktop.gui.job import Job, run_job
from journal_desktop.gui.tasks import Lane


@pytest.fixture
def lane():
    made = Lane("test")
    yield made
    made.shutdown()


def test_work_is_told_of_and_finished(lane, qtbot):
    def work(progress):
        progress.step(1, 2, "Half")
        return "done"

    job = Job(work, lane)
    steps = []
    job.stepped.connect(lambda *told: steps.append(told))
    with qtbot.waitSignal(job.finished) as finished:
        job.start(lane)

    assert finished.args == ["done"]
    assert steps == [(1, 2, "Half")]


def test_it_can_be_ended_even_if_it_heard_too_late(lane, qtbot):
    go = threading.Event()
    job = Job(lambda _progress: go.wait(5), lane)
    with qtbot.waitSignal(job.cancelled):
        job.start(lane)
        job.cancel()
        go.set()


def test_a_failure_is_told(opened, qtbot):
    def work(_progress):
        raise IntakeError("It can't be read.", "Try another.")

    run_job(opened.desk, work, lambda _result: None, "Cancelled.")

    qtbot.waitUntil(lambda: "It can't be read." in opened.desk.window.messages.text)
    assert not opened.desk.window.status.cancel_button.isVisible()
