import os
import sqlite3
from dataclasses import replace

import pytest

import builders
from journal_desktop.app import sample
from journal_desktop.store.library import Library


def test_a_new_library_holds_the_sample_journal(type_in, tmp_path):
    path = tmp_path / "new.journal"
    done = type_in("new", path)
    assert done.code == 0
    with Library.open(path) as library:
        own = library.journal()
        assert own == replace(sample.load().journal, id=own.id)
        assert own.id != sample.load().journal.id  # each library's backups lie apart
        assert {each.id for each in library.summaries()} == {a.id for a in sample.load().articles}
        assert set(library.sources()) == set(sample.load().sources)
        for each in library.summaries():
            assert library.revisions(each.id)


def test_an_empty_library_is_empty(type_in, tmp_path):
    path = tmp_path / "new.journal"
    assert type_in("new", path, "--empty", "--json").json["articles"] == 0
    with Library.open(path) as library:
        assert library.journal().disclaimer()
    assert "no articles yet" in type_in("list", path).out


def test_a_file_that_exists_is_not_replaced(type_in, tmp_path):
    path = tmp_path / "thesis.docx"
    path.write_text("mine")
    done = type_in("new", path)
    assert done.code == 2
    assert "exists already" in done.err
    assert path.read_text() == "mine"


def test_a_library_in_a_folder_that_is_not_there_is_refused(type_in, tmp_path):
    done = type_in("new", tmp_path / "gone/new.journal")
    assert done.code in {1, 2}
    assert len(done.err.splitlines()) >= 2


def test_list_tells_what_is_there(type_in, library):
    lines = type_in("list", library).out.splitlines()
    assert len(lines) == 2
    assert lines[0].split()[:2] == ["a-secret", "draft"]
    assert lines[0].index("A secret draft") == lines[1].index("Could ready-made")
    known = type_in("list", library, "--json").json["articles"]
    assert [each["slug"] for each in known] == ["a-secret", "ready-made-immune-cells"]
    assert known[1]["published"] == "2026-06-24"


def test_long_wide_and_turning_titles_stay_on_one_line(type_in, library_of):
    titles = ["t" * 300, "🧬🧪 genes", "مقال عن اللقاحات", "免疫细胞", "evil\u202ename\x1b[2J", ""]
    path = library_of(
        *(builders.blank(slug=f"s{n}", title=title) for n, title in enumerate(titles))
    )
    shown = type_in("list", path).out
    assert len(shown.splitlines()) == len(titles)
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    assert "t" * 300 in shown
    assert "مقال عن اللقاحات" in shown
    assert "[No title]" in shown


@pytest.mark.parametrize("content", [b"", b"just text", b"\x89PNG\r\n\x1a\n" + b"\0" * 100])
def test_what_is_no_library_is_named(type_in, tmp_path, content):
    path = tmp_path / "x.journal"
    path.write_bytes(content)
    for command in (["list"], ["check"], ["export"]):
        rest = [tmp_path / "out"] if command == ["export"] else []
        done = type_in(*command, path, *rest)
        assert done.code == 2
        assert "x.journal" in done.err
    assert path.read_bytes() == content


def test_a_folder_is_no_library(type_in, tmp_path):
    done = type_in("list", tmp_path)
    assert done.code in {1, 2}
    assert done.err


def test_a_newer_library_may_be_read_and_exported_but_not_written(type_in, library, tmp_path):
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = library.read_bytes()
    assert type_in("list", library).code == 0
    assert type_in("export", library, tmp_path / "out").code == 0
    text = tmp_path / "a.txt"
    text.write_text("A title\n\nSome words.\n")
    done = type_in("import", library, text)
    assert done.code == 1
    assert "newer" in done.out + done.err
    assert library.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_library_one_may_not_read_is_named(type_in, library):
    library.chmod(0)
    done = type_in("list", library)
    assert done.code == 1
    assert done.err


def test_a_library_that_another_window_has_open_is_not_touched(type_in, library):
    with Library.open(library):
        done = type_in("list", library)
    assert done.code == 1
    assert len(done.err.splitlines()) == 2


def test_a_damaged_article_is_listed_as_such_among_the_others(type_in, tmp_path):
    path = tmp_path / "new.journal"
    type_in("new", path)
    slug = "sea-squirt-genome"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE article SET status = 'nonsense' WHERE slug = ?", (slug,))
    connection.close()

    done = type_in("list", path, "--json")
    assert done.code == 0
    assert {each["slug"]: each["status"] for each in done.json["articles"]} == {
        slug: "damaged",
        "ready-made-immune-cells": "published",
        "where-ebola-could-cross": "published",
    }
    assert "damaged" in type_in("list", path).out


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_library_that_a_window_holds_is_named_with_what_to_do(type_in, tmp_path, command):
    path = tmp_path / "new.journal"
    type_in("new", path)
    with Library.open(path):
        done = type_in(command, path)
    assert done.code == 1
    assert "“new.journal” is open in another window" in done.err
    assert "close it and try again" in done.err
    assert type_in(command, path).code == 0
