"""Words and minutes."""

import pytest

from builders import blank, questions, sections
from journal_desktop.core import reading


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


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (858, 5)])
def test_minutes_are_rounded_up(words, minutes):
    assert reading.minutes(blank(lead="word " * words)) == minutes


def test_the_author_may_say_the_minutes():
    assert reading.minutes(blank(lead="word " * 900, reading_minutes=3)) == 3


def test_a_house_that_reads_at_no_speed_does_not_divide_by_it():
    assert reading.minutes(blank(lead="word " * 10), 0) == 10
