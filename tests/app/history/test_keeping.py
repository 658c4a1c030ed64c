from __future__ import annotations

from dataclasses import replace

import pytest

from app.acting import kinds, refuse, retitle, type_lead
from journal_desktop.app import block_edits
from journal_desktop.app.autosave import PAUSE, RETRY, Failed
from journal_desktop.app.history.keeping import QUIET, STEADY
from journal_desktop.core.status import Status


def leads(workspace, session):
    """The lead of every version, oldest first."""
    history = workspace.library.history
    listed = history.list(session.article.id)[::-1]
    return [history.article(each.id).lead for each in listed]


@pytest.fixture
def begun(workspace, session, time):
    """A session in which something was written, and its first version kept."""
    type_lead(session, "One")
    time.pass_by(PAUSE)
    assert kinds(workspace, session.article.id) == ["before"]
    return session


def write_body(session, text, number=0):
    """Type into a section."""
    block = session.article.sections[number].id
    session.apply(block_edits.prose(block, text))


def test_a_pause_makes_a_version_and_no_more_pause_another(workspace, begun, time):
    time.pass_by(QUIET - 1)
    assert kinds(workspace, begun.article.id) == ["before"]
    time.pass_by(1)
    assert kinds(workspace, begun.article.id) == ["pause", "before"]
    assert leads(workspace, begun)[-1] == "One"
    time.pass_by(10 * QUIET)
    assert len(kinds(workspace, begun.article.id)) == 2


def test_writing_without_a_pause_makes_a_version_every_ten_minutes(workspace, begun, time):
    for minute in range(25):
        type_lead(begun, f"Minute {minute}")
        time.pass_by(60)

    assert kinds(workspace, begun.article.id) == ["pause", "pause", "before"]
    assert STEADY == 600


def test_an_edit_of_another_section_keeps_what_was_written_before_it(workspace, begun, time):
    write_body(begun, "Two")
    write_body(begun, "Two and more")
    assert kinds(workspace, begun.article.id) == ["section", "before"]
    assert leads(workspace, begun)[-1] == "One"
    write_body(begun, "Three", 1)
    kept = workspace.library.history.article(workspace.library.history.list(begun.article.id)[0].id)
    assert kept.sections[0].body == "Two and more"
    assert kept.sections[1].body != "Three"


def test_going_to_another_section_keeps_what_was_written(workspace, begun):
    workspace.versions.moved("lead")
    assert kinds(workspace, begun.article.id) == ["before"]
    workspace.versions.moved(begun.article.sections[0].id)
    assert kinds(workspace, begun.article.id) == ["section", "before"]
    workspace.versions.moved("takeaway")
    assert kinds(workspace, begun.article.id) == ["section", "before"]


def test_only_reading_keeps_no_version(workspace, session, time):
    workspace.versions.moved("takeaway")
    time.pass_by(10 * STEADY)
    assert kinds(workspace, session.article.id) == []


def test_another_status_is_a_version(workspace, begun):
    begun.edit(replace(begun.article, status=Status.IN_REVIEW), "Status", place="status")
    newest = workspace.library.history.list(begun.article.id)[0]
    assert newest.kind == "status"
    assert workspace.library.history.article(newest.id).status is Status.IN_REVIEW


def test_what_was_there_before_is_the_oldest_version_whatever_comes_first(
    workspace, session, shelf
):
    session.edit(replace(shelf, status=Status.IN_REVIEW), "Status", place="status")
    assert kinds(workspace, shelf.id) == ["status", "before"]
    assert leads(workspace, session)[0] == shelf.lead


def test_each_article_has_pauses_of_its_own(workspace, begun, shelf, time):
    workspace.duplicate(shelf.id)
    copy = workspace.session
    retitle(copy, "Another")
    time.pass_by(QUIET)
    assert kinds(workspace, shelf.id)[0] == "close"
    assert kinds(workspace, copy.article.id)[0] == "pause"


def test_after_putting_down_no_version_is_kept_by_itself(workspace, begun, time):
    workspace.put_down()
    before = kinds(workspace, begun.article.id)
    time.pass_by(10 * STEADY)
    assert kinds(workspace, begun.article.id) == before == ["close", "before"]


def test_every_version_that_failed_is_kept_in_the_end(workspace, begun, states, time, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "remember", refuse)
        time.pass_by(QUIET)
        type_lead(begun, "Two")
        time.pass_by(QUIET)
        assert isinstance(states[-1], Failed)
    time.pass_by(RETRY)
    assert leads(workspace, begun)[1:] == ["One", "Two"]
    assert not isinstance(states[-1], Failed)


def test_a_library_that_can_not_be_written_is_let_be(read_only, shelf, time):
    failures = []
    read_only.listeners.failed.append(failures.append)
    type_lead(read_only.session, "Typed")
    write_body(read_only.session, "Typed")
    time.pass_by(10 * STEADY)
    assert failures == []
