"""What the citations of the fields mean: across articles, over drag and drop, after undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from builders import PAPERS, paper
from journal_desktop.app import carrying
from journal_desktop.core.article import CitedSource
from journal_desktop.core.source import SourceStatus
from journal_desktop.gui.cite.tokens import Standing


@pytest.fixture
def desk(opened):
    desk = opened.desk
    for key in PAPERS:
        desk.workspace.save_source(paper(key))
    return desk


@pytest.fixture
def field(desk):
    return desk.window.editor.lead.field


def write(field, text):
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)


def sources(desk):
    return {each.key: each.source for each in desk.session.article.sources}


def test_tokens_follow_what_their_keys_mean(desk, field):
    write(field, "A [@grade2008] and [@nobody2025].")
    assert [t.standing for t in field.tokens.all()] == [Standing.KNOWN, Standing.MISSING]
    desk.workspace.save_source(paper("grade2008", status=SourceStatus.RETRACTED))
    desk.changed.emit()

    assert field.tokens.all()[0].standing is Standing.RETRACTED


def test_a_section_that_is_new_has_tokens_too(opened, desk):
    opened.run("blocks.add")
    section = desk.session.article.section(desk.place)
    field = desk.window.editor.sections.view(section.id).field
    field.setFocus()
    field.insertPlainText("A [@nobody2025].")

    assert field.tokens.all()[0].standing is Standing.MISSING


def test_copied_text_cites_the_same_sources_in_another_article(opened, desk, field, qtbot):
    write(field, "A [@grade2008, p. 4].")
    meant = sources(desk)["grade2008"]
    opened.run("clipboard.select_all")
    opened.run("clipboard.copy")
    assert QApplication.clipboard().text() == "A [@grade2008, p. 4]."
    first = desk.session.article.id
    desk.open_article(next(r.id for r in desk.workspace.summaries if r.id != first))
    qtbot.waitUntil(lambda: desk.session.article.id != first)
    clash = CitedSource("grade2008", paper("maude2018").id)
    desk.session.edit(replace(desk.session.article, sources=(clash,)), "List")
    write(field, "")
    opened.run("clipboard.paste")

    (cite,) = field.tokens.all()[0].mark.cites
    assert cite.key != "grade2008"
    assert sources(desk)[cite.key] == meant
    assert cite.locator == "p. 4"
    opened.run("article.undo")
    assert cite.key not in sources(desk)


def test_a_source_dropped_on_the_text_is_cited_there(desk, field, opened):
    write(field, "Cells work. More.")
    source = paper("maude2018")
    mime = QMimeData()
    mime.setText(f"[@{source.key}]")
    mime.setData(carrying.MIME, carrying.encoded({source.key: source.id}))
    cursor = field.textCursor()
    cursor.setPosition(len("Cells work"))
    where = field.cursorRect(cursor).center()
    drop = QDropEvent(
        QPointF(where), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    field.dropEvent(drop)

    assert desk.session.article.lead == "Cells work [@maude2018]. More."
    assert sources(desk)["maude2018"] == source.id
    opened.run("article.undo")
    assert desk.session.article.lead == "Cells work. More."


def test_after_undo_the_caret_is_where_the_text_changed(opened, desk, field, qtbot):
    write(field, "Cells work. More.")
    cursor = field.textCursor()
    cursor.setPosition(len("Cells work"))
    field.setTextCursor(cursor)
    desk.window.sources.cite_asked.emit([paper("maude2018").id])
    assert "[@maude2018]" in field.value
    field.moveCursor(cursor.MoveOperation.Start)
    desk.window.editor.takeaway.field.setFocus()
    opened.run("article.undo")

    assert field.hasFocus()
    assert field.textCursor().position() == len("Cells work")


def test_going_to_the_source_of_a_token_selects_it_in_the_panel(desk, field, qtbot):
    write(field, "A [@grade2008].")
    field.source_asked.emit("grade2008")

    assert desk.window.is_aside(desk.window.sources)
    assert desk.window.sources.current.source.key == "grade2008"


def test_a_tool_tip_tells_the_entry_as_it_prints(desk, field, opened):
    write(field, "A [see @grade2008, p. 4; @nobody2025].")
    told = opened.cited_fields.told(field.tokens.all()[0].mark)

    assert "GRADE: an emerging consensus" in told
    assert "see, p. 4" in told
    assert "“nobody2025” names no source" in told
