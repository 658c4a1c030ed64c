"""The status bar."""

from __future__ import annotations

from datetime import UTC, datetime

from builders import blank
from journal_desktop.app.autosave import Failed, Saved, Unsaved
from journal_desktop.check.findings import Finding, Severity
from journal_desktop.core.errors import DiskFull
from journal_desktop.gui.status import Status


def test_the_status_never_says_saved_too_early(qtbot):
    status = Status()
    qtbot.addWidget(status)
    status.show_saving(Unsaved())
    assert "Saved" not in status.saved.text()
    status.show_saving(Saved(datetime(2026, 6, 24, 12, 4, 31, tzinfo=UTC)))
    assert "Saved" in status.saved.text()
    status.show_saving(Failed(DiskFull("The disk is full.", "Free some room.")))

    assert status.saved.text().endswith("Not saved")
    assert "The disk is full." in status.saved.toolTip()


def test_problems_are_counted_without_advice_and_lead_to_the_check(qtbot):
    status = Status()
    qtbot.addWidget(status)
    status.show()
    assert not status.problems.isVisible()
    findings = [Finding("X", each, "lead", "Words.", "") for each in Severity]
    status.show_problems(tuple(findings))
    assert status.problems.text() == "3 problems"
    with qtbot.waitSignal(status.problems_asked):
        status.problems.click()
    status.show_problems(tuple(findings[-1:]))
    assert status.problems.text() == "No problems"
    status.show_problems(None)
    assert not status.problems.isVisible()


def test_an_article_without_words_takes_no_minutes(qtbot):
    status = Status()
    qtbot.addWidget(status)
    status.show_counts(blank(), 200)
    assert (status.words.text(), status.minutes.text()) == ("0 words", "")
    status.show_counts(blank(lead="One two three."), 200)
    assert (status.words.text(), status.minutes.text()) == ("3 words", "1 min read")


def test_a_notice_is_shown_beside_the_rest_and_goes(qtbot, monkeypatch):
    monkeypatch.setattr("journal_desktop.gui.status.NOTICE_TIME", 20)
    status = Status()
    qtbot.addWidget(status)
    status.show()
    status.show_notice("© Somebody")
    assert status.notice.isVisible()
    assert status.saved.isVisible()

    qtbot.waitUntil(lambda: not status.notice.isVisible())


def test_only_what_can_be_ended_has_a_way_to_end_it(qtbot):
    status = Status()
    qtbot.addWidget(status)
    status.show()
    status.show_progress(1, 2, "Reading")
    assert status.cancel_button.isVisible()
    status.show_step(1, 2, "Taking references back")
    assert not status.cancel_button.isVisible()
