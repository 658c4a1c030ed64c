"""A field for prose: keys and clicks on tokens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journal_desktop.gui.article.prose_field import ProseField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(qtbot):
    made = ProseField("Body")
    made.resize(500, 100)
    qtbot.addWidget(made)
    made.show()
    made.show_value("Cells work [@li2025, p. 4]. More.")
    made.setFocus()
    return made


@pytest.fixture
def opened_marks(field):
    heard = []
    field.mark_opened.connect(heard.append)
    return heard


def caret(field, words, end=False):
    at = field.value.index(words) + (len(words) if end else 0)
    cursor = field.textCursor()
    cursor.setPosition(at)
    field.setTextCursor(cursor)


def centre(field):
    (box,) = field.tokens.boxes(field.tokens.all()[0])
    return box.center().toPoint()


@pytest.mark.parametrize(("key", "end"), [(Qt.Key.Key_Backspace, True), (Qt.Key.Key_Delete, False)])
def test_the_first_press_selects_a_token_and_the_second_takes_it_out(field, qtbot, key, end):
    caret(field, "[@li2025, p. 4]", end=end)
    qtbot.keyClick(field, key)
    assert field.textCursor().selectedText() == "[@li2025, p. 4]"
    assert field.value == "Cells work [@li2025, p. 4]. More."
    qtbot.keyClick(field, key)

    assert field.value == "Cells work. More."
    assert field.textCursor().position() == len("Cells work")


def test_elsewhere_and_inside_letters_go_one_by_one(field, qtbot):
    caret(field, "4]")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    caret(field, "More", end=True)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert field.value == "Cells work [@li2025, p.4]. Mor."


def test_left_and_right_go_through_a_token_by_letters(field, qtbot):
    caret(field, "[@")
    qtbot.keyClick(field, Qt.Key.Key_Right)

    assert field.textCursor().position() == len("Cells work [")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_open_the_token_that_holds_the_caret(field, opened_marks, qtbot, key, modifier):
    caret(field, "2025")
    qtbot.keyClick(field, key, modifier)

    assert [mark.cites[0].key for mark in opened_marks] == ["li2025"]
    assert "\n" not in field.value


def test_enter_beside_a_token_begins_a_line(field, opened_marks, qtbot):
    caret(field, "[@li2025, p. 4]", end=True)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert not opened_marks
    assert "]\n" in field.value


def test_a_double_click_opens_the_token_and_elsewhere_selects_a_word(field, opened_marks):
    QTest.mouseDClick(field.viewport(), LEFT, pos=centre(field))
    assert len(opened_marks) == 1
    QTest.mouseDClick(field.viewport(), LEFT, pos=QPoint(12, centre(field).y()))

    assert field.textCursor().selectedText() == "Cells"
    assert len(opened_marks) == 1


def test_a_control_click_goes_to_the_source(field):
    heard = []
    field.source_asked.connect(heard.append)
    QTest.mouseClick(field.viewport(), LEFT, pos=centre(field))
    QTest.mouseClick(field.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, pos=centre(field))

    assert heard == ["li2025"]


def test_the_menu_of_a_token_names_what_can_be_done_with_it(field, opened_marks, qtbot):
    heard, shown = [], []
    field.source_asked.connect(heard.append)
    field.menu_asked.connect(shown.append)
    QTest.mouseMove(field.viewport(), centre(field))
    event_at = centre(field)
    field._pointed = field.cursorForPosition(event_at).position()
    menu = QMenu()
    qtbot.addWidget(menu)
    field.menu_asked.emit(menu)
    for action in menu.actions():
        action.trigger()

    assert [a.text() for a in menu.actions() if a.text()] == ["Edit citation…", "Go to li2025"]
    assert (len(opened_marks), heard) == (1, ["li2025"])


def test_an_at_sign_is_told_however_it_is_typed(field, qtbot):
    heard = []
    field.cite_typed.connect(lambda: heard.append(field.value[-2:]))
    field.show_value("")
    qtbot.keyClicks(field, "@")
    qtbot.keyClicks(field, " a@")
    event = QInputMethodEvent()
    event.setCommitString(" @")
    QApplication.sendEvent(field, event)

    assert heard == ["@", " @"]


def test_a_read_only_field_opens_nothing_and_loses_nothing(field, opened_marks, qtbot):
    field.setReadOnly(True)
    caret(field, "[@li2025, p. 4]", end=True)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_At):
        qtbot.keyClick(field, key)
    QTest.mouseDClick(field.viewport(), LEFT, pos=centre(field))

    assert not opened_marks
    assert field.value == "Cells work [@li2025, p. 4]. More."


def test_pasted_text_is_told_clean(field):
    heard = []
    field.text_pasted.connect(heard.append)
    mime = QMimeData()
    mime.setText("One\r\ntwo [1]")
    field.insertFromMimeData(mime)

    assert heard == ["One\ntwo [1]"]
