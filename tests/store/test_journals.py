from __future__ import annotations

import pytest
from hypothesis import given

import strategies
from builders import journal
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.store.library import Library


@given(written=strategies.journals())
def test_any_journal_comes_back_as_it_was_saved(shelf, written):
    shelf.save_journal(written)

    assert shelf.journal() == written


def test_a_new_library_holds_the_journal_it_was_made_for(path):
    Library.create(path, journal(title="Hearts in Plain Words")).close()

    with Library.open(path) as again:
        assert again.journal() == journal(title="Hearts in Plain Words")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM journal", "UPDATE journal SET record = 'title = \"x\"'"]
)
def test_harm_to_the_journal_is_noticed(library, path, alter, statement):
    library.close()
    alter(statement)

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="journal"):
        again.journal()
