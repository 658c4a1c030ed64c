"""Quotes and dashes as a printer sets them."""

import pytest
from hypothesis import given

import strategies
from journal_desktop.render.typography import curly, dashed, quoted


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("it's Anna's", "it’s Anna’s"),
        ("the '80s", "the ’80s"),
        ("rock 'n' roll", "rock ‘n’ roll"),
        ("\"He said 'no'\"", "“He said ‘no’”"),
        ('("aside")', "(“aside”)"),
        ('word—"quoted"', "word—“quoted”"),
        ("patients' choice", "patients’ choice"),
        ("plain", "plain"),
    ],
)
def test_quotes_turn_to_their_words(typed, set_):
    assert curly(typed, "en-GB") == set_
    assert curly(typed, "de") == typed


@pytest.mark.parametrize(
    ("typed", "set_"),
    [("a -- b", "a – b"), ("a---b", "a—b"), ("a...", "a…"), ("----", "----"), ("....", "....")],
)
def test_dashes_and_dots_become_what_they_stand_for(typed, set_):
    assert dashed(typed) == set_


@given(text=strategies.line())
def test_no_text_grows_or_shrinks(text):
    assert len(quoted(text)) == len(text)
    assert quoted(quoted(text)) == quoted(text)
