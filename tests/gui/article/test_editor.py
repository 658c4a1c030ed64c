"""The cards of an article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

from builders import article, blank, questions, section
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Session
from journal_desktop.core.article import Role
from journal_desktop.gui.article.editor import ArticleEditor
from journal_desktop.templates import template


@pytest.fixture
def editor(qtbot):
    made = ArticleEditor()
    made.resize(760, 1800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def session(editor):
    """A session of an article with three sections, shown in the editor."""
    made = Session(
        Draft(
            article(
                sections=(
                    section("One", "Findings here.", role=Role.FINDINGS, order="A"),
                    section("Two", "Strength.", role=Role.EVIDENCE_STRENGTH, order="B"),
                    section("Three", "Meaning.", role=Role.IMPLICATIONS, order="C"),
                ),
                questions=questions(("Is it safe?", "Not known.")),
            )
        )
    )

    def show(_change=None):
        editor.show_article(made.article, template(made.article.template))

    made.listen(show)
    editor.edited.connect(made.apply)
    show()
    return made


def headings(session):
    return [each.heading for each in session.article.sections]


def test_typing_in_a_card_changes_that_section_only(editor, session, qtbot):
    card = editor.sections.views[1]
    card.field.setFocus()
    card.field.moveCursor(card.field.textCursor().MoveOperation.End)
    qtbot.keyClicks(card.field, " Yes.")

    assert session.article.sections[1].body == "Strength. Yes."
    assert session.article.sections[0].body == "Findings here."


def test_cards_are_kept_when_their_order_changes(editor, session):
    first = editor.sections.views[0]
    menu_move(editor, 0, "Move down")

    assert headings(session) == ["Two", "One", "Three"]
    assert editor.sections.views[1] is first


def menu_move(editor, number, name):
    card = editor.sections.views[number]
    button = next(
        b for b in card.findChildren(type(card.role)) if b.accessibleName().startswith(name)
    )
    button.click()


def test_a_card_can_be_dragged_below_another(editor, session, qtbot):
    first, last = editor.sections.views[0], editor.sections.views[2]
    qtbot.waitUntil(lambda: last.y() > first.y() + 10)
    start = first.grip.rect().center()
    target = first.grip.mapFromGlobal(last.mapToGlobal(QPoint(20, last.height() - 2)))
    QTest.mousePress(first.grip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(first.grip, target)
    QTest.mouseRelease(first.grip, Qt.MouseButton.LeftButton, pos=target)

    assert headings(session) == ["Two", "Three", "One"]


def test_dropping_a_card_where_it_is_changes_nothing(editor, session):
    card = editor.sections.views[1]
    QTest.mousePress(card.grip, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(card.grip, Qt.MouseButton.LeftButton)

    assert headings(session) == ["One", "Two", "Three"]


def test_duplicate_split_join_and_delete(editor, session):
    card = editor.sections.views[0]
    cursor = card.field.textCursor()
    cursor.setPosition(len("Findings"))
    card.field.setTextCursor(cursor)
    card.split()
    assert [s.body for s in session.article.sections][:2] == ["Findings", "here."]

    session.undo()
    assert headings(session) == ["One", "Two", "Three"]
    assert editor.sections.views[0].field.value == "Findings here."


def test_a_missing_part_is_marked_where_it_belongs(editor, session):
    editor.show_missing({"lead": "a lead"})

    assert editor.lead._missing.isVisibleTo(editor)
    assert not editor.takeaway._missing.isVisibleTo(editor)


def test_an_empty_section_shows_its_guidance(editor, qtbot):
    empty = blank()
    editor.show_article(empty, template("study_explainer"))

    assert "60–160 words" in editor.lead.field.guidance


def test_folding_hides_the_text_and_keeps_the_heading(editor, session):
    card = editor.sections.views[0]
    card.toggle()
    assert not card.field.isVisibleTo(editor)
    assert "One" in card.role.text()

    card.toggle()
    assert card.field.isVisibleTo(editor)


def test_the_add_menu_adds_a_section_with_the_templates_heading(editor, session):
    menu = editor._add.menu()
    menu.actions()[0].trigger()

    added = session.article.sections[-1]
    assert added.role is Role.QUESTION
    assert added.heading == "What question did the researchers ask?"


def test_every_control_has_a_name_for_those_who_cannot_see(editor, session):
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit):
        for widget in editor.findChildren(kind):
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, f"{widget} in {widget.parent()} has no accessible name"
