"""The table of actions: one source for menus, toolbar, shortcuts and their sheet."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from journal_desktop.gui.actions import ACTIONS, MENUS
from journal_desktop.gui.icons import icon


def test_ids_words_and_shortcuts_are_unique():
    for values in (
        [a.id for a in ACTIONS],
        [(a.menu.rstrip("|"), a.words) for a in ACTIONS],
        [QKeySequence(a.shortcut).toString() for a in ACTIONS if a.shortcut],
    ):
        assert [each for each, times in Counter(values).items() if times > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.id)
def test_each_action_stands_in_a_menu_with_words_and_a_real_icon(action, qapp):
    assert action.menu.rstrip("|") in MENUS
    assert action.words.replace("&", "")
    assert not QKeySequence(action.shortcut).isEmpty() or not action.shortcut
    assert not action.icon or not icon(action.icon).pixmap(16, 16).isNull()


def test_mnemonics_within_a_menu_do_not_collide():
    for menu in MENUS:
        letters = [
            a.words[a.words.index("&") + 1].lower()
            for a in ACTIONS
            if a.menu.rstrip("|") == menu and "&" in a.words
        ]
        assert [each for each, times in Counter(letters).items() if times > 1] == [], menu


def test_alt_and_a_letter_open_one_menu_each(opened):
    titles = [each.text() for each in opened.desk.window.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(letters) == len(set(letters)) == len(MENUS)


def test_every_action_runs_and_a_refused_question_changes_nothing(opened, qtbot):
    """Each command is there; with every question refused none of them fails."""
    desk = opened.desk
    desk.window.editor.reveal(desk.session.article.sections[0].id)
    quiet = {"library.quit", "view.browser", "article.delete"}
    for action in ACTIONS:
        if action.id not in quiet:
            opened.run(action.id)
    qtbot.waitUntil(lambda: desk.store.is_idle and not desk.workspace.unsaved, timeout=10_000)

    assert desk.session is not None


def test_only_what_can_be_done_is_enabled(empty):
    actions = empty.actions
    empty._show()

    assert actions["article.new"].isEnabled()
    assert not actions["writing.bold"].isEnabled()
    assert not actions["article.undo"].isEnabled()
