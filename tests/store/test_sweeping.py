from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from builders import article, asset, paper, papers, sections
from journal_desktop.core.style import Style
from journal_desktop.store import sweeping
from journal_desktop.store.engine import connect

PIXELS = b"not really a picture, but the library does not look inside"
SMALL = b"its narrower form"


@pytest.fixture
def full(library):
    """A library that has something in every table which carries hashes."""
    written = article()
    library.save_sources(tuple(papers().values()))
    library.save(written)
    library.remember(written, "named", "first")
    for n in range(3):
        library.remember(replace(written, lead=f"Other words {n}."), "pause")
    library.save(replace(written, sections=written.sections[:1]))  # the others stay as tombstones
    gone = article(slug="gone", title="Gone")
    library.save(gone)
    library.delete(gone.id)
    narrow = asset(hashlib.sha256(SMALL).hexdigest(), size=len(SMALL), width=10)
    wide = asset(hashlib.sha256(PIXELS).hexdigest(), size=len(PIXELS), variants=(narrow,))
    library.add_asset(PIXELS, wide, (SMALL,))
    library.styles.put(Style("http://www.zotero.org/styles/apa", "APA", "<style/>"))
    return library


def test_a_whole_library_is_whole(full):
    db = full._opened.db
    found = sweeping.swept(db)

    assert found.damaged == ()
    assert found.rows == sweeping.count(db) > 20


def test_every_harmed_row_is_found_and_named(full, path):
    full.close()
    db = connect(path, "rw")
    for statement in (
        "DROP TRIGGER revision_keeps_its_words",
        "UPDATE journal SET record = record || ' '",
        "UPDATE article SET title = title || 'x' WHERE slug = 'gone'",
        "UPDATE block SET body = body || 'x' WHERE rowid = (SELECT max(rowid) FROM block)",
        "UPDATE cited SET key = key || 'x' WHERE rowid = 1",
        "UPDATE source SET item = replace(item, 'a', 'b') WHERE rowid = 2",
        "UPDATE asset SET data = zeroblob(length(data)) WHERE rowid = 1",
        "UPDATE variant SET sha256 = asset",
        "UPDATE revision SET text = zeroblob(length(text)) WHERE seq = 2",
        "UPDATE style SET xml = xml || ' '",
    ):
        db.execute(statement)
    db.execute("UPDATE source SET key = CAST(x'ff41' AS TEXT) WHERE rowid = 3")
    found = sweeping.swept(db).damaged
    db.close()

    tables = [each.table for each in found]
    assert {*tables} >= {"journal", "article", "block", "cited", "source", "asset"} | {
        "variant",
        "revision",
        "style",
    }
    assert tables.count("source") == 2
    assert all(each.what[0].isupper() for each in found)


def test_it_goes_by_portions_between_which_there_may_be_writing(full, monkeypatch):
    monkeypatch.setattr(sweeping, "PORTION", 2)
    steps = sweeping.portions(full._opened.db)
    first = next(steps)
    full.save(article(slug="meanwhile", title="Meanwhile"))
    full.save_sources((paper("liu2020", notes="meanwhile"),))
    rest = list(steps)

    assert first.rows
    assert not [harm for each in rest for harm in each.damaged]


def test_a_lost_row_shows_in_its_article(full, path):
    full.close()
    db = connect(path, "rw")
    db.execute("DELETE FROM block WHERE rowid = 1")
    found = sweeping.swept(db).damaged
    db.close()

    assert [each.table for each in found] == ["article"]


def test_pages_that_can_not_be_read_harm_what_is_on_them_only(library, path):
    many = [article(slug=f"a{n}", sections=sections(("One?", "word " * 3000))) for n in range(40)]
    for each in many:
        library.save(each)
    library.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(bytes(4096))
    db = connect(path, "rw")
    found = sweeping.swept(db)
    db.close()

    assert found.damaged
    assert found.rows > 200
    assert len(found.damaged) < 60
