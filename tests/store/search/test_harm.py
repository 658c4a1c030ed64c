import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from builders import article, journal, paper
from journal_desktop.app.salvage import examining
from journal_desktop.core.errors import LibraryDamaged, StoreError
from journal_desktop.store import engine
from journal_desktop.store.backup import files, swaps
from journal_desktop.store.engine import connect
from journal_desktop.store.library import Library
from journal_desktop.store.search import harm
from journal_desktop.store.search.query import parse

PAGE = 4096
INDEX = "SELECT pageno FROM dbstat WHERE name GLOB 'search_*' OR name GLOB '*_search_*'"
REST = "SELECT pageno FROM dbstat WHERE NOT (name GLOB 'search_*' OR name GLOB '*_search_*')"
ARTICLES = 30
LAST = f"00000000-0000-4000-8000-{ARTICLES - 1:012}"


def catch_up(library):
    while library.search.catch_up(10):
        pass


def pages(path, query):
    """The pages that hold the index, or all others, by number."""
    with closing(sqlite3.connect(path)) as db:
        try:
            return [number for (number,) in db.execute(query)]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell which page is whose")


def empty(path, numbers):
    """Have those pages come back empty."""
    data = bytearray(path.read_bytes())
    for number in numbers:
        data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def articles(library):
    """All articles, and what is found of them."""
    read = {each.id: library.article(each.id) for each in library.summaries()}
    catch_up(library)
    return read, library.search.find(parse("paragraph")).counts[0]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A library with an index, closed; and what is in it."""
    path = tmp_path_factory.mktemp("pattern") / "evidence.journal"
    with Library.create(path, journal()) as library:
        library.save_sources((paper("liu2020"),))
        for number in range(ARTICLES):
            body = "\n\n".join(f"Paragraph {n} of {number}, {n * number}." for n in range(60))
            made = article(id=f"00000000-0000-4000-8000-{number:012}", slug=f"a{number}", lead=body)
            library.save(made)
            library.remember(made, "pause")
        known = articles(library)
    return path, known


@pytest.fixture
def harmed(tmp_path, pattern):
    """A copy of that library in which every other page of the index is empty."""
    path = tmp_path / "evidence.journal"
    shutil.copyfile(pattern[0], path)
    empty(path, pages(path, INDEX)[1::2])
    return path


def crashed(path):
    """Leave a log behind, so that the whole file is looked at when it is opened."""
    shutil.copyfile(path, path.with_name("copy"))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE journal SET record = record")
        left = engine.log(path).read_bytes()
    shutil.move(path.with_name("copy"), path)
    engine.log(path).write_bytes(left)


def test_an_index_that_is_harmed_harms_no_library(harmed, pattern):
    crashed(harmed)
    with Library.open(harmed) as library:
        assert articles(library) == pattern[1]
    with closing(connect(harmed, "ro")) as db:
        assert harm.is_whole(db, "integrity_check")


def test_a_search_that_meets_the_harm_makes_the_index_anew(harmed, pattern):
    with Library.open(harmed) as library:
        library.save(article(lead="Paragraph."))
        found, count = articles(library)
        assert (len(found), count) == (ARTICLES + 1, ARTICLES + 1)
        assert {k: v for k, v in found.items() if k in pattern[1][0]} == pattern[1][0]
        assert harm.is_whole(library._opened.db, "integrity_check")


def test_an_index_is_never_dropped_that_leads_into_articles(tmp_path, pattern):
    path = tmp_path / "evidence.journal"
    shutil.copyfile(pattern[0], path)
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        tree = "SELECT pageno, pagetype FROM dbstat WHERE name = ? ORDER BY pageno"
        own = db.execute(tree, ("search_articles_data",)).fetchall()
        foreign = [page for page, kind in db.execute(tree, ("block",)) if kind == "internal"]
    for page, _ in own:  # each page of the index is the root of all that is written
        data[(page - 1) * PAGE : page * PAGE] = data[(foreign[0] - 1) * PAGE : foreign[0] * PAGE]
    path.write_bytes(data)
    with Library.open(path) as library:
        assert not library.backups.write("asked").is_damaged  # that is what notices it
        assert articles(library) == pattern[1]
        assert harm.is_whole(library._opened.db, "integrity_check")


def test_a_check_up_tells_of_a_harmed_index_calmly(harmed):
    state = examining.examine(harmed)

    assert not state.is_damaged
    assert state.remark == (
        "Its search index was damaged and will be made anew; no text is affected."
    )
    assert not examining.examine(harmed).remark


def test_a_backup_of_a_harmed_index_is_a_good_one(harmed, pattern, tmp_path):
    with Library.open(harmed) as library:
        backup = library.backups.write("asked")
        assert not backup.is_damaged
        assert articles(library) == pattern[1]  # which the backup had made anew
        assert harm.is_whole(library._opened.db, "integrity_check")
    swaps.check(backup.path)
    assert files.named(backup.path) == backup
    swaps.as_library(backup.path, tmp_path / "again.journal")
    with Library.open(tmp_path / "again.journal") as again:
        assert harm.is_whole(again._opened.db, "integrity_check")
        assert articles(again) == pattern[1]


def test_a_backup_is_searched_whatever_became_of_its_index(harmed, pattern):
    with Library.open(harmed) as library:
        backup = library.backups.write("asked").path
    before = backup.read_bytes()
    with Library.look_into(backup) as looked:
        assert articles(looked) == pattern[1]
    assert not examining.examine(backup).is_damaged
    assert backup.read_bytes() == before


def test_harm_of_more_than_the_index_is_damage(harmed):
    empty(harmed, pages(harmed, REST)[-3:])
    crashed(harmed)

    with pytest.raises(LibraryDamaged):
        Library.open(harmed)
    assert not harm.is_alone(harmed)


def test_where_more_is_harmed_nothing_is_taken_out(harmed):
    empty(harmed, pages(harmed, REST)[-3:])
    before = harmed.read_bytes()
    with closing(connect(harmed, "rw")) as db:
        assert not harm.let_go(db)
    assert harmed.read_bytes() == before
    with pytest.raises(StoreError):
        swaps.check(harmed)


def test_whatever_becomes_of_pages_of_the_index_no_article_is_lost(tmp_path, pattern):
    chance = random.Random(7)
    known = pages(pattern[0], INDEX)
    whole = pattern[0].read_bytes()
    size = len(whole) // PAGE
    for turn in range(12):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            at = (chance.choice(known) - 1) * PAGE
            other = chance.randrange(1, size) * PAGE
            harms = (bytes(PAGE), chance.randbytes(PAGE), whole[other : other + PAGE])
            data[at : at + PAGE] = harms[turn % 3]
        path = tmp_path / f"{turn}.journal"
        path.write_bytes(data)
        if turn % 2:
            crashed(path)
        with Library.open(path) as library:
            assert not library.backups.write("asked").is_damaged
            library.save(article(id=LAST, lead="Paragraph, changed."))
            found, _ = articles(library)
        changed = found.pop(LAST)
        assert changed.lead == "Paragraph, changed."
        assert found == {key: value for key, value in pattern[1][0].items() if key != LAST}
        state = examining.examine(path)
        assert not state.is_damaged
