"""Reading paragraph by paragraph gives the page that reading the whole text gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.app import sample
from journal_desktop.render import prose as reader
from journal_desktop.render.pieces import pieces
from journal_desktop.render.prose import prose

LINES = st.sampled_from(
    [
        'Words "quoted" and *stressed* [@li2025].',
        "More [@a; @b, p. 4] words",
        "- item",
        "- two\n- three",
        "* star",
        "1. one",
        "    code",
        "> quote",
        "# Heading",
        "### Deep [@li2025]",
        "## Middle ##\nand words",
        "######## Many",
        "#hash",
        "# a # b\\#",
        "> a\n> second",
        "2. two\n3. three",
        "a | b",
        "1) odd",
        "Title\n=====",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "A note[^1].",
        "[^1]: The note.",
        "[ref]: https://example.org",
        "See [ref] or [ref][].",
        "```\nfence",
        "```",
        "***",
        "- - -",
        "Line  \nbreak",
        "\\* escaped",
        "<b>raw</b>",
        " \t",
        "  - nested",
        "*",
        "**bold",
        "it**",
    ]
)


def whole(text, language="en-GB", top=3):
    """The text read in one go."""
    return reader._read(reader.harmless(text), "lead", language, top)


def resolved(read):
    """HTML with each mark in place of its number."""
    return re.sub("\ue000(\\d+)\ue001", lambda at: repr(read.marks[int(at[1])]), read.html)


@given(st.lists(LINES, min_size=1, max_size=7).map("\n\n".join))
def test_any_text_reads_the_same_in_pieces(text):
    if text.strip():
        assert resolved(prose(text, "lead", "en-GB")) == resolved(whole(text))
        assert resolved(prose(text, "lead", "de", 2)) == resolved(whole(text, "de", 2))


@given(st.lists(LINES, min_size=1, max_size=7).map("\n".join))
def test_lines_without_blanks_between_them_too(text):
    if text.strip():
        assert resolved(prose(text, "lead", "en-GB")) == resolved(whole(text))


@pytest.mark.parametrize("article", sample.load().articles, ids=lambda each: each.slug)
def test_the_sample_reads_the_same_in_pieces(article):
    texts = [text for _, text in article.proses()]

    assert any(len(pieces(text)) > 1 for text in texts)
    for text in texts:
        assert resolved(prose(text, "lead", "en-GB")) == resolved(whole(text))


def test_headings_lists_quotations_and_tables_are_pieces_of_their_own():
    parts = (
        "### A\nWords.",
        "1. one\n2. two",
        "Words.",
        "> said",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    )

    assert pieces("\n\n".join(parts)) == parts
