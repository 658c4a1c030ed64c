"""Cut, copy, paste and select all, wherever the caret is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from journal_desktop.gui.article.editing import show_editing

NAMES = ("cut", "copy", "paste", "select_all")


def enabled(opened):
    (menu,) = opened.desk.window.menuBar().findChildren(QMenu, "Edit")
    menu.aboutToShow.emit()
    return {name for name in NAMES if opened.actions[f"clipboard.{name}"].isEnabled()}


@pytest.mark.parametrize("where", ["prose", "line"])
def test_words_go_from_one_place_to_another(opened, where):
    window = opened.desk.window
    field = window.editor.lead.field if where == "prose" else window.library.search
    field.setFocus()
    (field.setPlainText if where == "prose" else field.setText)("Some words")
    for name in ("select_all", "cut", "paste", "paste"):
        opened.run(f"clipboard.{name}")
    words = field.value if where == "prose" else field.text()

    assert words == "Some wordsSome words"
    opened.run("clipboard.select_all")
    opened.run("clipboard.copy")
    assert QApplication.clipboard().text() == "Some wordsSome words"


def test_what_is_pasted_into_the_article_is_one_undo(opened):
    desk = opened.desk
    before = desk.session.article
    QApplication.clipboard().setText("Pasted words")
    desk.window.editor.lead.field.setFocus()
    opened.run("clipboard.paste")
    assert "Pasted words" in desk.session.article.lead
    opened.run("article.undo")

    assert desk.session.article == before


def test_only_what_can_be_done_here_is_enabled(opened):
    window = opened.desk.window
    QApplication.clipboard().setText("words")
    window.library.list.setFocus()
    assert enabled(opened) == set()
    field = window.editor.lead.field
    field.setFocus()
    assert enabled(opened) == {"paste", "select_all"}
    field.selectAll()
    assert enabled(opened) == set(NAMES)
    window.editor.set_read_only(True)
    assert enabled(opened) == {"copy", "select_all"}
    window.library.search.setFocus()
    assert enabled(opened) == {"paste"}
    QApplication.clipboard().clear()
    assert enabled(opened) == set()


def test_leaving_a_field_leaves_the_keys_to_the_list(opened, qtbot):
    window = opened.desk.window
    window.editor.lead.field.setFocus()
    window.editor.lead.field.selectAll()
    show_editing(opened.actions)
    assert opened.actions["clipboard.copy"].isEnabled()
    window.library.list.setFocus()

    qtbot.waitUntil(lambda: not opened.actions["clipboard.copy"].isEnabled())
