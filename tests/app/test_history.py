from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import strategies
from journal_desktop.app.draft import Draft
from journal_desktop.app.history import JOIN_SECONDS, History, Step

START = Draft(builders.blank())


def lead(text):
    return Draft(replace(START.article, lead=text))


def typed(text, at, *, place="lead", label="Typing"):
    return Step(lead(text), label, place, f"{label}·{place}", at)


def undone(history):
    states = [history.draft]
    while history.undo_label:
        history.undo()
        states.append(history.draft)
    return states


def test_keystrokes_in_one_place_undo_together():
    history = History(START)
    for number in range(1, 6):
        assert history.record(typed("abcde"[:number], number * 0.9 * JOIN_SECONDS))
    assert history.draft == lead("abcde")
    assert undone(history) == [lead("abcde"), START]


@pytest.mark.parametrize(
    "step",
    [
        typed("ab", JOIN_SECONDS),
        typed("ab", 0.1, place="takeaway"),
        typed("ab", 0.1, label="Typing a heading"),
        Step(lead("ab"), "Typing", "lead", "", 0.1),
    ],
    ids=["a pause", "another place", "another label", "not typing"],
)
def test_what_ends_a_burst_of_typing(step):
    history = History(START)
    history.record(typed("a", 0.0))
    history.record(step)
    assert undone(history) == [lead("ab"), lead("a"), START]


def test_typing_after_undo_joins_nothing_and_clears_redo():
    history = History(START)
    history.record(typed("a", 0.0))
    history.record(Step(lead("b"), "Move", "lead", "", 0.1))
    history.undo()
    history.record(typed("ac", 0.2))
    assert history.redo_label == ""
    assert history.redo() == ""
    assert undone(history) == [lead("ac"), lead("a"), START]


def test_typing_that_is_taken_back_at_once_is_no_step():
    history = History(START)
    history.record(Step(lead("x"), "Paste", "lead", "", 0.0))
    history.record(typed("xy", 5.0))
    assert history.record(typed("x", 5.1))
    assert history.undo_label == "Paste"
    assert undone(history) == [lead("x"), START]


def test_labels_and_places_say_what_undo_and_redo_do():
    history = History(START)
    assert (history.undo_label, history.redo_label, history.undo()) == ("", "", "")
    history.record(Step(lead("a"), "Move", "s1"))
    history.record(Step(lead("b"), "Delete", "s2"))
    assert history.undo_label == "Delete"
    assert history.undo() == "s2"
    assert (history.undo_label, history.redo_label) == ("Move", "Delete")
    assert history.redo() == "s2"


def test_no_change_is_no_step():
    history = History(START)
    assert not history.record(Step(Draft(replace(START.article)), "Typing"))
    assert history.undo_label == ""


def test_the_oldest_steps_are_given_up_at_the_limit():
    history = History(START, limit=3)
    for number in range(10):
        history.record(Step(lead(str(number)), "Typing"))
    assert undone(history) == [lead(each) for each in "9876"]


def test_joining_at_the_limit_keeps_its_balance():
    history = History(START, limit=1)
    history.record(typed("a", 0.0))
    history.record(Step(lead("ab"), "Typing", "lead", "k", 9.0))
    history.record(Step(lead("a"), "Typing", "lead", "k", 9.1))
    history.record(typed("ac", 0.1))
    assert history.draft == lead("ac")
    assert undone(history) == [lead("ac")]


def test_amending_reaches_every_state_and_is_no_step():
    history = History(START)
    for text in "abc":
        history.record(Step(lead(text), "Typing"))
    history.undo()
    source = builders.paper("carnk")
    history.amend(lambda draft: draft.with_source(source))
    history.redo()
    assert history.draft == lead("c").with_source(source)
    assert undone(history)[-1] == START.with_source(source)


steps = st.builds(
    Step,
    draft=st.builds(lead, st.sampled_from(["", "a", "ab", "ab c", "x"])),
    label=st.sampled_from(["Typing", "Move"]),
    place=st.sampled_from(["lead", "takeaway"]),
    joins=st.sampled_from(["", "k", "l"]),
    at=st.floats(0, 20),
)


@given(st.lists(steps, max_size=30))
def test_all_undone_is_the_start_and_all_redone_the_end(made):
    history = History(START)
    for step in sorted(made, key=lambda step: step.at):
        history.record(step)
    end = history.draft
    back = undone(history)
    assert history.draft == START
    forth = [history.draft]
    while history.redo_label:
        history.redo()
        forth.append(history.draft)
    assert history.draft == end
    assert forth == back[::-1]
    assert all(one != other for one, other in pairwise(back))


@given(st.lists(strategies.drafts(), max_size=5))
def test_whole_articles_come_back_as_they_were(articles):
    history = History(START)
    made = [draft for draft in map(Draft, articles) if history.record(Step(draft, "Edit"))]
    assert undone(history) == [*made[::-1], START]
