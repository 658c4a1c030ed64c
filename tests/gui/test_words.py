"""Small phrases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from journal_desktop.gui import words


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=7), "7 min ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=40), "14 May"),
        (timedelta(days=400), "19 May 2025"),
    ],
)
def test_how_long_ago(past, said):
    now = datetime(2026, 6, 23, 23, 0, tzinfo=UTC)

    assert words.ago(now - past, now) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcde", "a, b, c and 2 more")],
)
def test_names_are_listed_as_in_a_sentence(names, said):
    assert words.listed(names) == said
