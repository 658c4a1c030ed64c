"""Canonical text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core import text
from strategies import nasty

ANY = st.one_of(nasty(), st.text(st.characters(), max_size=30))


@given(ANY, st.sampled_from((text.prose, text.line, text.pasted, text.harmless)))
def test_cleaning_twice_changes_nothing(dirty, clean):
    assert clean(clean(dirty)) == clean(dirty)


@given(ANY)
def test_clean_prose_can_be_kept_anywhere(dirty):
    clean = text.prose(dirty)

    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & set("\r\x00\x0b\x0c\x1b\x85\u2028\u2029\ue000\ufffe\ud800")
    assert clean == clean.rstrip()
    clean.encode()


@given(ANY)
def test_a_clean_line_has_no_breaks(dirty):
    assert "\n" not in text.line(dirty)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("\n\n  a  \n\n", "  a"),
        ("e\u0301", "é"),
        ("a\x00\x07\ud800b\ue003", "ab"),
        ("👩🏽‍⚕️ \u202eabc\u202c", "👩🏽‍⚕️ \u202eabc\u202c"),
    ],
)
def test_prose_is_made_canonical(dirty, clean):
    assert text.prose(dirty) == clean


def test_pasted_text_keeps_the_blanks_at_its_ends():
    assert text.pasted(" a\r\n\x00") == " a\n"


def test_a_line_joins_its_white_space():
    assert text.line(" How\n strong\t is\u00a0it? ") == "How strong is it?"


@pytest.mark.parametrize(
    ("words", "count"),
    [("", 0), ("one two", 2), ("— spaced · dashes —", 2), ("it's 5 of 11", 4), ("CAR-NK", 1)],
)
def test_words_are_runs_with_a_letter_or_digit(words, count):
    assert text.count_words(words) == count
