"""A kept source goes where nothing is written over: in its place, beside, or nowhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from builders import journal, paper
from journal_desktop.app.refuge.copies import Kept, mark
from journal_desktop.app.refuge.placing import Placed, placed
from journal_desktop.core.duplicates import duplicates
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import is_id
from journal_desktop.store.library import Library

THEN = paper("liu2020", aliases=("liu20",), absorbed=(paper("maude2018").id,))
TYPED = replace(THEN, notes="Typed last.")
SINCE = replace(THEN, notes="Noted since.")
CHANGE = Kept(TYPED, mark(THEN))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mine.journal"


@pytest.fixture
def library(path):
    with Library.create(path, journal()) as made:
        yield made


def place(library, *kept, gone=()):
    return placed(library, kept, library.readable_sources().sources, gone)


def test_what_the_library_has_is_left_alone(library):
    library.save_sources((TYPED,))

    assert place(library, CHANGE, Kept(TYPED, ""), Kept(TYPED)) == Placed()


def test_a_change_is_written_where_nothing_was_changed_since(library):
    library.save_sources((THEN,))

    assert place(library, CHANGE) == Placed(back=(TYPED,))


@pytest.mark.parametrize("stored", [mark(THEN), "", None])
def test_a_change_goes_beside_what_was_changed_since(library, stored):
    library.save_sources((SINCE, paper("carnk", aliases=("liu2020a",))))
    found = place(library, Kept(TYPED, stored))

    (beside,) = found.beside
    assert found.written == (beside,)
    assert (beside.key, beside.notes, beside.item) == ("liu2020b", "Typed last.", TYPED.item)
    assert (beside.aliases, beside.absorbed) == ((), ())
    assert is_id(beside.id)
    assert duplicates((SINCE, beside)).duplicates  # so that both are shown to be compared


def test_it_comes_back_beside_once_however_often_it_is_kept(library):
    library.save_sources((SINCE,))
    (beside,) = place(library, CHANGE).beside
    library.save_sources((beside,))
    assert place(library, CHANGE) == Placed()
    library.delete_source(beside.id)

    assert place(library, CHANGE) == Placed()


def test_a_record_that_is_harmed_is_not_written_over_and_the_change_not_dropped(library, path):
    library.save_sources((THEN,))
    library.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE source SET record = replace(record, 'liu20', 'lie20')")
    with Library.open(path) as harmed:
        with pytest.raises(LibraryDamaged):
            harmed.source(THEN.id)
        (beside,) = place(harmed, CHANGE).beside
        harmed.save_sources((beside,))

        assert harmed.source(beside.id).notes == "Typed last."


def test_a_source_that_was_never_saved_is_new_under_a_free_key(library):
    library.save_sources((replace(paper("carnk"), key="liu2020"),))
    (new,) = place(library, Kept(TYPED, "")).back

    assert new == replace(TYPED, key="liu2020a")


def test_two_new_sources_get_keys_of_their_own(library):
    papers = (paper("carnk"), paper("liu2020"))
    new = place(library, *(Kept(replace(each, key="same"), "") for each in papers)).back

    assert [each.key for each in new] == ["same", "samea"]


def test_the_trash_keeps_what_it_has(library):
    assert place(library, CHANGE, gone={THEN.id}) == Placed()


def test_what_was_not_changed_is_wanted_only_by_an_article_that_cites_it(library):
    unchanged = Kept(THEN, mark(THEN))
    assert place(library, unchanged) == Placed(cited=(THEN,))
    library.save_sources((SINCE,))

    assert place(library, unchanged) == Placed()


@pytest.mark.parametrize("stored", [mark(THEN), mark(TYPED), "", None])
def test_what_is_harmed_in_the_trash_is_not_written_over(library, path, stored):
    library.save_sources((THEN,))
    library.delete_source(THEN.id)
    library.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE source SET record = replace(record, 'liu20', 'lie20')")
    with Library.open(path) as harmed:
        found = place(harmed, Kept(TYPED, stored))
        (beside,) = found.beside

        assert found == Placed(beside=(beside,), moved=((THEN.id, beside.id),))
        harmed.save_sources((beside,))
        with pytest.raises(LibraryDamaged):
            harmed.history.deleted_source(THEN.id)
