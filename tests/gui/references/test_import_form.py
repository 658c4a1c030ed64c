"""The box that takes any references."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl

from journal_desktop.gui.references.import_form import ImportForm

BIB = "@article{a, title={The PRISMA 2020 statement}, doi={10.1136/bmj.n71}, year={2021}}\n"


@pytest.fixture
def made(qtbot, answers):
    forms = []

    def make(words="", files=()):
        form = ImportForm(answers, words, files)
        qtbot.addWidget(form)
        form.show()
        forms.append(form)
        qtbot.waitUntil(lambda: not form.is_busy)
        return form

    yield make
    for form in forms:
        form.done(form.DialogCode.Rejected)


def write(form, words, qtbot):
    form.text.setPlainText(words)
    qtbot.waitUntil(lambda: not form.is_busy)


def test_an_empty_box_imports_nothing(made):
    form = made()

    assert form.said == "Nothing here yet."
    assert not form.import_button.isEnabled()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("10.1136/bmj.n71\nPMID 32023374", "2 references · identifiers"),
        (BIB, "1 reference · BibTeX"),
        ("TY  - JOUR\nTI  - A title\nER  - \n", "1 reference · RIS"),
        (f"{BIB}what is this\n", "1 reference · BibTeX · 1 line not understood"),
        ("what is this", "No reference was recognised."),
        ("@article{x, title={It never ends", "BibTeX that can't be read."),
    ],
)
def test_what_is_pasted_is_recognised_at_once(made, qtbot, words, said):
    form = made()
    write(form, words, qtbot)

    assert form.said == said
    assert form.import_button.isEnabled() is (said[0].isdecimal())


def test_what_was_read_is_handed_on(made):
    form = made(BIB)
    form.accept()

    (part,) = form.parts
    assert part.read is not None
    assert len(part.read.entries) == 1


def test_text_that_changed_is_read_anew(made, qtbot):
    form = made(BIB)
    write(form, f"{BIB}10.1136/bmj.39489.470347.AD", qtbot)

    assert form.said.startswith("2 references")


def test_files_stand_beside_the_text_and_can_be_taken_off(made, qtbot, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    form = made("10.1056/NEJMoa1910607", (path,))
    assert "refs.bib: 1 reference · BibTeX" in form.said
    form.files.setCurrentRow(0)
    form.files.setFocus()
    qtbot.keyClick(form.files, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not form.is_busy)

    assert "refs.bib" not in form.said
    assert len(form.parts) == 1


def test_a_file_that_is_gone_is_said_so_and_the_rest_goes_on(made, tmp_path):
    form = made(BIB, (tmp_path / "gone.bib",))

    assert "“gone.bib” can't be read" in form.said
    assert form.import_button.isEnabled()


def test_files_dropped_on_the_text_are_files(made, qtbot, tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    form = made()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    form.text.insertFromMimeData(data)
    qtbot.waitUntil(lambda: not form.is_busy)

    assert form.parts[0].path == path
    assert form.text.toPlainText() == ""


def test_control_enter_imports(made, qtbot):
    form = made(BIB)
    form.text.setFocus()
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert form.result() == form.DialogCode.Accepted
