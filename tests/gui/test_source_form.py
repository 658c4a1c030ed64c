"""The form of a source."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox

from builders import paper
from journal_desktop.core.source import Source
from journal_desktop.gui.source_form import SourceForm


def save_button(form):
    return form.buttons.button(QDialogButtonBox.StandardButton.Save)


def test_an_untouched_form_gives_the_source_back(qtbot):
    known = paper("liu2020")
    form = SourceForm(known, is_new=False)
    qtbot.addWidget(form)

    assert form.source() == known


def test_people_and_organisations_are_told_apart(qtbot):
    form = SourceForm(Source("1", "x"), is_new=True)
    qtbot.addWidget(form)
    form.line("title").setText("Guidelines")
    form.people().setPlainText("van der Berg, Anna\nWorld Health Organization")

    assert form.source().csl["author"] == [
        {"family": "van der Berg", "given": "Anna"},
        {"literal": "World Health Organization"},
    ]


def test_a_source_without_a_title_is_explained_and_nothing_is_lost(qtbot):
    form = SourceForm(Source("1", "x"), is_new=True)
    qtbot.addWidget(form)
    form.line("DOI").setText("https://doi.org/10.7554/eLife.00569")

    assert not save_button(form).isEnabled()
    assert "title" in form._problem.text()
    form.accept()
    assert form.line("DOI").text() == "https://doi.org/10.7554/eLife.00569"
    form.line("title").setText("A title")
    assert save_button(form).isEnabled()
    assert form.source().doi == "10.7554/eLife.00569"
