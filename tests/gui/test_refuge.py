"""While saving fails, a copy is on the disk; at the next start its words are back."""

from __future__ import annotations

import fnmatch
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from builders import paper
from journal_desktop.app.refuge.taking import LABEL, Returned
from journal_desktop.cite import csl
from journal_desktop.core.errors import DiskFull
from journal_desktop.gui import refuge as refuges
from journal_desktop.gui.commands.sources import SourceCommands
from journal_desktop.gui.furnishing import _show_history
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


def texts(state, pattern):
    """What those files hold that are there; they may go at any moment."""
    found = []
    for folder, _, names in os.walk(state):
        for name in fnmatch.filter(names, pattern):
            with suppress(FileNotFoundError):
                found.append((Path(folder) / name).read_text(encoding="utf-8"))
    return found


def copies(state):
    return texts(state, "*.md")


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


@pytest.fixture
def without_article(opened, kept, qtbot, answers):
    """A source to be changed while no article is open and the disk is full."""
    desk = opened.desk
    while desk.workspace.summaries:
        desk.workspace.delete(desk.workspace.summaries[0].id)
        qtbot.waitUntil(lambda: desk.store.is_idle, timeout=5000)
    source = next(iter(desk.workspace.sources.values()))
    answers.prepared["source"] = lambda known, _is_new: replace(known, notes="Read twice.")
    return source


def fill_disk_for_sources(desk):
    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    desk.workspace.library.save_sources = full


def edit(opened, qtbot, source):
    """Change the source by its form, and wait for the copy of it."""
    SourceCommands(opened.desk).edit_source(source.id)
    state = opened.desk.window.status.saved
    qtbot.waitUntil(lambda: "Not saved" in state.text(), timeout=5000)


def alone(state):
    return texts(state, "sources.toml")


def test_a_source_changed_without_an_article_comes_back(
    opened, kept, without_article, state, qtbot
):
    desk, source, answers = opened.desk, without_article, opened.desk.ask
    assert desk.session is None
    fill_disk_for_sources(desk)
    edit(opened, qtbot, source)
    assert source.label in desk.window.messages.text
    qtbot.waitUntil(lambda: any("Read twice." in each for each in alone(state)), timeout=5000)
    answers.prepared["confirm"] = True  # leaves without it, as a kill does
    kept._sitting = "next"
    path = desk.workspace.library.path
    desk.leave()
    assert answers.asked[-1][0] == "confirm"
    assert source.label in answers.asked[-1][1][1]
    desk.open_library(path)
    qtbot.waitUntil(lambda: "came back" in desk.window.messages.text, timeout=20_000)
    qtbot.waitUntil(lambda: desk.store.is_idle, timeout=20_000)

    assert desk.workspace.library.source(source.id).notes == "Read twice."
    assert desk.workspace.sources[source.id].notes == "Read twice."
    assert source.label in desk.window.messages.text
    assert not alone(state)
    desk.window.messages.action.click()
    assert desk.window.is_aside(desk.window.sources)
    assert desk.window.sources.current.source.id == source.id


def test_its_copy_goes_when_it_is_saved(opened, kept, without_article, state, qtbot):
    desk, source = opened.desk, without_article
    fill_disk_for_sources(desk)
    edit(opened, qtbot, source)
    qtbot.waitUntil(lambda: bool(alone(state)), timeout=5000)
    del desk.workspace.library.save_sources
    desk.workspace.save_now()
    qtbot.waitUntil(lambda: not alone(state), timeout=5000)

    assert desk.window.messages.text == "Saved again: every word is on the disk."
    assert desk.workspace.library.source(source.id).notes == "Read twice."


def test_a_copy_of_it_can_be_saved_and_imported_elsewhere(
    opened, without_article, tmp_path, qtbot, answers
):
    desk, source = opened.desk, without_article
    fill_disk_for_sources(desk)
    edit(opened, qtbot, source)
    answers.prepared["copy_to"] = tmp_path / "sources.json"
    desk.window.messages.action.click()
    (entry,) = csl.read((tmp_path / "sources.json").read_text(encoding="utf-8"), _go_on).entries

    assert entry.source.notes == "Read twice."
    assert entry.source.title == source.title


def _go_on(_done, _total):
    return True


def settings(state):
    return texts(state, "journal.toml")


def fill_disk_for_settings(opened, qtbot):
    """Change the journal by its form while the disk is full, and wait until that is told."""
    desk = opened.desk

    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    desk.workspace.library.save_journal = full
    typed = replace(desk.workspace.journal, title="Marrow Notes", categories=("Marrow",))
    desk.ask.prepared["journal"] = typed
    opened.run("library.settings")
    qtbot.waitUntil(lambda: "Not saved" in desk.window.status.saved.text(), timeout=5000)
    return typed


def test_settings_of_the_journal_that_could_not_be_saved_come_back(opened, kept, state, qtbot):
    desk, answers = opened.desk, opened.desk.ask
    before = desk.workspace.journal
    typed = fill_disk_for_settings(opened, qtbot)
    assert desk.window.windowTitle().startswith("Marrow Notes")
    assert "The journal’s settings could not be saved." in desk.window.messages.text
    qtbot.waitUntil(lambda: any("Marrow" in each for each in settings(state)), timeout=5000)
    answers.prepared["confirm"] = True  # leaves without them, as a kill does
    kept._sitting = "next"
    path = desk.workspace.library.path
    desk.leave()
    assert "in the journal’s settings" in answers.asked[-1][1][1]
    desk.open_library(path)
    qtbot.waitUntil(lambda: "settings came back" in desk.window.messages.text, timeout=20_000)

    assert before != typed == desk.workspace.journal == desk.workspace.stored_journal
    assert desk.workspace.library.journal() == typed
    assert desk.window.windowTitle().startswith("Marrow Notes")
    assert not settings(state)


def test_their_copy_goes_when_they_are_saved(opened, kept, state, qtbot):
    desk = opened.desk
    typed = fill_disk_for_settings(opened, qtbot)
    qtbot.waitUntil(lambda: bool(settings(state)), timeout=5000)
    del desk.workspace.library.save_journal
    desk.workspace.save_now()
    qtbot.waitUntil(lambda: not settings(state), timeout=5000)

    assert desk.workspace.library.journal() == typed
    assert desk.window.messages.text == "Saved again: every word is on the disk."


def test_settings_that_were_changed_since_are_named(tmp_path):
    said = refuges.words(Returned(outdated=(tmp_path / "journal.toml",)))

    assert "settings were changed since" in said
    assert str(tmp_path / "journal.toml") in said


def test_sources_that_came_back_are_named():
    liu, carnk = paper("liu2020"), paper("carnk")
    assert refuges.words(Returned(sources=(liu,))) == (
        "What could not be saved of the source “Liu et al. 2020” came back."
    )
    said = refuges.words(Returned(beside=(replace(liu, key="liu2020a"),)))
    assert "changes to the source “Liu et al. 2020” came back as a source of its own" in said
    assert "“liu2020a”" in said
    assert "the sources “" in refuges.words(Returned(sources=(liu, carnk)))
