"""Copying for elsewhere, with citations as the page shows them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journal_desktop.templates import template


@pytest.fixture
def clipboard():
    """The clipboard, empty again at the end: Qt crashes when it goes with something on it."""
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def test_the_list_of_sources_is_copied_rich_and_plain(opened, clipboard):
    opened.run("clipboard.bibliography")

    assert clipboard.text().splitlines()[0].startswith("1. Mapping the zoonotic niche")
    assert clipboard.mimeData().html().startswith("<p>1. <a href=")


def test_selected_words_are_copied_with_formatted_citations(opened, clipboard, qtbot):
    field = opened.desk.window.editor.lead.field
    field.setFocus()
    qtbot.waitUntil(lambda: opened.desk.place == "lead")
    at = field.value.index("[@")
    cursor = field.textCursor()
    cursor.setPosition(at - 6)
    cursor.setPosition(field.value.index("]", at) + 1, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    opened.run("clipboard.formatted")

    assert clipboard.text().endswith("[1]")
    assert "<sup>[1]</sup>" in clipboard.mimeData().html()


def test_an_article_without_sources_says_so(empty, clipboard, qtbot, answers):
    answers.prepared["template"] = template("study_explainer")
    clipboard.setText("before")
    empty.run("article.new")
    qtbot.waitUntil(lambda: empty.desk.session is not None)
    empty.run("clipboard.bibliography")

    assert clipboard.text() == "before"
