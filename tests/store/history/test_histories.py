from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, paper
from journal_desktop.core.edits import canonical
from journal_desktop.core.errors import LibraryDamaged, LibraryTooNew, NotFound
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library


def test_versions_are_listed_without_their_texts_and_read_one_by_one(library):
    first = article(takeaway="Early days.")
    second = replace(first, takeaway="Still early days.")
    library.save(first)
    one = library.history.remember(first, "before")
    two = library.history.remember(second, "named", "Sent to Dr Rao")
    newest, oldest = library.history.list(first.id)

    assert (oldest.id, oldest.kind, oldest.parents) == (one, "before", ())
    assert (newest.id, newest.label, newest.parents) == (two, "Sent to Dr Rao", (one,))
    assert newest.size < oldest.size < len(form.write(first))
    assert library.history.text(two) == form.write(second)
    assert library.history.article(one) == canonical(first)


def test_articles_have_versions_of_their_own(library):
    one, two = article(slug="one"), article(slug="two")
    for each in (one, two):
        library.save(each)
        library.history.remember(each, "pause")

    assert [each.article for each in library.history.list(one.id)] == [one.id]
    assert library.history.list("no-such-article") == ()


def test_there_is_no_text_of_a_version_that_is_not_there(library):
    with pytest.raises(NotFound):
        library.history.text("no such version")


def test_a_version_that_no_longer_says_what_it_was_is_damaged(library, path, alter):
    written = article()
    library.save(written)
    version = library.history.remember(written, "pause")
    library.close()
    alter("DROP TRIGGER revision_keeps_its_words", "UPDATE revision SET text = zeroblob(3)")

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="version"):
        again.history.article(version)


def test_deleted_sources_can_be_had_and_others_are_not_told(library):
    deleted, there = paper("carnk"), paper("liu2020")
    library.save_sources((deleted, there))
    library.delete_source(deleted.id)

    assert library.history.deleted_sources((deleted.id, there.id, "none")) == (deleted,)


def test_a_newer_library_keeps_no_version(library, path, alter):
    written = article()
    library.save(written)
    library.close()
    alter("PRAGMA user_version = 999")

    with Library.open(path) as again, pytest.raises(LibraryTooNew):
        again.history.remember(written, "pause")
