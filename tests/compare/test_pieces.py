"""Texts cut into pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.compare import pieces
from strategies import NASTY

TEXTS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=9)), max_size=9).map("".join)


@given(TEXTS)
@pytest.mark.parametrize("cut", [pieces.lines, pieces.sentences, pieces.words])
def test_nothing_gets_lost(cut, text):
    assert "".join(core + space for core, space in cut(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It works. It is new.", ["It works.", "It is new."]),
        ("Does it? “Yes.” Good!", ["Does it?", "“Yes.”", "Good!"]),
        (
            "Smith et al. Showed it, e.g. Here. Then.",
            ["Smith et al. Showed it, e.g. Here.", "Then."],
        ),
        ("A dose of 3.5 mg. Twice.", ["A dose of 3.5 mg.", "Twice."]),
        ("Gut, z. B. Fieber. Ende.", ["Gut, z. B. Fieber.", "Ende."]),
        ("It works [@carnk]. It is new.", ["It works [@carnk].", "It is new."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [core for core, _ in pieces.sentences(text)] == expected


def test_a_citation_mark_a_number_and_a_compound_are_one_word_each():
    words = [core for core, _ in pieces.words("The long-term risk was 3.5% [@carnk, p. 4].")]

    assert words == ["The", "long-term", "risk", "was", "3.5", "%", "[@carnk, p. 4]", "."]
