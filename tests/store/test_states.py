"""What is not the words of a row: when it was written, its place, whether it is deleted."""

from __future__ import annotations

import pytest

from builders import article, paper, papers, source_id
from journal_desktop.store import states, sweeping
from journal_desktop.store.engine import connect
from journal_desktop.store.library import Library

LIVE, GONE = "live", "gone"


@pytest.fixture
def kept(library, path):
    """A closed library: an article and a source that are there, one of each that is deleted."""
    library.save_sources((paper("liu2020"), paper("maude2018")))
    library.delete_source(source_id("maude2018"))
    for name in (LIVE, GONE):
        library.save(article(id=name, slug=name, title=name.title()))
    library.delete(GONE)
    library.close()
    return path


def harms(path):
    db = connect(path, "ro")
    found = sweeping.swept(db).damaged
    db.close()
    return [each.what for each in found]


def test_whatever_is_done_to_a_row_its_state_is_proven(kept):
    with Library.open(kept) as library:
        library.restore(GONE)
        library.save(article(id=LIVE, slug=LIVE, title="Live", lead="Other words."))
        library.save_sources((paper("maude2018"), *papers().values()))
        library.delete_source(source_id("carnk"))
        library.arrivals.begin()
        library.arrivals.put((paper("liu2020"), paper("maude2018")))
        library.arrivals.show((paper("liu2020").id,))
        library.arrivals.take_back((paper("prisma2020").id,))
    assert harms(kept) == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE article SET deleted_at = 0 WHERE id = 'live'", "the article “Live”"),
        ("UPDATE article SET deleted_at = NULL WHERE id = 'gone'", "the article “Gone”"),
        ("UPDATE article SET seq = -seq WHERE id = 'live'", "the article “Live”"),
        ("UPDATE article SET changed = '2001' || substr(changed, 5)", "the article “Live”"),
        ("UPDATE article SET created = '2001' || substr(created, 5)", "the article “Live”"),
        ("UPDATE source SET deleted_at = 0 WHERE key = 'liu2020'", "the source “liu2020”"),
        ("UPDATE source SET deleted_at = NULL", "the source “maude2018”"),
        ("UPDATE source SET changed = 'x' || changed", "the source “liu2020”"),
        ("UPDATE source SET state_sha256 = NULL", "the source “liu2020”"),
    ],
)
def test_what_changed_behind_our_back_is_told(kept, alter, statement, named):
    assert harms(kept) == []
    alter(statement)

    assert f"The note of when {named} was written or deleted" in harms(kept)


def test_one_bit_puts_no_article_away_unnoticed(kept):
    """A NULL in the head of a record is a byte of 0; with one more bit it is the number 0."""
    db = connect(kept, "rw")
    found = db.execute("SELECT front FROM article WHERE id = 'live'").fetchone()[0]
    db.close()
    content = bytearray(kept.read_bytes())
    front = 13 + 2 * len(found.encode())
    long = bytes([0x80 | front >> 7, front & 0x7F])
    head = bytes([13 + 2 * 29] * 2) + b"\0" + long  # two times, nothing, and the last text
    assert content.count(head) == 1
    content[content.index(head) + 2] ^= 8
    kept.write_bytes(content)

    with Library.open(kept) as library:
        assert LIVE in {each.id for each in library.deleted()}
        assert LIVE in {each.id for each in library.trash.list()}
    assert harms(kept) == ["The note of when the article “Live” was written or deleted"]


def test_a_row_from_before_there_were_such_hashes_is_trusted():
    assert not states.is_harmed("source", {"id": "1", "changed": "then", "deleted_at": None})
    row = {"id": "1", "changed": "then", "deleted_at": None}
    assert not states.is_harmed("source", row | {"state_sha256": states.digest("1", "then", None)})
    assert states.is_harmed("source", row | {"state_sha256": states.digest("1", "now", None)})


def test_a_source_that_is_neither_there_nor_deleted_can_be_found_and_restored(kept, alter):
    alter("UPDATE source SET deleted_at = 'q026-01-01' WHERE key = 'maude2018'")
    with Library.open(kept) as library:
        library.arrivals.begin()
        (item,) = (each for each in library.trash.list() if each.kind == "source")
        library.trash.restore(item)
        assert library.source(source_id("maude2018")) == paper("maude2018")
