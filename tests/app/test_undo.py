from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import strategies
from journal_desktop.app.draft import Draft
from journal_desktop.app.undo import JOIN_SECONDS, Step, UndoStack

START = Draft(builders.blank())


def lead(text):
    return Draft(replace(START.article, lead=text))


def typed(text, at, *, place="lead", label="Typing"):
    return Step(lead(text), label, place, f"{label}·{place}", at)


def undone(stack):
    states = [stack.draft]
    while stack.undo_label:
        stack.undo()
        states.append(stack.draft)
    return states


def test_keystrokes_in_one_place_undo_together():
    stack = UndoStack(START)
    for number in range(1, 6):
        assert stack.record(typed("abcde"[:number], number * 0.9 * JOIN_SECONDS))
    assert stack.draft == lead("abcde")
    assert undone(stack) == [lead("abcde"), START]


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
    stack = UndoStack(START)
    stack.record(typed("a", 0.0))
    stack.record(step)
    assert undone(stack) == [lead("ab"), lead("a"), START]


def test_typing_after_undo_joins_nothing_and_clears_redo():
    stack = UndoStack(START)
    stack.record(typed("a", 0.0))
    stack.record(Step(lead("b"), "Move", "lead", "", 0.1))
    stack.undo()
    stack.record(typed("ac", 0.2))
    assert stack.redo_label == ""
    assert stack.redo() == ""
    assert undone(stack) == [lead("ac"), lead("a"), START]


def test_typing_that_is_taken_back_at_once_is_no_step():
    stack = UndoStack(START)
    stack.record(Step(lead("x"), "Paste", "lead", "", 0.0))
    stack.record(typed("xy", 5.0))
    assert stack.record(typed("x", 5.1))
    assert stack.undo_label == "Paste"
    assert undone(stack) == [lead("x"), START]


def test_labels_and_places_say_what_undo_and_redo_do():
    stack = UndoStack(START)
    assert (stack.undo_label, stack.redo_label, stack.undo()) == ("", "", "")
    stack.record(Step(lead("a"), "Move", "s1"))
    stack.record(Step(lead("b"), "Delete", "s2"))
    assert stack.undo_label == "Delete"
    assert stack.undo() == "s2"
    assert (stack.undo_label, stack.redo_label) == ("Move", "Delete")
    assert stack.redo() == "s2"


def test_no_change_is_no_step():
    stack = UndoStack(START)
    assert not stack.record(Step(Draft(replace(START.article)), "Typing"))
    assert stack.undo_label == ""


def test_the_oldest_steps_are_given_up_at_the_limit():
    stack = UndoStack(START, limit=3)
    for number in range(10):
        stack.record(Step(lead(str(number)), "Typing"))
    assert undone(stack) == [lead(each) for each in "9876"]


def test_joining_at_the_limit_keeps_its_balance():
    stack = UndoStack(START, limit=1)
    stack.record(typed("a", 0.0))
    stack.record(Step(lead("ab"), "Typing", "lead", "k", 9.0))
    stack.record(Step(lead("a"), "Typing", "lead", "k", 9.1))
    stack.record(typed("ac", 0.1))
    assert stack.draft == lead("ac")
    assert undone(stack) == [lead("ac")]


def test_amending_reaches_every_state_and_is_no_step():
    stack = UndoStack(START)
    for text in "abc":
        stack.record(Step(lead(text), "Typing"))
    stack.undo()
    source = builders.paper("carnk")
    stack.amend(lambda draft: draft.with_source(source))
    stack.redo()
    assert stack.draft == lead("c").with_source(source)
    assert undone(stack)[-1] == START.with_source(source)


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
    stack = UndoStack(START)
    for step in sorted(made, key=lambda step: step.at):
        stack.record(step)
    end = stack.draft
    back = undone(stack)
    assert stack.draft == START
    forth = [stack.draft]
    while stack.redo_label:
        stack.redo()
        forth.append(stack.draft)
    assert stack.draft == end
    assert forth == back[::-1]
    assert all(one != other for one, other in pairwise(back))


@given(st.lists(strategies.drafts(), max_size=5))
def test_whole_articles_come_back_as_they_were(articles):
    stack = UndoStack(START)
    made = [draft for draft in map(Draft, articles) if stack.record(Step(draft, "Edit"))]
    assert undone(stack) == [*made[::-1], START]
