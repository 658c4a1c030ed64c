"""Dates as journals write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core import dates

DAY = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("d MMMM yyyy", "en-GB", "24 June 2026"),
        ("d MMM yyyy", "en", "24 Jun 2026"),
        ("MMMM d, yyyy", "en-US", "June 24, 2026"),
        ("yyyy-MM-dd", "fr", "2026-06-24"),
        ("d MMMM yyyy", "de-CH", "24 Juni 2026"),
        ("d MMM yyyy", "fr", "24 juin 2026"),
        ("d MMMM yyyy", "es", "24 junio 2026"),
        ("d MMMM yyyy", "ar", "24 June 2026"),
        ("a style to come", "en", "24 June 2026"),
    ],
)
def test_a_day_is_printed_as_the_house_writes(style, language, expected):
    assert dates.printed(DAY, style, language) == expected


def test_french_june_and_july_stay_apart():
    july = date(2026, 7, 1)

    assert dates.printed(july, "d MMM yyyy", "fr") == "1 juil 2026"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "24 Jun 2026",
            "24 June 2026 · 5 min read",
            "June 24, 2026",
            "Jun. 24 2026",
            "2026-06-24",
        ),
        *("24th of course: 24th June 2026", "24. Juni 2026", "24 juin 2026", "24 de junio de 2026"),
        *("2026-06-24", "Published 24 JUNE, 2026.", "Volume 12 number 2026, 24 June 2026"),
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert dates.read(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2026",
        "2026-02-31",
        "0 June 2026",
        "24 Foo 2026",
        "June 2026",
        "124 Jun 2026",
    ],
)
def test_what_is_no_day_is_not_read(text):
    assert dates.read(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024-01-02", " on 2 January 2024"), ("2024", " (2024)"), ("", "")],
)
def test_a_day_goes_on_with_its_sentence(text, words):
    assert dates.since(text) == words


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(dates.STYLES),
    st.sampled_from(sorted(dates.MONTHS)),
)
def test_what_is_printed_can_be_read(day, style, language):
    assert dates.read(dates.printed(day, style, language)) == day
