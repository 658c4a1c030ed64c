"""The head of an article."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from journal_desktop.core.status import Status
from journal_desktop.templates import template


def choose(head, status):
    head.status.setCurrentIndex(list(Status).index(status))
    head.status.activated.emit(head.status.currentIndex())


def test_a_turning_wheel_never_changes_the_status(opened):
    head = opened.desk.window.editor.head
    before = head.status.currentIndex()
    for _ in range(3):
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(head.status, wheel)

    assert head.status.currentIndex() == before
    assert not head.status.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_publishing_asks_and_says_what_is_missing(opened, answers, qtbot):
    desk = opened.desk
    answers.prepared["template"] = template("study_explainer")
    opened.run("article.new")
    choose(desk.window.editor.head, Status.PUBLISHED)

    question = next(arguments for name, arguments in answers.asked if name == "confirm")
    assert "not complete" in question[1]
    assert desk.session.article.status is Status.DRAFT
    assert desk.window.editor.head.status.currentData() == Status.DRAFT

    answers.prepared["confirm"] = True
    choose(desk.window.editor.head, Status.PUBLISHED)
    assert desk.session.article.status is Status.PUBLISHED
    assert desk.session.article.published


def test_tab_goes_from_the_lead_through_every_section(opened, qtbot):
    editor = opened.desk.window.editor
    editor.lead.field.setFocus()
    first = editor.sections.views[0]
    visited = []
    widget = editor.lead.field
    for _ in range(40):
        widget = widget.nextInFocusChain()
        if widget in {first.heading, first.field}:
            visited.append(widget)

    assert visited[:2] == [first.heading, first.field]


def test_return_goes_from_the_standfirst_to_the_lead(opened, qtbot):
    editor = opened.desk.window.editor
    editor.head.standfirst.setFocus()
    qtbot.keyClick(editor.head.standfirst, Qt.Key.Key_Return)

    assert editor.lead.field.hasFocus()
