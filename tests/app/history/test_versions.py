from __future__ import annotations

import re

import pytest

from app.acting import kinds, retitle, type_lead
from builders import article, paper
from journal_desktop.app import block_edits
from journal_desktop.app.autosave import PAUSE
from journal_desktop.app.sources.deleting import deleted


@pytest.fixture
def oldest(workspace, session, shelf, time):
    """The version before the first edit of an article that was then rewritten."""
    type_lead(session, "New")
    session.apply(block_edits.prose(session.article.sections[0].id, "New as well."))
    time.pass_by(PAUSE)
    return workspace.library.history.list(shelf.id)[-1]


def test_a_version_has_the_name_that_it_was_given_or_the_time(workspace, session, shelf):
    assert workspace.versions.name(" As sent to Asha ") == "As sent to Asha"
    by_time = workspace.versions.name()
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}, \d\d:\d\d", by_time)
    listed = workspace.library.history.list(shelf.id)
    assert [(each.kind, each.label) for each in listed] == [
        ("named", by_time),
        ("named", "As sent to Asha"),
    ]


def test_going_back_is_a_version_of_its_own_and_one_step_of_undo(workspace, session, shelf, oldest):
    written = session.article
    workspace.versions.restore(oldest)
    assert session.article.lead == shelf.lead
    assert session.article.sections == shelf.sections
    assert workspace.library.article(shelf.id) == session.article
    assert kinds(workspace, shelf.id)[:2] == ["restore", "before"]
    before = workspace.library.history.list(shelf.id)[1]
    assert workspace.library.history.article(before.id).lead == "New"
    session.undo()
    assert session.article == written


def test_one_section_goes_back_and_the_rest_stays(workspace, session, shelf, oldest):
    workspace.versions.restore(oldest, shelf.sections[0].id)
    assert session.article.sections[0] == shelf.sections[0]
    assert session.article.lead == "New"
    assert kinds(workspace, shelf.id)[0] == "restore"


def test_going_back_to_what_is_there_changes_nothing(workspace, session, shelf):
    workspace.remember("named", "Now")
    workspace.versions.restore(workspace.library.history.list(shelf.id)[0])
    assert session.undo_label == ""
    assert kinds(workspace, shelf.id) == ["named"]


def test_a_deleted_source_comes_back_with_the_version_that_cites_it(
    workspace, session, shelf, oldest
):
    source = paper("carnk")
    for place in ("lead", *(each.id for each in session.article.sections)):
        session.apply(block_edits.prose(place, "It cites nothing."))
    workspace.edits.run(deleted(source), session)
    assert source not in workspace.library.sources()
    assert source.id not in workspace.sources
    workspace.versions.restore(oldest)
    assert workspace.sources[source.id] == source
    assert source in workspace.library.sources()
    session.undo()
    workspace.save_now()
    assert source not in workspace.library.sources()


def test_an_address_that_another_article_has_by_now_is_not_taken_from_it(
    workspace, sit_down, shelf, time
):
    workspace.library.save(article(id="other", slug="early-cells", published=None))
    workspace = sit_down()
    workspace.library.remember(article(id="other", slug=shelf.slug, published=None), "pause")
    workspace.open("other")
    workspace.versions.restore(workspace.library.history.list("other")[0])
    assert workspace.session.article.slug not in {"", shelf.slug}
    assert workspace.session.article.slug.startswith(shelf.slug)


def test_a_version_that_is_damaged_is_told_and_changes_nothing(
    workspace, session, shelf, oldest, failures
):
    db = workspace.library._opened.db
    db.execute("DROP TRIGGER revision_keeps_its_words")
    db.execute("UPDATE revision SET text = zeroblob(9)")
    workspace.versions.restore(oldest)
    assert "damaged" in failures[-1].message
    assert session.article.lead == "New"


def test_undo_and_redo_of_going_back_lose_nothing_that_was_typed_later(
    workspace, session, shelf, oldest, time
):
    workspace.versions.restore(oldest)
    retitle(session, "Later")
    time.pass_by(PAUSE)
    session.undo()
    session.undo()
    session.redo()
    session.redo()
    assert (session.article.title, session.article.lead) == ("Later", shelf.lead)
