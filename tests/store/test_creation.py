from __future__ import annotations

import os

import pytest

from builders import journal
from journal_desktop.core.errors import LibraryMissing, StoreError
from journal_desktop.store import creation, journals
from journal_desktop.store.library import Library


def test_a_new_library_is_one_file(path):
    Library.create(path, journal()).close()

    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("there", ["file", "folder", "library"])
def test_nothing_is_ever_replaced(path, there):
    if there == "folder":
        path.mkdir()
    elif there == "file":
        path.write_text("Something dear", encoding="utf-8")
    else:
        Library.create(path, journal()).close()
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreError, match="already") as told:
        Library.create(path, journal(title="Another"))
    assert told.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_comes_while_the_library_is_made_is_not_replaced(path, monkeypatch, has_links):
    filled = journals.save

    def save(db, new):
        path.write_text("Something dear", encoding="utf-8")
        filled(db, new)

    monkeypatch.setattr(journals, "save", save)
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)

    with pytest.raises(StoreError, match="already"):
        Library.create(path, journal())
    assert path.read_text(encoding="utf-8") == "Something dear"
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_without_hard_links_will_do(path, monkeypatch):
    monkeypatch.setattr(os, "link", _no_links)
    Library.create(path, journal()).close()

    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_the_log_of_a_lost_library_is_not_taken_for_the_new_one_s(path, end):
    left = path.with_name(path.name + end)
    left.write_bytes(b"the only copy of somebody's work")

    with pytest.raises(StoreError, match="another library"):
        Library.create(path, journal())
    assert list(path.parent.iterdir()) == [left]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="no folder"):
        Library.create(tmp_path / "none" / "evidence.journal", journal())


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(StoreError) as told:
        Library.create(tmp_path / ("n" * 250 + ".journal"), journal())
    assert told.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written(public, powerless):
    with powerless(public, mode=0o555), pytest.raises(StoreError) as told:
        Library.create(public / "evidence.journal", journal())
    assert not isinstance(told.value, LibraryMissing)
    assert list(public.iterdir()) == []


def test_a_library_that_could_not_be_finished_leaves_nothing(path, monkeypatch):
    def fails(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(creation.os, "fsync", fails)
    with pytest.raises(StoreError, match="full"):
        Library.create(path, journal())
    assert list(path.parent.iterdir()) == []


def _no_links(*_):
    raise OSError(95, "Operation not supported")
