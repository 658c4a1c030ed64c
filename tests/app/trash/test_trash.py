from __future__ import annotations

import hashlib

import pytest

from app.acting import kinds, type_lead
from builders import article, asset, paper
from journal_desktop.app import block_edits
from journal_desktop.app.history.keeping import QUIET
from journal_desktop.app.sources.deleting import deleted
from journal_desktop.app.trash.trash import Restored

DRAWN = b"a picture, or near enough"


@pytest.fixture
def listed(workspace):
    """What lies in the trash, as the window is told."""

    def ask():
        found = []
        workspace.trash.list(found.append)
        return found[0]

    return ask


def test_a_section_comes_back_into_the_open_article_as_an_edit(workspace, session, shelf, listed):
    gone = shelf.sections[1]
    session.apply(block_edits.delete(gone.id))
    type_lead(session, "New")
    (item,) = listed()
    done = []
    workspace.trash.restore((item,), done.append)
    assert done == [Restored((item,))]
    assert session.article.section(gone.id).body == gone.body
    assert session.article.lead == "New"
    assert workspace.library.article(shelf.id) == session.article
    assert kinds(workspace, shelf.id)[:2] == ["restore", "before"]
    assert listed() == ()
    session.undo()
    assert gone.id not in {each.id for each in session.article.sections}


def test_a_section_comes_back_into_an_article_that_nobody_has_open(
    workspace, sit_down, session, shelf, listed
):
    gone = shelf.sections[1]
    session.apply(block_edits.delete(gone.id))
    (item,) = listed()
    workspace = sit_down()
    workspace.trash.restore((item,))
    assert workspace.library.article(shelf.id).section(gone.id).body == gone.body
    workspace.open(shelf.id)
    assert workspace.session.article.section(gone.id).body == gone.body


def test_a_deleted_article_is_looked_at_and_comes_back_open(workspace, session, shelf, listed):
    workspace.delete(shelf.id)
    (item,) = listed()
    seen = []
    workspace.trash.look(item, seen.append)
    assert seen == [shelf]
    workspace.trash.restore((item,))
    assert workspace.session.article == shelf
    assert [row.id for row in workspace.summaries] == [shelf.id]


def test_a_deleted_source_can_be_cited_again(workspace, session, listed):
    unused = paper("liu2020")
    workspace.edits.run(deleted(unused))
    assert unused.id not in workspace.sources
    (item,) = listed()
    workspace.trash.restore((item,))
    assert workspace.sources[unused.id] == unused
    assert unused in workspace.library.sources()


def test_a_picture_is_looked_at(workspace, session, listed):
    sha256 = hashlib.sha256(DRAWN).hexdigest()
    workspace.library.add_asset(DRAWN, asset(sha256, size=len(DRAWN)))
    (item,) = listed()
    seen = []
    workspace.trash.look(item, seen.append)
    assert seen == [DRAWN]


def test_what_was_purged_is_gone_though_it_was_open_in_this_sitting(
    workspace, session, listed, time, failures
):
    workspace.take(article(id="other", slug="other", published=None))
    type_lead(workspace.session, "Typed")
    workspace.delete("other")
    (item,) = listed()
    told = []
    workspace.trash.purge((item,), sure=lambda _: True, told=told.append)
    assert told[0].gone == (item,)
    time.pass_by(2 * QUIET)
    assert failures == []
    assert listed() == ()
    assert "other" not in {row.id for row in workspace.summaries}


def test_what_has_to_stay_is_told_with_the_reason(workspace, session, shelf, listed):
    workspace.delete(shelf.id)
    told = []
    workspace.trash.purge(listed(), sure=lambda _: True, told=told.append)
    ((kept,),) = [each.kept for each in told]
    assert kept.item.id == shelf.id
    assert "published" in kept.why
    assert len(listed()) == 1
