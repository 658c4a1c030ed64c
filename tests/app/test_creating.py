import pytest

from journal_desktop.app import sample
from journal_desktop.app.creating import create_library
from journal_desktop.core.errors import DiskFull, StoreError
from journal_desktop.store.library import Library


def test_the_sample_lists_its_newest_article_first(tmp_path):
    with create_library(tmp_path / "a.journal") as library:
        assert [each.id for each in library.summaries()] == [a.id for a in sample.load().articles]


def test_a_taken_name_is_left_alone(tmp_path):
    (tmp_path / "a.journal").write_text("mine")
    with pytest.raises(StoreError):
        create_library(tmp_path / "a.journal")
    assert (tmp_path / "a.journal").read_text() == "mine"


def test_a_failure_half_way_leaves_nothing(tmp_path, monkeypatch):
    def full(*_arguments):
        raise DiskFull("There is no room.", "Free some.")

    monkeypatch.setattr(Library, "save", full)
    with pytest.raises(DiskFull):
        create_library(tmp_path / "a.journal")
    assert not list(tmp_path.iterdir())
