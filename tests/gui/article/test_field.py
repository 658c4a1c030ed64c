"""A field that grows with its text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt

from journal_desktop.app.formatting import Selection
from journal_desktop.gui import theme
from journal_desktop.gui.article.field import Field


@pytest.fixture
def field(qtbot):
    made = Field("Body", theme.prose_font(), placeholder="Write here.")
    made.resize(300, 40)
    qtbot.addWidget(made)
    made.show()
    return made


def paste(field, text):
    mime = QMimeData()
    mime.setText(text)
    field.insertFromMimeData(mime)


def test_typing_is_told_letter_by_letter(field, qtbot):
    heard = []
    field.edited.connect(heard.append)
    qtbot.keyClicks(field, "Hi")

    assert heard == ["H", "Hi"]


def test_showing_a_value_is_not_told(field):
    heard = []
    field.edited.connect(heard.append)
    field.show_value("From elsewhere")

    assert heard == []
    assert field.value == "From elsewhere"


def test_a_no_break_space_survives(field):
    field.show_value("5\u00a0mg")

    assert field.value == "5\u00a0mg"


def test_the_field_grows_with_its_text(field, qtbot):
    before = field.height()
    field.show_value("line\n" * 12)
    qtbot.waitUntil(lambda: field.height() > before * 4)


def test_guidance_is_never_cut(field):
    field.guide("Long guidance that needs several lines in a narrow field. " * 4)

    assert field.height() > 60


def test_paste_brings_plain_words_only(field):
    mime = QMimeData()
    mime.setHtml("<b onclick='x'>Bold</b>")
    mime.setText("Bold\r\nnext\x00")
    field.insertFromMimeData(mime)

    assert field.value == "Bold\nnext"


def test_a_title_stays_one_line(qtbot):
    title = Field("Title", theme.prose_font(), single_line=True)
    qtbot.addWidget(title)
    paste(title, "Two\nlines")
    qtbot.keyClick(title, Qt.Key.Key_Return)

    assert title.value == "Two lines"


def test_an_action_shows_its_selection_behind_emoji(field):
    field.show_selection(Selection("😀 **bold** x", 4, 8))

    assert field.textCursor().selectedText() == "bold"
    assert field.selection() == Selection("😀 **bold** x", 4, 8)


def test_copying_gives_the_markdown(field):
    field.show_value("**bold** [@li2025]")
    field.selectAll()

    assert field.createMimeDataFromSelection().text() == "**bold** [@li2025]"
