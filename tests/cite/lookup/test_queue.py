"""Whose turn it is, and what a look-up becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from builders import source_id
from journal_desktop.cite.lookup import found, queue
from journal_desktop.cite.lookup.found import Absent, Found, Kind, Problem
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.lookup import LookupState
from journal_desktop.core.source import Source

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST = queue.begun(source_id("liu2020"), Identifier("DOI", "10.1056/nejmoa1910607"), NOW)
SECOND = queue.begun(
    source_id("grade2008"), Identifier("PMID", "18436948"), NOW + timedelta(seconds=1)
)
LATER = NOW + timedelta(minutes=1)


def test_the_oldest_that_waits_comes_first():
    assert queue.due((SECOND, FIRST), LATER) == FIRST


def test_what_was_put_off_waits_for_its_moment_and_lets_others_pass():
    busy = queue.put_off(FIRST, "Crossref wants fewer questions.", 90, NOW)

    assert busy.attempts == 1
    assert busy.error == "Crossref wants fewer questions."
    assert queue.due((busy, SECOND), LATER) == SECOND
    assert queue.due((busy,), LATER) is None
    assert queue.moment((busy,)) == NOW + timedelta(seconds=90)
    assert queue.due((busy,), NOW + timedelta(seconds=90)) == busy


def test_what_is_settled_waits_no_more():
    answer = Found(Source("1", "", '{"title":"A title","type":"article-journal"}'))
    done = queue.settled(FIRST, answer, LATER)
    absent = queue.settled(FIRST, Absent("There is no such DOI."), LATER)
    failed = queue.settled(FIRST, Problem("It can't be read.", Kind.FAULT), LATER)

    assert [each.state for each in (done, absent, failed)] == [
        LookupState.DONE,
        LookupState.ABSENT,
        LookupState.FAILED,
    ]
    assert [each.error for each in (done, absent, failed)] == [
        "",
        "There is no such DOI.",
        "It can't be read.",
    ]
    kept = found.read(done.result)
    assert kept is not None
    assert kept.source.title == "A title"
    assert queue.due((done, absent, failed), LATER) is None
    assert queue.moment((done, absent, failed)) is None


def test_a_missing_network_is_no_try():
    busy = queue.put_off(FIRST, "Crossref is out of order (500).", 90, NOW)
    rested = queue.resting(busy, "There is no network, so this waits.")

    assert rested.state is LookupState.WAITING
    assert rested.attempts == 0
    assert queue.due((rested,), NOW) == rested


def test_asking_again_keeps_the_answer_until_there_is_a_newer_one():
    done = replace(FIRST, state=LookupState.DONE, result="{}", attempts=3, error="x")
    anew = queue.again(done, LATER)

    assert anew == replace(FIRST, asked=LATER, result="{}")
