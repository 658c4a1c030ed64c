"""The form of a source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from builders import paper
from journal_desktop.core.source import Source
from journal_desktop.gui.source_form import SourceForm


def save_button(form):
    return form.buttons.button(QDialogButtonBox.StandardButton.Save)


def test_an_untouched_form_gives_the_source_back(qtbot, answers):
    known = paper("liu2020")
    form = SourceForm(known, answers, is_new=False)
    qtbot.addWidget(form)

    assert form.source() == known


def test_people_and_organisations_are_told_apart(qtbot, answers):
    form = SourceForm(Source("1", "x"), answers, is_new=True)
    qtbot.addWidget(form)
    form.line("title").setText("Guidelines")
    form.people().setPlainText("van der Berg, Anna\nWorld Health Organization")

    assert form.source().csl["author"] == [
        {"family": "van der Berg", "given": "Anna"},
        {"literal": "World Health Organization"},
    ]


def test_a_source_without_a_title_is_marked_there_and_nothing_is_lost(qtbot, answers):
    form = SourceForm(Source("1", "x"), answers, is_new=True)
    qtbot.addWidget(form)
    form.show()
    form.line("DOI").setText("https://doi.org/10.7554/eLife.00569")
    form.line("DOI").setFocus()
    save_button(form).click()

    assert form.isVisible()
    assert "title" in form.fault("title")
    assert form.line("title").accessibleDescription() == form.fault("title")
    assert form.focusWidget() is form.line("title")
    assert form.line("DOI").text() == "https://doi.org/10.7554/eLife.00569"
    form.line("title").setText("A title")
    assert not form.fault("title")
    save_button(form).click()
    assert not form.isVisible()
    assert form.source().doi == "10.7554/eLife.00569"


def test_a_doi_that_is_none_is_marked_when_it_is_left_and_no_longer_when_mended(qtbot, answers):
    form = SourceForm(paper("liu2020"), answers, is_new=False)
    qtbot.addWidget(form)
    form.line("DOI").setText("no doi")
    assert not form.fault("DOI")  # not while it is being typed
    form.line("DOI").editingFinished.emit()
    assert "DOI" in form.fault("DOI")
    form.line("DOI").setText("10.7554/eLife.00569")

    assert not form.fault("DOI")


@pytest.mark.parametrize("discards", [False, True])
def test_escape_on_a_changed_form_asks_before_it_drops_anything(qtbot, answers, discards):
    answers.prepared["confirm"] = discards
    form = SourceForm(Source("1", "x"), answers, is_new=True)
    qtbot.addWidget(form)
    form.show()
    form.people().setPlainText("Li, Wei")
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert [question for question, _ in answers.asked] == ["confirm"]
    assert form.isVisible() is not discards
    assert form.people().toPlainText() == "Li, Wei"


def test_escape_on_an_untouched_form_closes_it_without_a_question(qtbot, answers):
    form = SourceForm(paper("liu2020"), answers, is_new=False)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert answers.asked == []


def test_at_log_out_a_form_keeps_nobody_waiting(qtbot, answers):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form = SourceForm(Source("1", "x"), answers, is_new=True, parent=window)
    form.show()
    form.line("title").setText("Half a title")
    window.close()
    form.close()

    assert not form.isVisible()
    assert answers.asked == []
