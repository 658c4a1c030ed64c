from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from builders import article
from journal_desktop.core.edits import canonical
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library


def test_a_version_holds_the_text_form_and_names_its_parent(library):
    first = article(takeaway="Early days.")
    second = replace(first, takeaway="Still early days.")
    library.save(first)
    one = library.remember(first, "sitting")
    two = library.remember(second, "named", "Sent to Dr Rao")
    newest, oldest = library.revisions(first.id)

    assert (oldest.id, oldest.kind, oldest.parents) == (one, "sitting", ())
    assert (newest.id, newest.label, newest.parents) == (two, "Sent to Dr Rao", (one,))
    assert form.read(newest.text) == canonical(second)


def test_the_same_text_is_remembered_once(library):
    written = article()
    library.save(written)

    assert library.remember(written, "sitting")
    assert library.remember(written, "sitting") is None
    assert len(library.revisions(written.id)) == 1


def test_a_text_that_comes_back_is_a_new_version(library):
    first = article(takeaway="One.")
    library.save(first)
    ids = {
        library.remember(replace(first, takeaway=words), "sitting")
        for words in ("One.", "Two.", "One.")
    }

    assert len(ids) == 3
    assert None not in ids


def test_deleting_and_restoring_are_versions(library):
    written = article()
    library.save(written)
    library.remember(written, "sitting")
    library.delete(written.id)
    library.restore(written.id)

    assert [each.kind for each in library.revisions(written.id)] == [
        "restore",
        "delete",
        "sitting",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "UPDATE revision SET label = 'mine'",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
    ],
)
def test_the_history_can_only_grow(library, path, alter, statement):
    written = article()
    library.save(written)
    library.remember(written, "sitting")
    before = library.revisions(written.id)
    library.close()

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        alter("PRAGMA recursive_triggers = ON", statement)
    with Library.open(path) as again:
        assert again.revisions(written.id) == before


def test_a_harmed_version_is_shown_as_such_and_hides_no_other(library, path, alter):
    written = article()
    library.save(written)
    for words in ("One.", "Two.", "Three."):
        library.remember(replace(written, takeaway=words), "sitting", words)
    library.close()
    alter(
        "DROP TRIGGER revision_keeps_its_words",
        "UPDATE revision SET text = zeroblob(9) WHERE label = 'Two.'",
    )

    with Library.open(path) as again:
        newest, harmed, oldest = again.revisions(written.id)
    assert (harmed.kind, harmed.text) == ("damaged", "")
    assert "Three." in newest.text
    assert "One." in oldest.text


@given(written=strategies.articles())
def test_any_article_can_be_remembered_and_read_again(shelf, written):
    shelf.save(written)
    shelf.remember(written, "sitting")

    assert shelf.revisions(written.id)[0].text == form.write(written)
