"""Texts by their words."""

from __future__ import annotations

import pytest

from journal_desktop.app.search.word_index import WordIndex, bits_of, last_first, truths

TEXTS = ("natural killer cells", "killing cells", "an unkilled cell", "2019 lymphoma")


@pytest.fixture
def index():
    made = WordIndex()
    for text in TEXTS:
        made.add(text)
    return made


@pytest.mark.parametrize(
    ("part", "begun", "within"),
    [
        ("kill", [1, 0], [2, 1, 0]),
        ("cell", [2, 1, 0], [2, 1, 0]),
        ("ll", [], [2, 1, 0]),
        ("2019", [3], [3]),
        ("lls", [], [1, 0]),
        ("zz", [], []),
    ],
)
def test_words_that_begin_so_and_words_that_have_it(index, part, begun, within):
    assert list(last_first(index.begun(part))) == begun
    assert list(last_first(index.within(part))) == within


def test_a_part_that_very_many_words_have_is_found_as_well(index):
    for number in range(3000):
        index.add(f"x{number}")

    assert list(last_first(index.within("x")))[-1] == len(TEXTS)
    assert index.within("x").bit_count() == 3000


def test_what_is_added_later_is_found_though_the_word_was_sought_before(index):
    assert index.begun("kill") == 0b11
    index.add("killer whales")
    assert index.begun("kill") == 0b10011
    assert index.within("whale") == 0b10000


def test_a_frequent_word_is_found_in_what_came_before_and_after_it_was_sought(index):
    for _ in range(300):
        index.add("of cells")
    assert index.begun("of").bit_count() == 300
    index.add("made of cells")

    assert index.begun("of").bit_count() == 301
    assert next(last_first(index.within("cells"))) == len(TEXTS) + 300


def test_letter_by_letter_the_same_is_found_as_at_once(index):
    for number in range(3000):
        index.add(f"x{number} a{number % 5}")
        index.add(f"plain{number} b")
        index.add("b")
    at_once = {part: index.within(part) for part in ("x2", "x29")}
    index.add("new")
    typed = [index.within(part) for part in ("x", "x2", "x29")]

    assert typed[1:] == [at_once["x2"], at_once["x29"]]
    assert index.among(typed[0], "a3").bit_count() == 600


def test_bits_are_told_from_the_last_text_to_the_first():
    assert list(truths(0b1011)) == [1, 0, 1, 1]
    assert list(last_first(0)) == []


def test_numbers_become_bits_and_bits_numbers():
    assert bits_of([0, 3, 4], 6) == 0b11001
    assert bits_of([], 3) == 0
    assert list(last_first(bits_of([7, 2], 8))) == [7, 2]
