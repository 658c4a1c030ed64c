"""Which references to export."""

from __future__ import annotations

from journal_desktop.gui.references.export_form import ReferencesForm
from journal_desktop.gui.sources.questions import ReferencesWish, Stock


def made(qtbot, *stock):
    form = ReferencesForm(Stock(*stock))
    qtbot.addWidget(form)
    return form


def test_the_likely_answer_is_there_from_the_start(qtbot):
    assert made(qtbot, 2, 4, 9).wish == ReferencesWish("chosen", "bibtex", to_file=True)
    assert made(qtbot, 1, 4, 9).wish.which == "article"
    assert made(qtbot, 1, 0, 9).wish.which == "library"


def test_what_there_is_none_of_can_not_be_chosen(qtbot):
    form = made(qtbot, 0, 0, 9)

    assert [each.isEnabled() for each in form.which.values()] == [False, False, True]


def test_another_format_and_the_clipboard(qtbot):
    form = made(qtbot, 0, 2, 9)
    form.formats["csl"].setChecked(True)
    form.clipboard.setChecked(True)

    assert form.wish == ReferencesWish("article", "csl", to_file=False)
