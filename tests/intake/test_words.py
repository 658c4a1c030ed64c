"""Nothing is dropped silently, and nothing takes long."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.words import lost
from journal_desktop.core.errors import IntakeError
from journal_desktop.intake.files import read_text
from journal_desktop.manuscript import form

WORDS = st.text(string.ascii_lowercase, min_size=3, max_size=9)
PIECES = st.sampled_from(
    [
        "# ",
        "## ",
        "### ",
        "- ",
        "1. ",
        "[1] ",
        "> ",
        "    ",
        "```",
        "---",
        "===",
        "+++",
        "| a | b |",
        "FAQ",
        "Sources",
        "References",
        "Key takeaway",
        "Disclaimer",
        "[^1]: ",
        "[^1]",
        "[1]: ",
        "[1]",
        "[@li2025]",
        "Is this so? ",
        "title: ",
        "tags: [a, b]",
        "24 Jun 2026",
        "5 min read",
        "By ",
        " · ",
        "https://example.org/x",
        "doi:10.1056/NEJMoa1910607",
        "(2020)",
        ". ",
        ": ",
        "?",
        "¹",
        " 1.",
        "←",
        "![pic](a.png)",
        "[text](https://example.org)",
        "**",
        "*",
        "_",
        "`",
        "<div>",
        "{.x}",
        "é",
        "🧬",
        "Liu E, Marin D. ",
        "not medical advice",
        "Q: ",
        "A: ",
        "Title — review (2025, PMC)",
    ]
)
LINES = st.lists(st.one_of(PIECES, WORDS, WORDS.map(lambda w: w + " ")), max_size=8).map("".join)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
# Letters that only mark structure, and dates and times that become values.
STRUCTURE = {"q", "a", "jun", "min", "read", "2026", "by", "p", "review", "published", "date"}


@given(TEXTS)
@settings(max_examples=400)
def test_every_word_is_found_again(text):
    try:
        taken = read_text(text)
    except IntakeError:
        return

    assert not lost(text, taken, but=STRUCTURE)
    assert form.read(form.write(taken.article)) == taken.article


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_and_what_was_read_can_be_kept(text):
    try:
        article = read_text(text).article
    except IntakeError:
        return

    assert form.read(form.write(article)) == article


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]",
        "1. ",
        "1.\n",
        "[1] ",
        "# ",
        "#\n",
        "*",
        "_",
        "`",
        "` ",
        "``",
        "![",
        "![](",
        "](",
        "[^",
        "[@",
        "(",
        "a ",
        "a",
        "A. ",
        "Li X, ",
        "A B, ",
        "? ",
        "- ",
        "—",
        "· ",
        "https://",
        "<",
        "<sup>",
        "^1",
        "10.1000/",
        "¹",
        "1,",
        "1-",
        " 1",
        "\n\n",
        "---\n",
        "- a\n",
        "a: b\n",
        "[a]: /b\n",
        "[^a]: b\n",
        ">",
        "é",
        "Is it? ",
        "1 — ",
        "{",
        "(2020) ",
        "~~~\n",
        "= ",
        "PMC1",
        "\t",
    ],
)
@pytest.mark.parametrize("head", ["", "A title\n\nSources\n\n1. ", "# T\n\n## FAQ\n\n"])
def test_a_long_run_of_anything_comes_to_an_end(head, piece):
    text = head + piece * (50_000 // len(piece))
    try:
        taken = read_text(text)
    except IntakeError:
        return

    assert taken.article.id


def test_a_very_long_text_is_read_whole():
    section = (
        "## What did they find in part {n}?\n\n" + "Eight of eleven people responded [1]. " * 40
    )
    text = (
        "# T\n\n"
        + "\n\n".join(section.format(n=n) for n in range(1000))
        + "\n\n## Sources\n\n1. X, 2020\n"
    )

    article = read_text(text).article

    assert len(text) > 1_500_000
    assert len(article.sections) == 1000
    assert "[@" in article.sections[-1].body
