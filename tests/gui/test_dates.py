from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from journal_desktop.gui import dates


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

    assert dates.ago(now - past, now) == said
