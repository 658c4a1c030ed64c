"""Arabic and Hebrew run from right to left, whatever the language of their page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import article, questions, sections
from journal_desktop.render.directions import directed
from journal_desktop.render.page import page

ARABIC = "الخلايا القاتلة الطبيعية"
HEBREW = "תאי הרג טבעיים"


def turned(html, language="en-GB"):
    return re.findall(r'<(\w+)[^>]*? dir="(\w+)"', directed(html, language))


@pytest.mark.parametrize(
    ("html", "ways"),
    [
        (f"<p>{ARABIC}</p><p>English</p>", [("p", "rtl")]),
        (f"<p>CAR-NK {HEBREW} (2025).</p>", [("p", "rtl")]),
        (f"<p>The words for it are {ARABIC}, as they say.</p>", []),
        (f"<ul><li>{ARABIC}</li><li><p>{ARABIC}</p></li></ul>", [("ul", "rtl")]),
        (f"<blockquote><p>{HEBREW}</p></blockquote>", [("blockquote", "rtl")]),
        (f'<table><tr><td class="left">{HEBREW}</td></tr></table>', [("table", "rtl")]),
        (f'<p class="imprint">{ARABIC}</p>', []),
        (f'<p><img src="x" alt="a <p> {ARABIC}">Words</p>', []),
        ("<p>2025</p>", []),
    ],
)  # fmt: skip
def test_a_block_runs_as_most_of_its_letters_do(html, ways):
    assert turned(html) == ways


def test_a_page_that_runs_leftward_turns_whole_sentences_only():
    assert turned("<p>A sentence in the English language.</p>", "ar") == [("p", "ltr")]
    assert turned(f"<h2>GRADE</h2><p>A sentence in English with {HEBREW}.</p>", "he") == []


def test_every_part_of_an_article_is_turned_and_its_cards_do_not_count(context):
    made = page(
        article(
            title=ARABIC,
            standfirst=ARABIC,
            lead=f"{ARABIC} [@carnk].\n\nEnglish words.",
            sections=sections((ARABIC, f"- {ARABIC}")),
            questions=questions((f"{ARABIC}؟", ARABIC)),
            takeaway=ARABIC,
        ),
        context,
    )
    found = re.findall(r'<(\w+)[^>]*? dir="rtl"', made.html.partition("<main")[2])

    assert found == ["h1", "p", "p", "h2", "ul", "summary", "p", "p"]
    assert '<html lang="en-GB" dir="ltr">' in made.html


@given(st.text("ab <>\"א=p/&;'"))
def test_nothing_but_directions_is_added(html):
    assert directed(html, "en").replace(' dir="rtl"', "") == html.replace(' dir="rtl"', "")
