"""The difference of two texts."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.compare.texts import Kind, Span, count, difference, new_text, old_text
from strategies import NASTY

WORDS = st.sampled_from(
    ("the", "trial", "small", "was", "[@carnk, p. 4]", "3.5", "Dr.", "no", "–", ".", "! ", "\n\n")
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(st.sampled_from(NASTY), max_size=20).map("".join),
    st.text(max_size=80),
)


def shown(spans: tuple[Span, ...]) -> str:
    """Spans as one line: what was removed in [-…-], what was added in {+…+}."""
    marks = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(marks[span.kind].format(span.text) for span in spans)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_it_exactly(old, new):
    spans = difference(old, new)

    assert old_text(spans) == old
    assert new_text(spans) == new


@given(TEXTS, TEXTS)
def test_spans_are_not_empty_and_no_two_of_a_kind_follow_each_other(old, new):
    spans = difference(old, new)

    assert all(span.text for span in spans)
    assert all(one.kind is not other.kind for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It is so.", "It is so.", "It is so."),
        ("", "It is so.", "{+It is so.+}"),
        ("It is so.", "", "[-It is so.-]"),
        ("It was a small trial.", "It was a large trial.", "It was a [-small -]{+large +}trial."),
        (
            "One. The trial was small and short. Two.",
            "One. The trial was large and long. Two.",
            "One. The trial was [-small and short-]{+large and long+}. Two.",
        ),
        (
            "First. Second. Third.",
            "First. Another. Second. Third.",
            "First. {+Another. +}Second. Third.",
        ),
        ("It works [@a].", "It works [@b].", "It works [-[@a]-]{+[@b]+}."),
        ("One line.", "One line.\n\nA new one.", "One line.{+\n\nA new one.+}"),
        (
            "A dose of 3.5 mg helped.",
            "A dose of 4.5 mg helped.",
            "A dose of [-3.5 -]{+4.5 +}mg helped.",
        ),
        ("See Smith et al. 2020 again.", "See Smith et al. 2021 again.", None),
    ],
)
def test_what_changed_is_told_in_whole_words(old, new, expected):
    spans = difference(old, new)
    if expected is None:
        expected = "See Smith et al. [-2020 -]{+2021 +}again."

    assert shown(spans) == expected


def test_words_are_counted_and_signs_are_not():
    assert count(difference("It was small.", "It was a very large trial!")) == (4, 1)
    assert count(difference("So it is", "So it is.")) == (0, 0)


def test_what_is_long_and_repeats_is_told_as_what_it_is():
    old = " ".join(["word"] * 20_000)
    words = old.split()
    words[10_000] = "other"

    assert count(difference(old, " ".join(words))) == (1, 1)


def test_sections_that_changed_places_stay_mostly_the_same():
    chance = random.Random(7)
    text = [f"Sentence {n} says {chance.random()}." for n in range(3_000)]
    moved = text[1_000:] + text[:1_000]
    spans = difference(" ".join(text), " ".join(moved))
    same = sum(len(s.text) for s in spans if s.kind is Kind.SAME)

    assert same > 0.6 * len(" ".join(text))


def test_no_word_is_cut_in_two():
    old = "Patients were followed for twelve months after treatment."
    new = "Participants were followed up for twenty-two months after the treatment."

    for span in difference(old, new):
        assert re.fullmatch(r"(?:[\w-]+\W*|\W+)+", span.text)
        assert f" {span.text.strip(' .')} " in f" {(old + ' ' + new).replace('.', '')} " or (
            span.kind is Kind.SAME
        )
