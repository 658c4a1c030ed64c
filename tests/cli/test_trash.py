from __future__ import annotations

import hashlib

import builders
from journal_desktop.core import edits
from journal_desktop.store.library import Library

DRAWN = b"a picture, or near enough"


def test_an_empty_trash_says_so(type_in, library):
    done = type_in("trash", library)

    assert done.code == 0
    assert done.out == "Nothing is in the trash.\n"


def test_what_was_deleted_is_listed_and_comes_back(type_in, library_of):
    article = builders.article()
    path = library_of(article)
    gone = article.sections[0]
    with Library.open(path) as library:
        library.save(edits.delete(article, gone.id))
        library.delete_source(builders.paper("carnk").id)
    rows = type_in("trash", path, "--json").json
    lines = type_in("trash", path).out

    assert {row["kind"] for row in rows} == {"section", "source"}
    assert gone.id in lines
    ids = [row["id"] for row in rows]
    done = type_in("trash", path, "--restore", ids[0], "--restore", ids[1])
    assert done.code == 0
    assert done.out.count("is back.") == 2
    assert type_in("trash", path, "--json").json == []
    with Library.open(path) as library:
        assert library.article(article.id).section(gone.id).body == gone.body


def test_what_is_not_there_is_wrong_use(type_in, library):
    done = type_in("trash", library, "--restore", "nobody")

    assert done.code == 2
    assert "not in the trash" in done.err


def test_a_picture_is_for_the_window(type_in, library_of):
    path = library_of(builders.article())
    sha256 = hashlib.sha256(DRAWN).hexdigest()
    with Library.open(path) as library:
        library.add_asset(DRAWN, builders.asset(sha256, size=len(DRAWN)))
    done = type_in("trash", path, "--restore", sha256)

    assert done.code == 2
    assert "in the window" in done.err
