"""A field with a sentence under it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.marked import Marked


def test_a_fault_is_seen_and_heard_and_goes_away(qtbot):
    field = Marked("DOI", "10.1234/abc")
    qtbot.addWidget(field)
    field.show()
    field.show_fault("A DOI looks like 10.1234/abc.")
    assert field.is_faulty
    assert field.line.accessibleDescription() == "A DOI looks like 10.1234/abc."
    assert field._sentence.isVisible()
    field.show_fault("")

    assert not field.is_faulty
    assert not field._sentence.isVisible()


def test_a_remark_tells_and_does_not_forbid(qtbot):
    field = Marked("Updated")
    qtbot.addWidget(field)
    field.show_remark("This is before the article was published.")

    assert field.sentence
    assert not field.is_faulty


def test_the_window_makes_room_for_a_sentence_and_nothing_else_gives_way(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    field, below = Marked("E-mail"), wrapped("What is sent. " * 40)
    layout = QVBoxLayout(window)
    for widget in (field, below, QPushButton("Save")):
        layout.addWidget(widget)
    window.resize(300, layout.totalHeightForWidth(300))
    window.show()
    qtbot.waitExposed(window)
    tall, words = field.line.height(), below.height()
    field.show_fault("An e-mail address looks like name@example.org.")
    qtbot.waitUntil(lambda: window.height() >= layout.totalHeightForWidth(window.width()))

    assert field.line.height() == tall
    assert below.height() == words
