"""An article opens where its writer left it."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6

from journal_desktop.gui.controls import Controls
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.furnishing import furnish
from journal_desktop.gui.window import Window


def show(qtbot, desk, article):
    desk.open_article(article)
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.article.id == article)


def put_caret(field, position):
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)


@pytest.mark.parametrize("part", ["field", "heading"])
def test_the_caret_and_the_scroll_are_back_when_the_article_is(opened, qtbot, part):
    desk = opened.desk
    editor = desk.window.editor
    first, other = (row.id for row in desk.workspace.summaries[:2])
    show(qtbot, desk, first)
    section = desk.session.article.sections[-1].id
    put_caret(getattr(editor.card_at(section), part), 7)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 200)
    editor.verticalScrollBar().setValue(170)
    show(qtbot, desk, other)
    assert editor.verticalScrollBar().value() == 0
    show(qtbot, desk, first)

    field = getattr(editor.card_at(section), part)
    assert desk.place == section
    assert desk.window.focusWidget() is field
    assert field.textCursor().position() == 7
    qtbot.waitUntil(lambda: editor.verticalScrollBar().value() == 170)


def test_they_are_back_after_a_restart(opened, qtbot, answers):
    desk = opened.desk
    last = desk.workspace.summaries[-1].id
    show(qtbot, desk, last)
    put_caret(desk.window.editor.takeaway.field, 5)
    qtbot.waitUntil(lambda: "writing" in opened._groups)
    desk.close()

    window = Window()
    furnish(window)
    again = Desk(window, answers, desk.settings)
    Controls(again, again)
    again.window.show()
    again.open_library(Path(desk.settings.recent[0]))
    qtbot.waitUntil(lambda: again.session is not None)
    assert again.session.article.id == last
    assert again.place == "takeaway"
    assert again.window.editor.takeaway.field.textCursor().position() == 5
    again.close()
    again.window.deleteLater()
    again.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(again.window))


def test_a_text_that_became_shorter_puts_the_caret_at_its_end(opened, qtbot):
    desk = opened.desk
    first, other = (row.id for row in desk.workspace.summaries[:2])
    show(qtbot, desk, first)
    field = desk.window.editor.lead.field
    put_caret(field, 60)
    show(qtbot, desk, other)
    kept = tuple(line.replace(" 60 ", " 6000 ") for line in desk.settings.bookmarks)
    desk.remember(bookmarks=kept)
    show(qtbot, desk, first)

    assert field.textCursor().position() == len(field.value)
