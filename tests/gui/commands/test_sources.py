"""Commands on the sources that are chosen in their panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from builders import paper, source_id
from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core import citations
from journal_desktop.core.errors import DiskFull
from journal_desktop.core.source import SourceStatus, csl_text


@pytest.fixture
def desk(opened, qtbot):
    """With all of its sources in their panel."""
    made, shown = opened.desk, opened.desk.window.sources.model
    qtbot.waitUntil(lambda: 0 < shown.rowCount() == len(made.workspace.sources))
    qtbot.waitUntil(lambda: made.store.is_idle)
    return made


@pytest.fixture
def shelf(desk, qtbot):
    """Papers that no article cites, put beside those of the sample."""

    def add(*sources):
        desk.workspace.edits.run(LibraryEdit("Add", "add-sources", after=sources))
        qtbot.waitUntil(lambda: desk.store.is_idle)
        desk.sourcing.catch_up()
        return sources

    return add


def cited(desk):
    """The first source of the open article."""
    return desk.workspace.sources[desk.session.article.sources[0].source]


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.store.is_idle and not desk.workspace.unsaved, timeout=5000)


def test_the_panel_shows_the_article_first_and_how_sources_are_used(desk, qtbot):
    panel = desk.window.sources
    qtbot.waitUntil(lambda: panel.model.use.articles is not None and panel.model.rowCount() > 0)

    assert panel.model.rowCount() == len(desk.workspace.sources)
    assert panel.model.use.numbers[panel.model.at(0).id] == 1
    assert max(panel.model.use.articles.values()) >= 1


def test_an_edit_changes_the_source_and_another_key_every_mark(opened, desk, answers, qtbot):
    source = cited(desk)
    answers.prepared["source"] = lambda known, _new: replace(known, key="other2020", notes="Read.")
    desk.sourcing.choose(source.id)
    opened.run("sources.edit")

    assert "[@other2020]" in "".join(text for _, text in desk.session.article.proses())
    assert desk.workspace.sources[source.id].notes == "Read."
    assert source.key in desk.workspace.sources[source.id].aliases
    settle(desk, qtbot)
    assert desk.workspace.library.source(source.id).key == "other2020"

    desk.session.undo()
    assert desk.workspace.sources[source.id] == source
    assert desk.session.undo_label == ""


def test_where_a_key_cannot_be_changed_what_else_was_typed_stays(
    opened, desk, answers, qtbot, monkeypatch
):
    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    source = cited(desk)
    answers.prepared["source"] = lambda known, _new: replace(known, key="other2020", notes="Read.")
    desk.sourcing.choose(source.id)
    with monkeypatch.context() as patched:
        patched.setattr(desk.workspace.library, "commit", full)
        opened.run("sources.edit")
        settle(desk, qtbot)

    assert desk.workspace.sources[source.id] == replace(source, notes="Read.")
    settle(desk, qtbot)
    desk.workspace.save_now()
    settle(desk, qtbot)
    assert desk.workspace.library.source(source.id) == replace(source, notes="Read.")
    desk.session.undo()
    assert desk.workspace.sources[source.id] == source


def test_a_key_that_another_source_has_is_refused_in_words(opened, desk, answers):
    first, second = (desk.workspace.sources[c.source] for c in desk.session.article.sources[:2])
    answers.prepared["source"] = lambda known, _new: replace(known, key=second.key, notes="Mine.")
    desk.sourcing.choose(first.id)
    opened.run("sources.edit")

    assert "has the key" in desk.window.messages.text
    assert desk.workspace.sources[first.id].key == first.key
    assert desk.workspace.sources[first.id].notes == "Mine."


def test_a_warning_is_acknowledged_once_and_undone_like_any_edit(opened, desk, shelf):
    (source,) = shelf(paper("liu2020", status=SourceStatus.RETRACTED))
    desk.sourcing.choose(source.id)
    assert opened.actions["sources.acknowledge"].isEnabled()
    opened.run("sources.acknowledge")
    known = desk.workspace.sources[source.id]

    assert known.acknowledged == known.warned_of
    desk.sourcing.catch_up()
    opened._show()
    assert not opened.actions["sources.acknowledge"].isEnabled()


def test_where_a_source_is_cited_leads_there_in_any_article(opened, desk, answers, qtbot):
    before = desk.session.article
    other = next(row for row in desk.workspace.summaries if row.id != before.id)
    theirs = desk.workspace.library.article(other.id)
    source = theirs.sources[0].source
    answers.prepared["place"] = lambda _title, places: places[-1][0]
    desk.sourcing.choose(source)
    opened.run("sources.where")
    qtbot.waitUntil(lambda: desk.session.article.id == other.id)

    (_, (title, places)) = answers.asked[-1]
    assert desk.workspace.sources[source].label in title
    assert all(words.startswith(other.title) for _, words in places)


def test_a_cited_source_is_not_deleted_and_it_is_said_where_it_is_cited(opened, desk, qtbot):
    source = cited(desk)
    desk.sourcing.choose(source.id)
    opened.run("sources.delete")
    settle(desk, qtbot)

    assert source.id in desk.workspace.sources
    assert "is cited in" in desk.window.messages.text
    assert "Where cited" in desk.window.messages.text


def test_a_deleted_source_comes_back(opened, desk, shelf, qtbot):
    (source,) = shelf(paper("liu2020"))
    desk.sourcing.choose(source.id)
    opened.run("sources.delete")
    assert source.id not in desk.workspace.sources
    desk.window.messages.action.click()
    settle(desk, qtbot)

    assert desk.workspace.sources[source.id] == source
    assert desk.workspace.library.source(source.id) == source


def test_a_source_that_is_listed_in_vain_is_taken_off(opened, desk, shelf):
    (source,) = shelf(paper("liu2020"))
    desk.session.edit_draft(desk.session.draft.citing(source)[0], "List")
    desk.sourcing.choose(source.id)
    opened._show()
    assert opened.actions["sources.unlist"].isEnabled()
    opened.run("sources.unlist")

    assert source.id not in {each.source for each in desk.session.article.sources}
    assert source.id in desk.workspace.sources


def test_a_preprint_gives_way_to_its_article(opened, desk, shelf):
    source = cited(desk)
    published = paper("liu2020")
    earlier = replace(
        source,
        item=csl_text(dict(source.csl) | {"DOI": "10.1101/2020.01.02.123456", "type": "article"}),
        related=(published.id,),
    )
    shelf(published)
    desk.session.edit_draft(desk.session.draft.with_source(earlier), "x")
    numbers = citations.numbering(desk.session.article)
    desk.sourcing.choose(source.id)
    opened.run("sources.supersede")

    assert published.id in {each.source for each in desk.session.article.sources}
    assert source.id not in {each.source for each in desk.session.article.sources}
    assert citations.numbering(desk.session.article) == numbers


def test_references_are_copied_rich_and_plain(opened, desk, shelf):
    (source,) = shelf(paper("liu2020"))
    desk.sourcing.choose(source.id)
    opened.run("sources.copy")
    data = QApplication.clipboard().mimeData()

    assert "Use of CAR-Transduced" in data.text()
    assert data.html().startswith("<p>") or "<p" in data.html()


def test_a_source_made_by_hand_has_a_key_and_is_chosen(opened, desk, answers):
    answers.prepared["source"] = lambda blank, _new: replace(paper("liu2020"), id=blank.id, key="")
    opened.run("sources.create")
    chosen = desk.window.sources.current.source

    assert chosen.key == "liu2020"
    assert chosen.id in {each.source for each in desk.session.article.sources}
    assert source_id("liu2020") not in desk.workspace.sources


def test_a_source_is_chosen_though_a_key_is_still_held_down(desk, qtbot):
    """Ctrl is, when a shortcut led here: it would take the choice back."""
    source = cited(desk)
    desk.sourcing.choose(source.id)
    qtbot.keyPress(desk.window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    desk.sourcing.choose(source.id)
    chosen = desk.window.sources.selected
    qtbot.keyRelease(desk.window, Qt.Key.Key_Control)

    assert chosen == (source,)
