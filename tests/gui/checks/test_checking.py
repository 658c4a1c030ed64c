"""The check in the window: found late, shown, and a step away from its place."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.app import block_edits
from journal_desktop.check.findings import Severity
from journal_desktop.core.article import Role
from journal_desktop.gui.checks.findings import ROW


def findings(desk):
    model = desk.window.checks.model
    return [model.index(n).data(ROW).finding for n in range(model.rowCount())]


def change(desk, **parts):
    desk.session.edit(replace(desk.session.article, **parts), "Test")


def found(qtbot, desk, place):
    qtbot.waitUntil(lambda: any(each.place == place for each in findings(desk)), timeout=5000)


def test_a_sound_article_has_nothing_to_mend(opened, qtbot):
    desk = opened.desk
    change(desk, takeaway=desk.session.article.takeaway)
    qtbot.waitUntil(desk.window.status.problems.isVisible, timeout=5000)
    bad = {Severity.FATAL, Severity.ERROR}

    assert not [each for each in findings(desk) if each.severity in bad]


def test_what_is_missing_is_counted_and_listed_and_gone_when_it_is_mended(opened, qtbot):
    desk = opened.desk
    lead = desk.session.article.lead
    change(desk, lead="")
    found(qtbot, desk, "lead")

    assert "problem" in desk.window.status.problems.text()
    assert "No problems" not in desk.window.status.problems.text()
    change(desk, lead=lead)
    qtbot.waitUntil(lambda: all(each.place != "lead" for each in findings(desk)), timeout=5000)


def test_the_number_in_the_status_bar_leads_to_the_list(opened, qtbot):
    desk = opened.desk
    change(desk, title="")
    found(qtbot, desk, "title")
    opened.run("view.sources")
    desk.window.status.problems.click()

    assert desk.window.is_aside(desk.window.checks)
    assert desk.window.checks.list.currentIndex().isValid()


def test_the_check_leads_to_a_folded_section_and_unfolds_it(opened, qtbot):
    desk = opened.desk
    section = desk.session.article.sections[1]
    desk.window.editor.card_at(section.id).toggle()
    desk.session.apply(block_edits.prose(section.id, ""))
    found(qtbot, desk, section.id)
    desk.window.checks.place_chosen.emit(section.id)

    card = desk.window.editor.card_at(section.id)
    assert not card.is_collapsed
    assert desk.place == section.id


def test_a_section_that_is_not_there_leads_to_the_button_that_adds_it(opened, qtbot):
    desk = opened.desk
    kept = tuple(s for s in desk.session.article.sections if s.role is not Role.FINDINGS)
    change(desk, sections=kept)
    found(qtbot, desk, Role.FINDINGS.value)
    desk.window.checks.place_chosen.emit(Role.FINDINGS.value)

    assert desk.window.focusWidget() is desk.window.editor._add


def test_sources_are_mended_in_their_panel(opened):
    desk = opened.desk
    opened.run("article.check")
    assert desk.window.is_aside(desk.window.checks)
    desk.window.checks.place_chosen.emit("sources")

    assert desk.window.is_aside(desk.window.sources)


def test_without_an_article_nothing_is_counted(opened, qtbot):
    desk = opened.desk
    qtbot.waitUntil(desk.window.status.problems.isVisible, timeout=5000)
    desk.workspace.delete(desk.session.article.id)
    qtbot.waitUntil(lambda: desk.session is None)

    assert not desk.window.status.problems.isVisible()
    assert findings(desk) == []
