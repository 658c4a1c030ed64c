"""A stick is pulled out while the library on it is open, and comes back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builders import article, journal, paper
from journal_desktop.core.errors import StoreError
from journal_desktop.store import database, engine
from journal_desktop.store.library import Library


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that stands for a stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture(params=[False, True], ids=["other numbers", "same numbers"])
def numbers(request, monkeypatch):
    """Whether the files of the stick have the numbers that they had when it was pulled out.

    SQLite tells a file by its number alone, so that closing the one takes away the other's log.
    """
    closing = database.Opened.close

    def close(opened: database.Opened) -> None:
        name = opened.db.execute("PRAGMA database_list").fetchone()[2]
        is_other = database.place(Path(name)) != opened.place
        closing(opened)
        if is_other:
            engine.log(Path(name)).unlink(missing_ok=True)

    if request.param:
        monkeypatch.setattr(database.Opened, "close", close)


def pull_out(stick: Path) -> Path:
    """The stick is gone; what it has is what was flushed to it."""
    pulled = stick.with_name("pulled out")
    shutil.copytree(stick, pulled)
    stick.rename(stick.with_name("what the system still holds"))
    return pulled


def plug_in(pulled: Path, stick: Path) -> None:
    """The stick is back, and its files are other files to the system."""
    pulled.rename(stick)


def test_saving_goes_on_when_the_stick_is_back(stick, numbers):
    path = stick / "evidence.journal"
    first = article()
    second = replace(first, title="Typed without the stick")
    with Library.create(path, journal()) as library:
        library.save(first)
        pulled = pull_out(stick)
        with pytest.raises(StoreError, match="no longer where it was"):
            library.save(second)
        plug_in(pulled, stick)
        library.save(second)
        assert library.article(first.id).title == second.title
        library.save(replace(second, title="And once more"))

    with Library.open(path) as again:
        assert again.article(first.id).title == "And once more"
    assert not engine.log(path).exists()


def test_what_was_saved_before_is_there_though_it_was_only_in_the_log(stick, numbers):
    path = stick / "evidence.journal"
    kept, other = article(), article()
    with Library.create(path, journal()) as library:
        library.save(kept)
        library.remember(kept, "asked", "before the stick went")
        plug_in(pull_out(stick), stick)
        library.save(other)

    with Library.open(path) as again:
        assert again.article(kept.id) == kept
        assert again.article(other.id) == other
        assert [each.label for each in again.revisions(kept.id)] == ["before the stick went"]


def test_closing_takes_nothing_from_the_stick_that_is_back(stick, numbers):
    path = stick / "evidence.journal"
    kept = article()
    with Library.create(path, journal()) as library:
        library.save(kept)
        plug_in(pull_out(stick), stick)

    with Library.open(path) as again:
        assert again.article(kept.id) == kept


@pytest.mark.parametrize("others", ["words", "sources"])
def test_what_another_computer_wrote_meanwhile_is_not_written_over(stick, others):

    path = stick / "evidence.journal"
    first = article()
    with Library.create(path, journal()) as library:
        library.save(first)
        pulled = pull_out(stick)
        with Library.open(pulled / path.name) as elsewhere:
            if others == "words":
                elsewhere.save(replace(first, title="Written elsewhere"))
            else:
                elsewhere.save_sources((paper("carnk"),))
        plug_in(pulled, stick)
        with pytest.raises(StoreError, match="changed elsewhere"):
            library.save(replace(first, title="Typed without the stick"))

    with Library.open(path) as again:
        assert again.article(first.id).title == first.title or others == "words"
        assert again.article(first.id).title != "Typed without the stick"


def test_another_library_of_that_name_is_left_alone(stick):
    path = stick / "evidence.journal"
    first = article()
    with Library.create(path, journal()) as library:
        library.save(first)
        pull_out(stick)
        stick.mkdir()
        with Library.create(path, journal()) as other:
            other.save(article(title="Another"))
        with pytest.raises(StoreError, match="another file took its place"):
            library.save(replace(first, title="Typed"))

    with Library.open(path) as again:
        assert [each.title for each in again.summaries()] == ["Another"]
