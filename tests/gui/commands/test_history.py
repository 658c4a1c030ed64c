"""The history of the open article, in the window."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from journal_desktop.app.history.changes import HARMED
from journal_desktop.core import edits
from journal_desktop.core.ids import new_id
from journal_desktop.gui.history.panel import NO_ARTICLE
from journal_desktop.gui.history.timeline import ROW
from journal_desktop.gui.history.view import Against, Mode


@pytest.fixture
def written(opened, qtbot):
    """The sample with two versions of which one differs from now by a word in its lead."""
    desk = opened.desk
    library, session = desk.workspace.library, desk.session
    for word in ("First", "Second"):
        session.edit(replace(session.article, lead=f"{word} lead. It stays."), "Write")
        desk.workspace.save_now()
        desk.store.drain()
        library.history.remember(session.article, "named", word)
    session.edit(replace(session.article, lead="Third lead. It stays."), "Write")
    desk.workspace.save_now()
    desk.store.drain()
    return opened


@pytest.fixture
def panel(written, qtbot):
    """Its history, listed and told."""
    made = written.desk.window.history
    written.run("history.show")
    qtbot.waitUntil(lambda: made.model.rowCount() > 2)
    qtbot.waitUntil(lambda: "…" not in [row.line for row in rows(made)])
    return made


def rows(panel):
    return [panel.model.index(n).data(ROW) for n in range(panel.model.rowCount())]


def named(panel, why):
    return next(row.id for row in rows(panel) if row.why == why)


def settle(opened, qtbot):
    desk = opened.desk
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.work.is_idle)


def view(opened):
    return opened._groups["history"]._showing.view


def test_versions_are_listed_with_what_changed(panel):
    found = {row.why: row.line for row in rows(panel)}

    assert found["Second"] == "Lead: 1 word added, 1 removed"
    assert rows(panel)[0].why == "The article as it stands"


def test_a_version_is_shown_where_the_page_was_and_the_page_comes_back(written, panel, qtbot):
    window = written.desk.window
    panel.choose(named(panel, "Second"))
    settle(written, qtbot)

    assert window.preview.isHidden()
    assert view(written).isVisible()
    assert "SecondThird" in view(written).text.toPlainText().replace(" ", "")
    qtbot.keyClick(view(written).text, Qt.Key.Key_Escape)
    assert not window.preview.isHidden()
    assert panel.current.id == ""


def test_a_version_can_be_compared_with_the_one_before(written, panel, qtbot):
    panel.choose(named(panel, "Second"))
    view(written)._wish(Mode.INLINE, Against.BEFORE)
    settle(written, qtbot)

    assert "FirstSecond" in view(written).text.toPlainText().replace(" ", "")


def test_the_difference_follows_what_is_written(written, panel, qtbot):
    panel.choose(named(panel, "Second"))
    settle(written, qtbot)
    session = written.desk.session
    session.edit(replace(session.article, takeaway="Written just now."), "Write")

    qtbot.waitUntil(lambda: "Written just now." in view(written).text.toPlainText())


def test_a_version_that_is_kept_of_a_saved_article_is_listed_at_once(written, panel, qtbot):
    written.desk.ask.prepared["version_name"] = "Sent to the reviewer"
    written.run("article.version")

    qtbot.waitUntil(lambda: rows(panel)[1].why == "Sent to the reviewer")


def test_only_what_was_asked_for_last_is_shown(written, panel, qtbot):
    panel.choose(named(panel, "First"))
    panel.choose(named(panel, "Second"))
    settle(written, qtbot)

    assert view(written).title.text() == "Second"
    assert "First" not in view(written).text.toPlainText()


def test_a_part_comes_back_and_undo_takes_that_back(written, panel, qtbot):
    session = written.desk.session
    session.edit(replace(session.article, title="Another title"), "Write")
    panel.choose(named(panel, "First"))
    settle(written, qtbot)
    view(written).restore_asked.emit("lead")
    settle(written, qtbot)

    assert session.article.lead == "First lead. It stays."
    assert session.article.title == "Another title"
    assert "“Lead” is as it was on" in written.desk.window.messages.text
    session.undo()
    assert session.article.lead == "Third lead. It stays."


def test_a_whole_version_comes_back_by_its_action(written, panel, qtbot):
    session = written.desk.session
    first = session.article.sections[0].id
    session.edit(edits.delete(session.article, first), "Delete")
    panel.choose(named(panel, "First"))
    assert written.actions["history.restore"].isEnabled()
    written.run("history.restore")
    settle(written, qtbot)

    assert session.article.lead == "First lead. It stays."
    assert session.article.sections[0].id == first


def test_sentences_tell_where_they_come_from(written, panel, qtbot):
    panel.choose(named(panel, "First"))
    view(written)._wish(Mode.ORIGINS, Against.NOW)
    settle(written, qtbot)

    assert view(written).remark.text() == "1 sentence of today came with this version"


def test_a_damaged_version_is_told_and_offers_nothing(written, panel, qtbot):
    following = written._groups["history"]._following
    following.versions = tuple(
        replace(each, damaged=each.label == "First") for each in following.versions
    )
    panel.choose(named(panel, "First"))
    settle(written, qtbot)

    assert view(written).remark.text() == HARMED
    assert not view(written).restore.isEnabled()


def test_another_article_has_another_history(written, panel, qtbot):
    desk = written.desk
    panel.choose(named(panel, "First"))
    settle(written, qtbot)
    other = next(row.id for row in desk.workspace.summaries if row.id != desk.session.article.id)
    desk.open_article(other)
    qtbot.waitUntil(lambda: "First" not in [row.why for row in rows(panel)])

    assert not desk.window.preview.isHidden()


def test_hiding_the_panel_brings_the_page_back(written, panel, qtbot):
    panel.choose(named(panel, "First"))
    settle(written, qtbot)
    written.run("history.show")

    assert written.desk.window.dock.isHidden()
    assert not written.desk.window.preview.isHidden()


def test_without_an_article_it_says_what_to_do(empty, qtbot):
    empty.run("history.show")

    assert empty.desk.window.history.empty == NO_ARTICLE


def test_what_was_added_since_can_be_gone_back_from(written, panel, qtbot):
    session = written.desk.session
    written.desk.ask.prepared["version_name"] = "As it was"
    written.run("article.version")
    kept = session.article
    qtbot.waitUntil(lambda: "As it was" in [row.why for row in rows(panel)])
    session.edit(edits.duplicate(kept, kept.sections[0].id, str(new_id())), "Duplicate")
    panel.choose(named(panel, "As it was"))
    settle(written, qtbot)

    assert view(written).restore.isEnabled()
    view(written).restore_asked.emit("")
    settle(written, qtbot)
    assert session.article.sections == kept.sections


def test_what_can_be_restored_follows_the_article_beside_its_page_too(written, panel, qtbot):
    session = written.desk.session
    panel.choose(named(panel, "Second"))
    view(written)._wish(Mode.PAGE, Against.NOW)
    settle(written, qtbot)
    assert view(written).restore.isEnabled()

    session.edit(replace(session.article, lead="Second lead. It stays."), "Write")
    qtbot.waitUntil(lambda: not view(written).restore.isEnabled())
    session.undo()
    qtbot.waitUntil(view(written).restore.isEnabled)


def test_an_older_version_is_named_renamed_and_its_name_taken_away(written, panel, qtbot):
    answers, messages = written.desk.ask, written.desk.window.messages
    before = next(row.id for row in rows(panel) if row.id and not row.is_named)
    panel.choose(before)
    settle(written, qtbot)
    assert written.actions["history.name"].isEnabled()
    assert not written.actions["history.unname"].isEnabled()
    for name in ("For the editor", "For both editors"):
        answers.prepared["version_name"] = name
        written.actions["history.name"].trigger()
        qtbot.waitUntil(lambda name=name: panel.current.why == name)
        assert view(written).title.text() == name
        assert f"is called “{name}” now" in messages.text
    assert panel.current.id == before
    assert panel.current.is_named
    written.run("history.unname")
    qtbot.waitUntil(lambda: not panel.current.is_named)
    assert "has no name now" in messages.text
    messages.action.click()
    qtbot.waitUntil(lambda: panel.current.why == "For both editors")


def test_the_menu_of_a_version_offers_what_can_be_done_with_it(written, panel, qtbot):
    window = written.desk.window
    panel.choose(named(panel, "First"))
    menu = QMenu(window)
    panel.menu_asked.emit(menu)
    able = {each.objectName(): each.isEnabled() for each in menu.actions()}

    assert able == {"history.name": True, "history.unname": True, "history.restore": True}
    assert written.actions["history.name"].shortcut().toString() == "F2"


def test_no_name_is_given_where_nobody_wants_one(written, panel, qtbot):
    panel.choose(named(panel, "First"))
    written.run("history.name")  # the human refuses
    settle(written, qtbot)

    assert "First" in [row.why for row in rows(panel)]


def test_pages_of_versions_follow_one_another_without_a_reload(written, panel, qtbot):
    panel.choose(named(panel, "Second"))
    page = view(written).page
    with qtbot.waitSignal(page.updated, timeout=20_000):
        view(written)._wish(Mode.PAGE, Against.NOW)
    loads = []
    page._engine.page.loadStarted.connect(lambda: loads.append(1))
    with qtbot.waitSignal(page.updated, timeout=20_000):
        panel.choose(named(panel, "First"))

    assert b"First lead." in page.page_bytes()
    assert loads == []


def test_the_page_of_a_version_follows_the_sources_that_it_cites(written, panel, qtbot):
    desk = written.desk
    cited = desk.session.article.sources[0].source
    source = desk.workspace.library.source(cited)
    panel.choose(named(panel, "Second"))
    view(written)._wish(Mode.PAGE, Against.NOW)
    settle(written, qtbot)
    item = json.loads(source.item) | {"title": "Another title for it"}
    desk.workspace.save_source(replace(source, item=json.dumps(item)))

    qtbot.waitUntil(lambda: b"Another title for it" in view(written).page.page_bytes())
