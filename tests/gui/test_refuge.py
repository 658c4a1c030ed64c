"""While saving fails, a copy is on the disk; at the next start its words are back."""

from __future__ import annotations

import pytest

from journal_desktop.app.refuge import LABEL, Returned
from journal_desktop.core.errors import DiskFull
from journal_desktop.gui import refuge as refuges
from journal_desktop.gui.application import _show_history
from journal_desktop.gui.refuge import Refuge


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def kept(opened, state, qtbot, monkeypatch):
    """The refuge of the program, with its library opened anew, whose disk is full."""
    monkeypatch.setattr(refuges, "EVERY", 0.05)
    made = Refuge(opened.desk, state, lambda: _show_history(opened))
    reopen(opened.desk, qtbot)
    fill_disk(opened.desk)
    yield made
    opened.desk.leave()
    made.close()


def fill_disk(desk):
    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    desk.workspace.library.save = desk.workspace.library.remember = full


def reopen(desk, qtbot):
    path = desk.workspace.library.path
    desk.leave()
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.work.is_idle, timeout=20_000)


def copies(state):
    return [each.read_text(encoding="utf-8") for each in state.rglob("*.md")]


def type_words(desk, qtbot, words):
    field = desk.window.editor.lead.field
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, words)


def test_words_that_cannot_be_saved_are_copied_until_they_are(opened, kept, state, qtbot):
    desk = opened.desk
    type_words(desk, qtbot, " First words.")
    qtbot.waitUntil(lambda: any("First words." in each for each in copies(state)), timeout=5000)
    type_words(desk, qtbot, " Later words.")
    qtbot.waitUntil(lambda: any("Later words." in each for each in copies(state)), timeout=5000)
    del desk.workspace.library.save, desk.workspace.library.remember
    desk.workspace.save_now()
    qtbot.waitUntil(lambda: not state.joinpath("unsaved").exists() or not copies(state))

    assert not desk.workspace.unsaved


def test_they_come_back_as_a_version_and_its_history_is_a_click_away(
    opened, kept, state, qtbot, answers
):
    desk = opened.desk
    article = desk.session.article
    type_words(desk, qtbot, " Precious.")
    qtbot.waitUntil(lambda: any("Precious." in each for each in copies(state)), timeout=5000)
    answers.prepared["confirm"] = True  # leaves without them, as a kill does
    kept._sitting = "next"
    reopen(desk, qtbot)

    assert desk.session.article.lead == article.lead
    assert f"in the history of “{article.title}”" in desk.window.messages.text
    assert not copies(state)
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.window.is_aside(desk.window.history))
    newest = desk.workspace.library.history.list(article.id)[0]
    assert newest.label == LABEL
    assert desk.workspace.library.history.article(newest.id).lead.endswith(" Precious.")


def test_the_last_keystrokes_are_copied_when_the_window_closes(
    opened, kept, state, qtbot, monkeypatch
):
    monkeypatch.setattr(refuges, "EVERY", 1000)
    desk = opened.desk
    type_words(desk, qtbot, " One.")
    qtbot.waitUntil(lambda: any("One." in each for each in copies(state)), timeout=5000)
    type_words(desk, qtbot, " Two.")
    desk.ask.prepared["confirm"] = True
    kept.hurry()
    desk.leave()
    kept.close()

    assert any("One. Two." in each for each in copies(state))


def test_what_cannot_come_back_is_named(tmp_path):
    said = refuges.words(Returned(unread=(tmp_path / "x.md",)))

    assert str(tmp_path / "x.md") in said
    assert "stays where it is" in said
    assert "full" in refuges.words(Returned(error=DiskFull("The disk is full.", "")))
