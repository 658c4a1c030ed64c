"""The particulars of the journal."""

from __future__ import annotations

from builders import journal
from journal_desktop.gui.journal_form import JournalForm


def test_a_changed_disclaimer_is_a_new_version(qtbot):
    known = journal()
    form = JournalForm(known)
    qtbot.addWidget(form)
    assert form.journal() == known

    form._disclaimer.setPlainText("New words.")
    changed = form.journal()
    assert changed.disclaimer("1") == known.disclaimer("1")
    assert changed.disclaimer() == "New words."
