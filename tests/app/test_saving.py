from datetime import date

import pytest

from app.acting import FULL, kinds, refuse, type_lead
from app.fakes import Later
from journal_desktop.app.autosave import BEHIND, PAUSE, RETRY, Failed, Saved, Unsaved
from journal_desktop.core.errors import LibraryReadOnly
from journal_desktop.templates import template


def test_the_first_edit_of_a_sitting_leaves_the_state_before_it(workspace, session, shelf, time):
    type_lead(session, "New")
    time.pass_by(PAUSE)
    type_lead(session, "Newer")
    time.pass_by(PAUSE)
    assert kinds(workspace, shelf.id) == ["before"]
    kept = workspace.library.revisions(shelf.id)[0].text
    assert shelf.lead in kept


def test_the_state_before_is_kept_even_when_the_first_save_failed(
    workspace, session, shelf, time, monkeypatch
):
    remember = workspace.library.remember

    monkeypatch.setattr(workspace.library, "remember", refuse)
    type_lead(session, "New")
    time.pass_by(PAUSE)
    assert workspace.library.article(shelf.id).lead == shelf.lead
    monkeypatch.setattr(workspace.library, "remember", remember)
    time.pass_by(RETRY)
    assert workspace.library.article(shelf.id).lead == "New"
    assert kinds(workspace, shelf.id) == ["before"]


def test_leaving_an_article_keeps_a_version_if_it_was_changed(workspace, session, shelf):
    type_lead(session, "New")
    workspace.begin(template("study_explainer"), date(2026, 6, 24))
    assert kinds(workspace, shelf.id) == ["close", "before"]
    workspace.open(shelf.id)
    workspace.put_down()
    assert kinds(workspace, shelf.id) == ["close", "before"]


def test_reading_an_article_leaves_no_version(workspace, session, shelf):
    workspace.put_down()
    assert kinds(workspace, shelf.id) == []


def test_a_version_can_be_named(workspace, session, shelf):
    type_lead(session, "New")
    workspace.remember("named", "As sent to Asha")
    newest = workspace.library.revisions(shelf.id)[0]
    assert (newest.kind, newest.label) == ("named", "As sent to Asha")
    assert workspace.library.article(shelf.id).lead == "New"


def test_a_version_that_could_not_be_kept_is_told_like_a_failed_save_and_tried_again(
    workspace, session, states, monkeypatch, time
):
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "remember", refuse)
        workspace.remember("named", "Mine")
        assert isinstance(states[-1], Failed)
        assert session.article.title in states[-1].error.message
        assert FULL.message in states[-1].error.message
        time.pass_by(RETRY)
        assert workspace.library.revisions(session.article.id) == ()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    kept = workspace.library.revisions(session.article.id)
    assert [each.label for each in kept] == ["Mine"]
    time.pass_by(60)
    assert len(workspace.library.revisions(session.article.id)) == 1


def test_saved_is_never_said_while_a_version_is_not_kept(
    workspace, session, states, monkeypatch, time
):
    workspace.remember("named", "First")
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "remember", refuse)
        workspace.remember("named", "Mine")
        told = len(states)
        workspace.library.save(session.article)
        workspace.save_now()
        time.pass_by(PAUSE)
        assert all(isinstance(state, Failed) for state in states[told:])


def test_a_failed_save_is_told_kept_and_tried_again(workspace, session, states, full_disk, time):
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    assert states[-1] == Failed(FULL)
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    full_disk()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    assert workspace.library.article(session.article.id).lead == "Typed"


def test_saved_is_never_said_while_another_article_is_not(
    workspace, session, states, monkeypatch, time
):
    save = workspace.library.save

    def choosy(article, sources=()):
        if article.id == session.article.id:
            raise FULL
        return save(article, sources)

    monkeypatch.setattr(workspace.library, "save", choosy)
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    assert states[-1] == Failed(FULL)
    type_lead(other, "Fine")
    time.pass_by(PAUSE)
    assert states[-1] == Failed(FULL)
    assert not any(isinstance(state, Saved) for state in states)
    monkeypatch.setattr(workspace.library, "save", save)
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)


def test_an_article_opened_during_a_failure_shows_the_failure(
    workspace, session, states, full_disk, time
):
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    order = []
    workspace.listeners.opened.append(lambda _session: order.append("opened"))
    workspace.listeners.saving.append(order.append)
    workspace.open(session.article.id)
    assert order[order.index("opened") + 1 :] == [Failed(FULL)]


def test_a_listener_that_fails_does_not_end_the_saving(workspace, session, shelf, time):
    def broken():
        raise ZeroDivisionError

    workspace.listeners.listed.append(broken)
    type_lead(session, "One")
    with pytest.raises(ZeroDivisionError):
        time.pass_by(PAUSE)
    workspace.listeners.listed.clear()
    type_lead(session, "Two")
    time.pass_by(PAUSE)
    assert workspace.library.article(shelf.id).lead == "Two"
    assert workspace.unsaved == ()


def test_a_bug_in_the_store_is_raised_and_the_text_kept(sit_down, shelf, time, monkeypatch):
    lane = Later()
    workspace = sit_down(lane)
    workspace.open(shelf.id)
    lane.do_all()
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", lambda *_a: 1 // 0)
        type_lead(workspace.session, "Typed")
        time.pass_by(BEHIND)
        with pytest.raises(ZeroDivisionError):
            lane.do_all()
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    time.pass_by(RETRY)
    lane.do_all()
    assert workspace.unsaved == ()
    assert workspace.library.article(shelf.id).lead == "Typed"


def test_edits_of_a_library_that_can_not_be_written_stay_in_memory(read_only, shelf, time):
    states = []
    failures = []
    read_only.listeners.saving.append(states.append)
    read_only.listeners.failed.append(failures.append)
    type_lead(read_only.session, "Typed")
    time.pass_by(PAUSE)
    assert states[0] == Unsaved()
    assert "newer version" in states[-1].error.message
    assert [draft.article.lead for draft in read_only.unsaved] == ["Typed"]
    told = len(states)
    time.pass_by(60)
    assert len(states) == told
    read_only.session.undo()
    read_only.put_down()
    assert failures == []
    assert read_only.library.article(shelf.id) == shelf


def test_a_disk_that_turned_read_only_is_a_failure_like_any_other(
    workspace, session, states, time, monkeypatch
):
    error = LibraryReadOnly("It can be read but not changed.")

    def refuse(*_arguments):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", refuse)
        type_lead(session, "Typed")
        time.pass_by(PAUSE)
        assert states[-1] == Failed(error)
    time.pass_by(RETRY)
    assert workspace.library.article(session.article.id).lead == "Typed"


def test_after_putting_down_nothing_is_tried_again_and_what_failed_is_known(
    workspace, session, states, full_disk, time
):
    type_lead(session, "Typed")
    workspace.put_down()
    assert states[-1] == Failed(FULL)
    told = len(states)
    time.pass_by(60)
    assert len(states) == told
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
