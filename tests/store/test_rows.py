from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from journal_desktop.store import rows


def test_a_digest_tells_cells_apart_wherever_they_end():
    digests = {
        rows.digest(*cells)
        for cells in (("ab", ""), ("a", "b"), ("a,b",), ('a","b',), (1,), ("1",), (None,), ("",))
    }

    assert len(digests) == 8


def test_a_digest_is_the_same_in_every_version():
    """Libraries keep it: another rule would make all of them look damaged."""
    assert rows.digest("é", 1, None) == hashlib.sha256('["é",1,null]'.encode()).hexdigest()


def test_a_time_comes_back():
    at = datetime(2026, 6, 24, 12, 4, 31, 57_000, UTC)

    assert rows.stamp(at) == "2026-06-24T12:04:31.057+00:00"
    assert rows.instant(rows.stamp(at)) == at


@pytest.mark.parametrize("cell", [None, 0, b"2026-06-24", "2026-06-2x", ""])
def test_a_harmed_time_is_told_whatever_kind_of_cell_it_has_become(cell):
    with pytest.raises(ValueError, match="isoformat"):
        rows.instant(cell)


def test_text_keeps_all_that_utf_8_can_write():
    assert rows.encodable("\x07é😀\ufffe") == "\x07é😀\ufffe"
    assert rows.encodable("a\ud800é") == "aé"
