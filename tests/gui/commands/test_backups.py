"""Commands on backups, in the whole program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal_desktop.core.errors import StoreError
from journal_desktop.gui import groups
from journal_desktop.gui.backups.backing_up import backups_of


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.store.is_idle)
    yield opened.desk
    backups_of(opened.desk).close()


@pytest.fixture
def idle(desk, qtbot):
    """Wait until all that was asked for is done."""
    lanes = desk.store, desk.work, backups_of(desk).lane

    def wait():
        for _ in range(2):  # one lane may ask another
            qtbot.waitUntil(lambda: all(each.is_idle for each in lanes), timeout=10_000)

    return wait


@pytest.fixture
def view(opened, desk, answers, idle):
    """The view of backups, with one backup looked into."""
    opened.run("backups.now")
    idle()
    opened.run("backups.show")
    idle()
    ((view,),) = (given for question, given in answers.asked if question == "show_backups")
    view.backup_chosen.emit(view.rows[-1].backup)
    idle()
    return view


def whys(desk):
    return [each.why for each in desk.workspace.library.backups.listed()]


def test_a_backup_is_made_at_once_and_told(opened, desk, idle):
    opened.run("backups.now")
    idle()

    assert desk.window.messages.text.startswith("Backed up and checked")
    assert whys(desk) == ["asked"]


def test_a_second_place_gets_one_as_soon_as_it_is_chosen(view, desk, answers, idle, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    answers.prepared["backup_place"] = stick
    view.place_asked.emit()
    idle()

    assert desk.settings.backup_place == str(stick)
    assert "both places" in desk.window.messages.text
    assert sum(each.is_second for each in view.rows) == 1
    view.no_place_asked.emit()
    idle()
    assert desk.settings.backup_place == ""
    assert not any(each.is_second for each in view.rows)


def test_what_was_changed_and_deleted_comes_back(view, desk, idle, qtbot):
    workspace, session = desk.workspace, desk.session
    before = session.article
    session.edit(replace(before, lead="Quite other words."), "typing")
    gone = next(each for each in workspace.summaries if each.id != before.id)
    workspace.delete(gone.id)
    idle()
    view.backup_chosen.emit(view.rows[-1].backup)
    idle()
    assert "1 differs" in view.summary
    assert "1 no longer" in view.summary
    view.kept_chosen.emit(view.look.articles[1])
    idle()
    assert "Since then" in view.detail
    view.restore_asked.emit(view.look.articles)
    qtbot.waitUntil(lambda: "Restored" in desk.window.messages.text)
    idle()

    assert session.article == before
    assert gone.id in {each.id for each in workspace.summaries}
    assert "all as they are now" in view.summary
    desk.session.undo()
    assert session.article.lead == "Quite other words."
    kinds = [each.kind for each in workspace.library.history.list(before.id)]
    assert "restore" in kinds


def test_a_source_comes_back_once_all_is_backed_up(view, desk, idle):
    source = next(iter(desk.workspace.sources.values()))
    desk.workspace.save_source(replace(source, notes="Read again."))
    idle()
    chosen = next(each for each in view.look.sources if each.id == source.id)
    view.restore_asked.emit((chosen,))
    idle()
    idle()

    assert desk.workspace.sources[source.id].notes == source.notes
    assert "change" in whys(desk)


def test_all_of_it_opens_beside(view, desk, answers, idle, qtbot):
    answers.prepared["backup_as_library"] = Path
    there = desk.workspace.library.path
    view.library_asked.emit()
    qtbot.waitUntil(lambda: desk.workspace.library.path != there, timeout=10_000)
    idle()

    assert desk.workspace.library.path.parent == there.parent
    assert len(desk.workspace.summaries) == 3


def test_all_is_replaced_only_after_a_yes_and_a_backup(view, desk, answers, idle, qtbot):
    session = desk.session
    session.edit(replace(session.article, title="Only now"), "typing")
    old = desk.workspace
    view.replace_asked.emit()
    idle()
    assert desk.workspace is old
    answers.prepared["confirm"] = True
    view.replace_asked.emit()
    qtbot.waitUntil(lambda: desk.workspace not in {None, old} and desk.session, timeout=10_000)
    idle()

    assert "Only now" not in {each.title for each in desk.workspace.summaries}
    assert whys(desk) == ["replaced", "asked"]
    newest = desk.workspace.library.backups.listed()[0]
    view.backup_chosen.emit(newest)
    idle()
    assert "Only now" in {each.title for each in view.look.articles}


@pytest.fixture
def failing_swap(monkeypatch):
    """No library can be put in the place of another."""

    def refuse(*_arguments):
        raise StoreError("The disk does not answer.", "Try again.")

    monkeypatch.setattr("journal_desktop.store.backup.swaps.replace", refuse)


@pytest.mark.usefixtures("failing_swap")
def test_a_swap_that_fails_opens_the_library_as_it_was(view, desk, answers, idle, qtbot):
    answers.prepared["confirm"] = True
    titles = {each.title for each in desk.workspace.summaries}
    old = desk.workspace
    view.replace_asked.emit()
    qtbot.waitUntil(lambda: desk.workspace not in {None, old} and desk.session, timeout=10_000)
    idle()

    assert {each.title for each in desk.workspace.summaries} == titles
    assert "does not answer" in desk.window.messages.text


def test_the_group_is_loaded_with_the_others():
    assert "backups" in groups.NAMES
    assert set(groups.load()) == set(groups.NAMES)
