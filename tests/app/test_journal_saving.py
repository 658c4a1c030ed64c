"""The journal's settings are saved in the end, or stay unsaved in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from app.acting import FULL, refuse, retitle
from app.fakes import Later
from journal_desktop.app.autosave import PAUSE, RETRY, Failed, Saved
from journal_desktop.core.journal import Disclaimer

BEFORE = builders.journal()
ONE, TWO = (replace(BEFORE, tagline=each) for each in ("One.", "Two."))


@pytest.fixture
def full(workspace, monkeypatch):
    """Let the journal not be saved until the function is called."""
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_journal", refuse)
        yield patched.undo


def test_they_hold_at_once_and_are_saved(workspace, states):
    heard = []
    workspace.listeners.listed.append(lambda: heard.append("listed"))
    workspace.save_journal(ONE)

    assert workspace.journal == workspace.library.journal() == ONE
    assert not workspace.outstanding
    assert heard
    assert states == []


def test_a_failure_is_told_like_one_of_an_article_and_tried_again(workspace, states, full, time):
    workspace.save_journal(ONE)
    assert isinstance(states[-1], Failed)
    assert states[-1].error.message.startswith("The journal’s settings could not be saved. ")
    assert FULL.message in states[-1].error.message
    assert (workspace.journal, workspace.outstanding.journal) == (ONE, ONE)
    assert workspace.stored_journal == BEFORE

    workspace.save_journal(TWO)
    full()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    assert not workspace.outstanding
    assert workspace.library.journal() == workspace.stored_journal == TWO


def test_saved_is_not_said_of_an_article_while_they_are_not(workspace, session, states, full, time):
    workspace.save_journal(ONE)
    retitle(session, "Typed meanwhile")
    time.pass_by(PAUSE)

    assert workspace.library.article(session.article.id).title == "Typed meanwhile"
    assert isinstance(states[-1], Failed)


def test_the_next_save_hands_them_over_again(workspace, full, states):
    workspace.save_journal(ONE)
    full()
    workspace.save_now()

    assert workspace.library.journal() == ONE
    assert isinstance(states[-1], Saved)


def test_closing_tries_once_more_and_then_no_more(workspace, full, time):
    workspace.save_journal(ONE)
    workspace.put_down()
    full()
    time.pass_by(60)

    assert workspace.outstanding.journal == ONE
    assert workspace.library.journal() == BEFORE


def test_what_another_part_wrote_is_taken_up_but_not_over_what_waits(workspace, full):
    workspace.meet_journal(ONE)
    assert (workspace.journal, workspace.stored_journal) == (ONE, ONE)
    workspace.save_journal(TWO)
    workspace.meet_journal(BEFORE)

    assert (workspace.journal, workspace.stored_journal) == (TWO, BEFORE)


def test_a_disclaimer_that_an_import_brought_meanwhile_stays(workspace):
    brought = Disclaimer("imported-1", "For teaching only.")
    workspace.library.save_journal(replace(BEFORE, disclaimers=(brought, *BEFORE.disclaimers)))
    workspace.save_journal(ONE)

    kept = replace(ONE, disclaimers=(brought, *ONE.disclaimers))
    assert workspace.library.journal() == kept
    assert (workspace.journal, workspace.stored_journal) == (kept, kept)
    assert not workspace.outstanding


def test_a_late_failure_brings_no_earlier_state_back(sit_down, monkeypatch, time):
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_all()
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save_journal", refuse)
        workspace.save_journal(ONE)
        workspace.save_journal(TWO)
        tasks.do_one()
    tasks.do_all()
    time.pass_by(RETRY)
    tasks.do_all()

    assert workspace.library.journal() == TWO


def test_a_library_that_takes_no_changes_refuses_and_shows_no_other(read_only):
    heard = []
    read_only.listeners.failed.append(heard.append)
    read_only.save_journal(ONE)

    assert [str(each) for each in heard] == [str(read_only.library.objection)]
    assert read_only.journal == BEFORE
    assert not read_only.outstanding
