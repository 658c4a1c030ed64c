"""The picker for a new article, and what holds for every form."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from answers import Answers
from builders import article
from journal_desktop.gui.article.details_form import DetailsForm
from journal_desktop.gui.article.template_picker import TemplatePicker
from journal_desktop.gui.library.export_form import ExportForm


def test_the_template_picker_offers_six_kinds(qtbot):
    picker = TemplatePicker()
    qtbot.addWidget(picker)
    picker.kinds.setCurrentRow(5)

    assert picker.kinds.count() == 6
    assert picker.template().name == "clinic_note"
    assert "What are the limits?" in picker._parts.text()


@pytest.mark.parametrize(
    "make",
    [
        lambda: DetailsForm(article(), frozenset(), Answers()),
        lambda: ExportForm(article(), 1, "/"),
        TemplatePicker,
    ],
)
def test_every_line_of_a_form_has_a_name(qtbot, make):
    form = make()
    qtbot.addWidget(form)
    for line in form.findChildren(QLineEdit):
        inner = isinstance(line.parent(), QWidget) and line.objectName() == "qt_spinbox_lineedit"
        assert inner or line.accessibleName()
