"""Whatever became of a library, its window opens, and says what happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from journal_desktop.app import homes
from journal_desktop.app.salvage.words import Doubt, Report
from journal_desktop.core.errors import LibrarySynced
from journal_desktop.gui import opening
from journal_desktop.gui.backups.salvage_form import SalvageForm
from journal_desktop.gui.looking_over import LookingOver
from journal_desktop.store import database
from journal_desktop.store.library import Library


def settled(qtbot, desk):
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.work.is_idle, timeout=20_000)


def closed(desk):
    """Close the library of the desk; where it is."""
    path = desk.workspace.library.path
    desk.leave()
    return path


def spoil(path):
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def reopen(qtbot, desk, path):
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.workspace is not None, timeout=20_000)
    settled(qtbot, desk)


def test_a_damaged_library_opens_and_tells_what_became_of_it(opened, answers, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    count = len(desk.workspace.summaries)
    path = closed(desk)
    spoil(path)
    reopen(qtbot, desk, path)

    assert not desk.workspace.library.read_only
    assert len(desk.workspace.summaries) == count
    assert desk.session is not None
    assert f"all {count} articles are whole" in desk.window.messages.text
    desk.window.messages.action.click()
    (question, (report,)) = answers.asked[-1]
    assert question == "show_salvage"
    assert report.kept.exists()


def test_the_report_is_read_sentence_by_sentence(opened, answers, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    spoil(path)
    reopen(qtbot, desk, path)
    desk.window.messages.action.click()
    form = SalvageForm(answers.asked[-1][1][0])
    qtbot.addWidget(form)
    said = [each.text() for each in form.findChildren(QLabel)]

    assert "Certain" in said
    assert any("every word as it was saved last" in each for each in said)
    assert any("damaged file is kept" in each for each in said)


def test_an_article_to_look_over_is_opened_from_the_report(opened, answers, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    other = desk.workspace.summaries[-1].id
    doubt = Doubt("Look over “One”. It is as it was yesterday.", other)
    report = Report("It was damaged.", (), (doubt,), (), 1, 0, None)
    form = SalvageForm(report)
    qtbot.addWidget(form)
    [go] = [each for each in form.findChildren(QPushButton) if each.text() == "Open"]
    go.click()
    assert form.article == other

    answers.prepared["show_salvage"] = form.article
    path = closed(desk)
    spoil(path)
    reopen(qtbot, desk, path)
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.article.id == other)


def test_the_report_is_not_hidden_by_what_is_said_after_it(opened, answers, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    first = desk.workspace.summaries[0].id
    path = closed(desk)
    spoil(path)
    desk.remember(last_article=first, opening=first)
    reopen(qtbot, desk, path)
    qtbot.waitUntil(lambda: "Last time" in desk.window.messages.text)
    desk.window.messages.action.click()

    assert "put together again" in desk.window.messages.text


def test_a_whole_library_opens_without_a_word(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    desk.window.messages.hide()
    reopen(qtbot, desk, path)

    assert desk.window.messages.text == ""


def test_a_library_that_is_gone_comes_back_from_its_backup_when_asked(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    desk.workspace.library.backups.write("asked")
    count = len(desk.workspace.summaries)
    path = closed(desk)
    path.unlink()
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.window.messages.action.text() == "Bring it back")
    assert "come back as in the backup of" in desk.window.messages.text
    assert not path.exists()
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.workspace is not None, timeout=20_000)
    settled(qtbot, desk)

    assert len(desk.workspace.summaries) == count
    assert "What was written later is not in it" in desk.window.messages.text


def test_a_drive_that_is_connected_later_is_tried_again(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    away = path.rename(path.with_name("away"))
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.window.messages.action.text() == "Try again")
    away.rename(path)
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.workspace is not None, timeout=20_000)
    settled(qtbot, desk)

    assert desk.session is not None


def test_a_damaged_article_can_be_repaired_from_its_versions(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    article = desk.session.article
    path = closed(desk)
    words = article.lead.encode()[:40]
    path.write_bytes(path.read_bytes().replace(words, words.swapcase()))
    desk.open_library(path)
    settled(qtbot, desk)

    assert "is damaged in this library" in desk.window.messages.text
    assert desk.window.messages.action.text() == "Repair the library"
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    settled(qtbot, desk)
    assert desk.workspace.library.article(article.id) == article


def test_in_a_synced_folder_it_is_read_only_until_it_moves(opened, qtbot, tmp_path, monkeypatch):
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / ".stfolder").mkdir()
    path = path.rename(shared / path.name)
    alone = tmp_path / "alone"
    monkeypatch.setattr(homes, "homes", lambda name: (alone / name,))
    reopen(qtbot, desk, path)
    assert isinstance(desk.workspace.library.objection, LibrarySynced)
    assert "Syncthing" in desk.window.messages.text

    desk.window.messages.action.click()
    qtbot.waitUntil(
        lambda: desk.workspace is not None and desk.workspace.library.path.parent == alone
    )
    settled(qtbot, desk)
    assert not desk.workspace.library.read_only
    assert Path(desk.settings.backup_place) == shared
    assert str(path) not in desk.settings.recent
    assert desk.workspace.library.backups.listed(desk.workspace.library.backups.folder_in(shared))


@pytest.mark.parametrize("was_opening", [True, False])
def test_only_an_article_that_ended_the_program_is_not_opened_by_itself(opened, qtbot, was_opening):
    desk = opened.desk
    settled(qtbot, desk)
    article = desk.session.article
    path = closed(desk)
    desk.settings = desk.settings._replace(opening=article.id if was_opening else "")
    desk.open_library(path)
    settled(qtbot, desk)

    assert (desk.session is None) == was_opening
    if was_opening:
        assert f"while it opened “{article.title}”" in desk.window.messages.text
        desk.window.messages.action.click()
        qtbot.waitUntil(lambda: desk.session is not None)


def test_an_article_that_was_opened_is_no_danger(opened, qtbot, monkeypatch):
    monkeypatch.setattr(opening, "ARRIVED", 10)
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.session is not None)

    qtbot.waitUntil(lambda: desk.settings.opening == "")


def test_harm_that_is_found_while_nobody_types_is_told_with_what_to_do(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    looking = LookingOver(desk)
    looking._tell("The lead is damaged in this library.")

    assert desk.window.messages.text.startswith("The lead is damaged in this library.")
    assert desk.window.messages.action.text() == "Repair the library"
    looking.stop()


def test_the_lane_of_the_store_looks_over_the_library_that_is_open(opened, qtbot):
    desk = opened.desk
    settled(qtbot, desk)
    first = LookingOver(desk)
    before = first.sweeping
    path = closed(desk)
    with Library.open(path):
        pass
    reopen(qtbot, desk, path)

    assert first.sweeping is not None
    assert first.sweeping is not before
    desk.window.closing.emit()
    assert first.sweeping is None


def test_a_copy_of_a_library_that_cannot_be_written_is_opened_and_can(
    opened, answers, qtbot, tmp_path, monkeypatch
):
    desk = opened.desk
    settled(qtbot, desk)
    count = len(desk.workspace.summaries)
    path = closed(desk)
    monkeypatch.setattr(database, "_may_write", lambda each: each != path)
    reopen(qtbot, desk, path)
    assert desk.window.messages.action.text() == "Save a copy…"
    desk.window.messages.action.click()  # and then rather not
    desk.edit(lambda draft: draft)  # as typing would
    assert desk.window.messages.action.text() == "Save a copy…"
    answers.prepared["library_copy"] = tmp_path / "mine" / "copy.journal"
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.workspace.library.path.name == "copy.journal", timeout=20_000)
    settled(qtbot, desk)

    assert not desk.workspace.library.read_only
    assert len(desk.workspace.summaries) == count
    assert "This is your copy" in desk.window.messages.text


def test_a_place_that_does_not_do_is_told_and_another_asked_for(
    opened, answers, qtbot, monkeypatch
):
    desk = opened.desk
    settled(qtbot, desk)
    path = closed(desk)
    monkeypatch.setattr(database, "_may_write", lambda each: each != path)
    reopen(qtbot, desk, path)
    answers.prepared["library_copy"] = path
    desk.window.messages.action.click()
    settled(qtbot, desk)

    assert "already a file" in desk.window.messages.text
    assert desk.window.messages.action.text() == "Save a copy…"
