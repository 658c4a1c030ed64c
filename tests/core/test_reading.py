"""Words and minutes."""

from dataclasses import replace
from datetime import date

import pytest

from builders import blank, questions, sections
from journal_desktop.core import reading
from journal_desktop.core.template import start
from journal_desktop.core.text import count_words
from journal_desktop.templates import template


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("Eight of the eleven people responded [@liu2020, p. 4].", 6),
        ("See [our stem-cell overview](article:stem-cells) first.", 5),
        ('![A cell](asset:abc "Seen from above") Two words', 2),
        ("**Strong** and *weak* — both", 4),
        ("| arm | n |\n|---|---|\n| one | 11 |", 4),
        ("", 0),
    ],
)
def test_only_what_a_reader_reads_is_counted(markdown, count):
    assert reading.words(markdown) == count


def test_an_article_counts_from_lead_to_takeaway():
    article = blank(
        title="Not counted at all",
        standfirst="Nor this",
        lead="one two [@a]",
        sections=sections(("three four", "five six seven")),
        questions=questions(("eight nine?", "ten")),
        takeaway="eleven",
    )

    assert reading.article_words(article) == 11


def test_headings_that_wait_for_their_text_are_no_words():
    begun = start(template("study_explainer"), language="en-GB", today=date(2026, 6, 24))
    first, *rest = begun.sections
    written = replace(begun, sections=(replace(first, body="One two."), *rest))

    assert begun.sections
    assert reading.article_words(begun) == 0
    assert reading.article_words(written) == count_words(first.heading) + 2


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (858, 5)])
def test_minutes_are_rounded_up(words, minutes):
    assert reading.minutes(blank(lead="word " * words)) == minutes


def test_the_author_may_say_the_minutes():
    assert reading.minutes(blank(lead="word " * 900, reading_minutes=3)) == 3


def test_a_house_that_reads_at_no_speed_does_not_divide_by_it():
    assert reading.minutes(blank(lead="word " * 10), 0) == 10
