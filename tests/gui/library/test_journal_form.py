"""The particulars of the journal."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from builders import journal
from journal_desktop.app.styles.shelf import shelf
from journal_desktop.app.tasks import Here
from journal_desktop.core.journal import HouseProfile
from journal_desktop.gui.library.journal_form import JournalForm
from journal_desktop.store.library import Library


@pytest.fixture
def form_of(qtbot, tmp_path, answers):
    """Makes the form of a journal, its styles those of a new library."""
    with Library.create(tmp_path / "my.journal", journal()) as library:

        def made(known):
            form = JournalForm(known, shelf(library, Here(), (), "en-GB"), answers)
            qtbot.addWidget(form)
            return form

        yield made


def test_a_changed_disclaimer_is_a_new_version(form_of):
    known = journal()
    form = form_of(known)
    assert form.journal() == known

    form._disclaimer.setPlainText("New words.")
    changed = form.journal()
    assert changed.disclaimer("1") == known.disclaimer("1")
    assert changed.disclaimer() == "New words."


def test_the_citation_style_is_one_of_the_particulars(form_of):
    form = form_of(journal(profile=HouseProfile(citation_style="not-here")))
    assert form.journal().profile.citation_style == "not-here"
    form.styles.choose("house")

    assert form.journal().profile.citation_style == "house"


def test_every_line_of_it_has_a_name(form_of):
    form = form_of(journal())
    for line in form.findChildren(QLineEdit):
        assert line.objectName() == "qt_spinbox_lineedit" or line.accessibleName()


def test_dates_are_chosen_as_they_will_be_printed(form_of):
    form = form_of(journal(profile=HouseProfile(date_style="MMMM d, yyyy")))
    assert form._dates.currentText() == "June 24, 2026"
    form._dates.setCurrentText("24 Jun 2026")

    assert form.journal().profile.date_style == "d MMM yyyy"


def test_what_is_no_language_is_not_saved(form_of):
    form = form_of(journal())
    form._lines["language"].setText("British")
    assert not form._save.isEnabled()
    form._lines["language"].setText("en-GB")

    assert form._save.isEnabled()
