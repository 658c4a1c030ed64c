"""Two records of one paper become one, and no citation is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from app.acting import kinds
from journal_desktop.app.autosave import PAUSE
from journal_desktop.app.sources.merging import merged
from journal_desktop.core import citations
from journal_desktop.core.errors import NotFound

CARNK, LIU = builders.source_id("carnk"), builders.source_id("liu2020")


@pytest.fixture
def twice(workspace, session):
    """Both sources in the open article, one of them in a closed one as well."""
    draft, _ = session.draft.citing(workspace.sources[LIU])
    article = replace(draft.article, takeaway="Both [@liu2020; @carnk].")
    session.edit_draft(draft.with_article(article), "Cite")
    other = builders.article(
        slug="closed", lead="Only this [@liu2020].", sources=builders.cited("liu2020", "carnk")
    )
    workspace.library.save(other)
    return other


def merge(workspace):
    edit = merged(workspace.sources[CARNK], [workspace.sources[LIU]])
    workspace.edits.run(edit, workspace.session)


def test_all_citations_lead_to_the_one_source_and_have_one_number(workspace, session, twice, time):
    merge(workspace)
    time.pass_by(PAUSE)

    assert citations.numbering(session.article) == {"carnk": 1, "liu2020": 1}
    stored = workspace.library.article(twice.id)
    assert citations.numbering(stored) == {"liu2020": 1, "carnk": 1}
    assert {each.source for each in stored.sources} == {CARNK}
    assert stored.lead == twice.lead
    assert LIU not in workspace.sources
    with pytest.raises(NotFound):
        workspace.library.source(LIU)
    assert kinds(workspace, twice.id) == ["bulk"]
    assert workspace.library.article(session.article.id) == session.article


def test_undo_parts_them_again(workspace, session, twice, time):
    before = session.article
    known = dict(workspace.sources)
    merge(workspace)
    session.undo()
    time.pass_by(PAUSE)

    assert session.article == before
    assert workspace.sources == known
    assert workspace.library.article(twice.id) == twice
    assert {each.id: each for each in workspace.library.sources()} == known

    session.redo()
    time.pass_by(PAUSE)
    assert {each.source for each in workspace.library.article(twice.id).sources} == {CARNK}
    assert LIU not in workspace.sources


def test_another_open_article_follows_there_and_back(workspace, session, twice, time):
    workspace.open(twice.id)
    second = workspace.session
    workspace.open(session.article.id)
    merge(workspace)
    assert {each.source for each in second.article.sources} == {CARNK}
    session.undo()
    time.pass_by(PAUSE)

    assert second.article == twice
    assert workspace.library.article(twice.id) == twice


def test_undo_elsewhere_still_parts_them_and_ctrl_z_there_does_no_harm(
    workspace, session, twice, time
):
    before = session.article
    merge(workspace)
    session.edit(replace(session.article, title="Later"), "Typing the title")
    workspace.edits.undo()
    assert session.article.sources == before.sources
    assert session.article.title == "Later"
    session.undo()
    session.undo()
    time.pass_by(PAUSE)

    assert session.article == before
    assert workspace.sources[LIU] == builders.paper("liu2020")
    session.redo()
    assert {each.source for each in session.article.sources} == {CARNK}
    assert LIU not in workspace.sources


def test_a_key_of_the_absorbed_source_still_finds_the_one_that_is_kept(workspace, session):
    merge(workspace)
    session.edit(replace(session.article, lead="Typed [@liu2020]."), "Typing")

    assert session.article.source_of("liu2020") == CARNK


def test_an_article_that_comes_back_later_is_led_to_the_kept_source(workspace, session, twice):
    workspace.delete(twice.id)
    merge(workspace)
    workspace.restore(twice.id)

    assert workspace.session.article.id == twice.id
    assert {each.source for each in workspace.session.article.sources} == {CARNK}
