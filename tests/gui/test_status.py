"""The status bar."""

from __future__ import annotations

from datetime import UTC, datetime

from journal_desktop.app.autosave import Failed, Saved, Unsaved
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
