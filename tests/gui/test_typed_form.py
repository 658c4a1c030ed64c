"""What was typed is dropped only by those who say so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

import builders
from journal_desktop.app.styles.shelf import shelf
from journal_desktop.app.tasks import Here
from journal_desktop.gui.article.details_form import DetailsForm
from journal_desktop.gui.library.journal_form import JournalForm
from journal_desktop.gui.references.import_form import ImportForm
from journal_desktop.gui.typed_form import TypedForm
from journal_desktop.store.library import Library


class Line(TypedForm):
    """A form of one line."""

    def __init__(self, ask, parent=None):
        super().__init__(ask, "The line has not been saved.", parent)
        self.line = QLineEdit("begun")
        QVBoxLayout(self).addWidget(self.line)
        self.begin(self.line.text)


@pytest.fixture
def settings(tmp_path):
    """Makes the form of a journal's settings."""
    with Library.create(tmp_path / "my.journal", builders.journal()) as library:
        styles = shelf(library, Here(), (), "en-GB")
        yield lambda ask: JournalForm(builders.journal(), styles, ask)


@pytest.fixture(params=["import", "details", "journal"])
def form(request, qtbot, answers, settings):
    """A form in which one character too many was typed."""
    match request.param:
        case "import":
            made = ImportForm(answers)
            made.text.setPlainText("10.1136/bmj.n71")
        case "details":
            made = DetailsForm(builders.article(), frozenset(), answers)
            made.line("tags").setText("a tag")
        case _:
            made = settings(answers)
            made.line("base_url").setText("no address")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.done(made.DialogCode.Rejected)


@pytest.mark.parametrize("discards", [False, True])
def test_every_form_asks_before_it_drops_what_was_typed(form, answers, qtbot, discards):
    answers.prepared["confirm"] = discards
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert [question for question, _ in answers.asked] == ["confirm"]
    assert form.isVisible() is not discards


def test_what_is_as_it_was_is_dropped_without_a_question(qtbot, answers):
    form = Line(answers)
    qtbot.addWidget(form)
    form.show()
    form.line.setText("other")
    form.line.setText("begun")
    form.close()

    assert not form.isVisible()
    assert answers.asked == []


def test_the_button_that_closes_the_window_of_the_form_asks_too(qtbot, answers):
    form = Line(answers)
    qtbot.addWidget(form)
    form.show()
    form.line.setText("other")
    form.close()

    assert form.isVisible()
    assert answers.asked[0][1][:2] == ("Discard what you typed?", "The line has not been saved.")


def test_at_log_out_a_form_keeps_nobody_waiting(qtbot, answers):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form = Line(answers, window)
    form.show()
    form.line.setText("other")
    window.close()
    form.close()

    assert not form.isVisible()
    assert answers.asked == []
