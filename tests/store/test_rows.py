from __future__ import annotations

import hashlib

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


def test_text_keeps_all_that_utf_8_can_write():
    assert rows.encodable("\x07é😀\ufffe") == "\x07é😀\ufffe"
    assert rows.encodable("a\ud800é") == "aé"
