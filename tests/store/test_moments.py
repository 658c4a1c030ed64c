from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal_desktop.store import moments


def test_a_time_comes_back():
    at = datetime(2026, 6, 24, 12, 4, 31, 57_000, UTC)

    assert moments.stamp(at) == "2026-06-24T12:04:31.057+00:00"
    assert moments.instant(moments.stamp(at)) == at


@pytest.mark.parametrize("cell", [None, 0, b"2026-06-24", "2026-06-2x", ""])
def test_a_harmed_time_is_told_whatever_kind_of_cell_it_has_become(cell):
    with pytest.raises(ValueError, match="isoformat"):
        moments.instant(cell)
