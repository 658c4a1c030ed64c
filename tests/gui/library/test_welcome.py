"""A window without an article says what can be done."""

from __future__ import annotations

import pytest
import shiboken6

from journal_desktop.app.settings import Settings
from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.application import prepare
from journal_desktop.gui.controls import Controls
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.furnishing import furnish
from journal_desktop.gui.library import welcome
from journal_desktop.gui.library.welcome import Welcome
from journal_desktop.gui.window import Window


@pytest.fixture
def bare(qtbot, answers):
    """The program without a library, as after one that could not be opened."""
    prepare()
    window = Window()
    furnish(window)
    desk = Desk(window, answers, Settings())
    application = Controls(desk, desk)
    desk.window.show()
    yield application
    desk.close()
    desk.window.deleteLater()
    desk.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(desk.window))


def words(shown):
    return [each.text() for each in shown.buttons]


def test_recent_libraries_that_are_there_are_offered_under_their_names(qtbot, tmp_path):
    kept = tmp_path / "Ward rounds.journal"
    kept.write_bytes(b"")
    shown = Welcome()
    qtbot.addWidget(shown)
    shown.show_offer(welcome.NO_LIBRARY, (str(kept), str(tmp_path / "gone.journal")))

    assert words(shown)[:2] == ["New library…", "Open library…"]
    assert [each.split("  ")[0] for each in words(shown)[2:]] == ["Ward rounds"]
    with qtbot.waitSignal(shown.library_chosen) as chosen:
        shown.buttons[2].click()
    assert chosen.args == [str(kept)]


@pytest.mark.parametrize("content", [None, b"no library", b""], ids=["missing", "other", "empty"])
def test_a_library_that_can_not_be_opened_leaves_a_welcome(bare, qtbot, tmp_path, content):
    desk = bare.desk
    path = tmp_path / "Lost.journal"
    if content is not None:
        path.write_bytes(content)
    desk.open_library(path)
    qtbot.waitUntil(lambda: bool(desk.window.messages.text))

    assert desk.window.middle.currentWidget() is desk.window.welcome
    assert words(desk.window.welcome) == ["New library…", "Open library…"]


def test_without_a_library_only_what_needs_none_can_be_used(bare, qtbot, tmp_path):
    bare.desk.open_library(tmp_path / "gone.journal")
    qtbot.waitUntil(lambda: bool(bare.desk.window.messages.text))
    usable = {each.id for each in ACTIONS if bare.actions[each.id].isEnabled()}

    assert usable == {each.id for each in ACTIONS if not each.needs}
    for part in (bare.desk.window.library, bare.desk.window.sources, bare.desk.window.preview):
        assert not part.isEnabled()


def test_the_button_makes_a_library_and_the_next_step_is_offered(bare, qtbot, answers, tmp_path):
    desk = bare.desk
    desk.open_library(tmp_path / "gone.journal")
    qtbot.waitUntil(lambda: bool(desk.window.messages.text))
    answers.prepared["library_to_create"] = tmp_path / "Mine.journal"
    desk.window.welcome.buttons[0].click()
    qtbot.waitUntil(lambda: desk.workspace is not None and desk.store.is_idle)

    assert words(desk.window.welcome)[:2] == ["New article…", "Import texts…"]
    assert desk.window.library.isEnabled()
    assert bare.actions["article.new"].isEnabled()
    assert not bare.actions["article.check"].isEnabled()


def test_with_the_last_article_gone_nothing_of_it_stays_in_the_window(opened, qtbot):
    desk = opened.desk
    for row in desk.workspace.summaries:
        desk.workspace.delete(row.id)
    qtbot.waitUntil(lambda: not desk.workspace.summaries and desk.store.is_idle)

    assert desk.window.welcome.title == welcome.NO_ARTICLES.title
    assert desk.window.library.outline.count() == 0
    assert not desk.window.preview.isEnabled()
    assert not desk.window.status.words.text()
