"""Work elsewhere."""

from __future__ import annotations

from journal_desktop.gui.tasks import Lane


def test_work_in_a_lane_is_done_in_order_and_told_here(qtbot):
    lane, heard = Lane("test"), []
    for number in range(5):
        lane.run(lambda n=number: n, heard.append, heard.append)
    lane.run(lambda: 1 / 0, heard.append, heard.append)
    qtbot.waitUntil(lambda: lane.is_idle)
    lane.shutdown()

    assert heard[:5] == [0, 1, 2, 3, 4]
    assert isinstance(heard[5], ZeroDivisionError)


def test_a_lane_that_was_shut_down_does_nothing_more_and_fails_nobody(qtbot):
    lane = Lane("test")
    done = []
    lane.run(lambda: "before", done.append, done.append)
    lane.shutdown()
    lane.run(lambda: "after", done.append, done.append)

    assert done == ["before"]
    assert lane.is_idle
