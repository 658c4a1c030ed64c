"""Days that do not go together."""

from __future__ import annotations

from datetime import date

import pytest

from journal_desktop.app.date_remarks import date_remarks

TODAY = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("shown", "field", "words"),
    [
        ({"published": "2026-06-20", "updated": "19 Jun 2026"}, "updated", "before"),
        ({"created": "2026-06-20", "published": "2026-06-19"}, "published", "begun"),
        ({"last_reviewed": "2026-06-25"}, "last_reviewed", "still to come"),
        ({"last_reviewed": "2026-06-20", "review_by": "2026-06-19"}, "review_by", "last checked"),
        ({"published": "2026-06-24", "review_by": "2026-06-23"}, "review_by", "before"),
        ({"review_by": "2026-06-23"}, "review_by", "has passed"),
    ],
)
def test_an_odd_day_is_named_where_it_stands(shown, field, words):
    found = date_remarks(shown, TODAY)

    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"published": "2026-06-24", "updated": "2026-06-24", "review_by": "2027-06-24"},
        {"published": "", "updated": "soon"},
        {"created": "2025-01-01", "published": "2026-01-01", "last_reviewed": "2025-12-31"},
    ],
)
def test_days_that_go_together_are_left_in_peace(shown):
    assert date_remarks(shown, TODAY) == {}
