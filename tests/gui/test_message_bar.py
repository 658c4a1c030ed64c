"""Words above the article."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from journal_desktop.core.errors import StoreError
from journal_desktop.gui.message_bar import MessageBar


def test_a_message_says_the_sentence_and_the_remedy(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    done = []
    bar.fail(StoreError("It broke.", "Mend it."), "Try", lambda: done.append(1))
    assert bar.text == "It broke. Mend it."
    bar.action.click()

    assert done == [1]
    assert not bar.isVisible()


def test_a_deletion_has_two_ways_back(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    done = []
    bar.deleted("It is in the trash.", lambda: done.append("undo"), lambda: done.append("show"))
    assert (bar.action.text(), bar.other.text()) == ("Undo", "Show trash")
    bar.other.click()
    assert done == ["show"]
    assert not bar.isVisible()
    bar.tell("All is well.")
    assert not bar.other.isVisible()
    assert not bar.action.isVisible()


def test_a_trouble_that_goes_on_is_told_until_it_was_seen_and_its_end_too(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.trouble("The disk is full.", "Save a copy…", lambda: bar.tell("A copy is there."))
    bar.warn("There was no room for a backup.")
    bar.trouble("The disk is full.", "Save a copy…", lambda: bar.tell("A copy is there."))
    assert bar.text == "The disk is full."
    bar.action.click()
    bar.trouble("The disk is full.", "Save a copy…", lambda: None)
    assert bar.text == "A copy is there."
    bar.trouble("The disk is gone.", "Save a copy…", lambda: None)
    assert bar.text == "The disk is gone."
    bar.over("Saved again.")
    assert bar.text == "Saved again."

    bar.trouble("The disk is gone.", "Save a copy…", lambda: None)
    assert bar.text == "The disk is gone."
    dismiss(bar)
    bar.over("Saved again.")
    assert bar.text == ""


def test_the_end_of_a_trouble_gives_way_to_what_must_not_be_missed(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.warn_until_seen("The library was damaged.", "Show…", lambda: None)
    bar.trouble("The disk is full.", "Save a copy…", lambda: None)
    bar.over("Saved again.")
    assert bar.text == "The library was damaged."


def test_what_must_not_be_missed_comes_back_until_it_was_seen(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    done = []
    bar.warn_until_seen("The library was damaged.", "Show…", lambda: done.append("report"))
    bar.warn("No stick is there.", "Look", lambda: done.append("look"))
    bar.action.click()
    assert done == ["look"]
    assert bar.text == "The library was damaged."
    bar.action.click()
    assert done == ["look", "report"]

    bar.warn("No stick is there.")
    dismiss(bar)
    assert bar.text == ""


def test_what_was_dismissed_does_not_come_back(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.warn_until_seen("The library was damaged.", "Show…", lambda: None)
    dismiss(bar)
    bar.warn("No stick is there.")
    dismiss(bar)

    assert bar.text == ""


def dismiss(bar):
    buttons = bar.findChildren(QAbstractButton)
    next(each for each in buttons if each.accessibleName() == "Dismiss").click()
