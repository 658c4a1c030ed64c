"""What is searched of sources follows every write of one, without looking through all of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from builders import journal, paper
from journal_desktop.core.source import csl_text
from journal_desktop.store.library import Library
from journal_desktop.store.search.query import parse


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "mine.journal", journal()) as made:
        yield made


def found(library, words):
    while library.search.catch_up(1):
        pass
    return [each.id for each in library.search.find(parse(words)).sources]


def titled(source, title):
    return replace(source, item=csl_text({**source.csl, "title": title}))


def test_a_source_is_found_by_what_it_is_called_now(library):
    source = titled(paper("carnk"), "Engineered lymphocytes")
    library.save_sources((source,))
    assert found(library, "lymphocytes") == [source.id]
    library.save_sources((titled(source, "Engineered monocytes"),))

    assert found(library, "monocytes") == [source.id]
    assert found(library, "lymphocytes") == []


def test_one_that_was_deleted_and_came_back_is_found_again(library):
    source = titled(paper("carnk"), "Engineered lymphocytes")
    library.save_sources((source,))
    assert found(library, "lymphocytes") == [source.id]
    library.delete_source(source.id)
    assert found(library, "lymphocytes") == []
    library.save_sources((source,))

    assert found(library, "lymphocytes") == [source.id]


def test_a_new_index_takes_in_what_was_in_the_old_one(library):
    source = titled(paper("carnk"), "Engineered lymphocytes")
    library.save_sources((source,))
    assert found(library, "lymphocytes") == [source.id]
    with library._access.writing() as db:
        db.execute("DROP TABLE search_source")
    library.search.find(parse("notices"))

    assert found(library, "lymphocytes") == [source.id]


def test_a_library_that_is_opened_again_has_nothing_in_its_file_for_it(library):
    source = titled(paper("carnk"), "Engineered lymphocytes")
    library.save_sources((source,))
    assert found(library, "lymphocytes") == [source.id]
    library.close()
    with closing(sqlite3.connect(library.path)) as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    assert not {each for each in names if "touched" in each}
    with Library.open(library.path) as again:
        again.save_sources((titled(source, "Engineered monocytes"),))
        assert found(again, "monocytes") == [source.id]
