"""Sources suggested behind an @ and cited in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import paper
from journal_desktop.core.citations import numbering
from journal_desktop.core.source import SourceStatus
from journal_desktop.gui.rows import VALUE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(desk, qtbot):
    """The lead, empty, with the caret in it."""
    lead = desk.window.editor.lead.field
    lead.setFocus()
    lead.selectAll()
    qtbot.keyClicks(lead, "Cells work ")
    return lead


@pytest.fixture
def popup(opened, desk):
    """The pop-up as the commands run it."""
    opened._do("writing", "bold")
    opened._do("writing", "bold")
    return opened._groups["writing"]._suggesting.popup


def heads(popup):
    rows = popup.model.rowCount()
    return [popup.model.index(row).data() for row in range(rows)]


def test_an_at_sign_opens_the_pop_up_under_the_caret_with_what_is_cited_first(
    desk, field, popup, qtbot
):
    cited = {each.source for each in desk.session.article.sources}
    qtbot.keyClicks(field, "@")
    choice = popup.current

    assert popup.isVisible()
    assert field.hasFocus()
    assert choice.source.id in cited
    assert ("cited here", "accent") in choice.badges
    assert heads(popup)[-1] == "New source…"
    assert field.value == "Cells work @"


def test_typing_narrows_and_enter_cites_in_one_undo_step(desk, field, popup, qtbot, opened):
    qtbot.keyClicks(field, "@liu 2020")
    assert popup.current.source.key in {"liu2020", "liu-2020"}
    assert field.value == "Cells work @liu 2020"
    key = popup.current.source.key
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert not popup.isVisible()
    assert field.value == desk.session.article.lead == f"Cells work [@{key}]"
    assert field.textCursor().atEnd()
    assert numbering(desk.session.article)[key] == 1
    opened.run("article.undo")
    assert field.value == "Cells work @liu 2020"
    assert field.textCursor().atEnd()
    assert key not in {each.key for each in desk.session.article.sources}


@pytest.mark.parametrize("before", ["me", "`a ", "\\"])
def test_addresses_code_and_escapes_open_nothing(field, popup, qtbot, before):
    qtbot.keyClicks(field, before)
    if before == "`a ":
        qtbot.keyClicks(field, "`")
        qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClicks(field, "@")

    assert not popup.isVisible()


def test_escape_closes_and_leaves_what_was_typed(field, popup, qtbot):
    qtbot.keyClicks(field, "@gra")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClicks(field, "de")

    assert not popup.isVisible()
    assert field.value == "Cells work @grade"


def test_arrows_move_the_choice_and_not_the_caret(field, popup, qtbot):
    qtbot.keyClicks(field, "@")
    caret = field.textCursor().position()
    first = popup.current
    qtbot.keyClick(field, Qt.Key.Key_Down)
    second = popup.current
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    far = popup.list.currentIndex().row()
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert popup.current is first
    qtbot.keyClick(field, Qt.Key.Key_Up)

    assert first is not second
    assert far > 1
    assert popup.current.source is None  # over the top to the last row
    assert field.textCursor().position() == caret


def test_control_and_enter_cites_and_asks_for_one_more(desk, field, popup, qtbot):
    qtbot.keyClicks(field, "@grade")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert field.value == "Cells work [@grade2008; @]"
    assert popup.isVisible()
    qtbot.keyClicks(field, "prisma")
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert desk.session.article.lead == "Cells work [@grade2008; @prisma2020]"
    assert field.hasFocus()


@pytest.mark.parametrize("typed", ["[@grade2008; @prisma2020; @", "[@grade2008; @prisma2020];@"])
def test_what_the_bracket_has_already_comes_last(field, popup, qtbot, typed):
    qtbot.keyClicks(field, typed)
    found = [popup.model.index(row).data(VALUE).source for row in range(popup.model.rowCount() - 1)]

    assert {each.key for each in found[-2:]} == {"grade2008", "prisma2020"}
    assert popup.current.source.key not in {"grade2008", "prisma2020"}


def test_leaving_one_more_leaves_no_trace_of_it(desk, field, popup, qtbot):
    qtbot.keyClicks(field, "@grade")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.value == desk.session.article.lead == "Cells work [@grade2008]"


def test_a_semicolon_and_an_at_sign_behind_a_mark_join_it(desk, field, popup, qtbot):
    for words in ("@grade", ";@prisma"):
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert desk.session.article.lead == "Cells work [@grade2008; @prisma2020]"


def test_the_action_puts_an_at_sign_and_takes_it_back(opened, desk, field, popup, qtbot):
    undo = desk.session.undo_label
    opened.run("writing.cite")
    assert (popup.isVisible(), field.value) == (True, "Cells work @")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.value, desk.session.undo_label) == ("Cells work ", undo)
    opened.run("writing.cite")
    key = popup.current.source.key
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert desk.session.article.lead == f"Cells work [@{key}]"
    opened.run("article.undo")
    assert field.value == "Cells work "


def test_where_nothing_is_found_enter_stays_the_field_s(field, popup, qtbot, answers):
    qtbot.keyClicks(field, "@home at noon")
    assert heads(popup) == ["New source “home at noon”…"]
    assert popup.current is None
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.value.startswith("Cells work @home at noon\n")
    assert not popup.isVisible()
    assert not answers.asked


def test_a_new_source_begins_with_the_words_typed(desk, field, popup, qtbot, answers):
    asked = []
    answers.prepared["source"] = lambda blank, _new: (
        asked.append(blank.title) or replace(paper("grade2008"), id=blank.id, key="guyatt2008")
    )
    qtbot.keyClicks(field, "@home at noon")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert asked == ["home at noon"]
    assert desk.session.article.lead == "Cells work [@guyatt2008]"


def test_a_click_chooses(desk, field, popup, qtbot):
    qtbot.keyClicks(field, "@maude")
    box = popup.list.visualRect(popup.model.index(0))
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert desk.session.article.lead == "Cells work [@maude2018]"
    assert field.hasFocus()


def test_going_elsewhere_closes_it(desk, field, popup, qtbot):
    qtbot.keyClicks(field, "@maude")
    desk.window.editor.takeaway.field.setFocus()

    assert not popup.isVisible()
    assert field.value == "Cells work @maude"


def test_citing_a_retracted_source_warns_once_until_it_is_acknowledged(desk, field, popup, qtbot):
    source = paper("grade2008", status=SourceStatus.RETRACTED, status_date="2024-05-01")
    desk.workspace.save_source(source)
    qtbot.keyClicks(field, "@grade")
    assert ("retracted", "red") in popup.current.badges
    qtbot.keyClick(field, Qt.Key.Key_Return)
    bar = desk.window.messages
    assert "was retracted on 1 May 2024" in bar.text
    bar.action.click()

    assert desk.workspace.sources[source.id].acknowledged == source.warned_of
    qtbot.keyClicks(field, " and @grade")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not bar.isVisible()
