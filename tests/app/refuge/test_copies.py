"""What can't be saved is on the disk as text, and is read again as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from builders import article, journal, paper
from journal_desktop.app.draft import Draft
from journal_desktop.app.refuge import copies
from journal_desktop.app.refuge.copies import Kept, KeptJournal, Place, keep, mark, read
from journal_desktop.app.refuge.taking import Returned, take_back
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library
from odd_sources import odd_sources


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "unsaved", tmp_path / "mine.journal", "journal", "1")


def left(place):
    return sorted(place.home.rglob("*.md"))


def test_only_what_is_unsaved_is_kept_and_nothing_once_all_is_saved(place):
    one, other = article(title="One"), article(title="Other")
    keep(place, (Draft(one), Draft(other)))
    keep(place, (Draft(other),))
    assert [form.read(each.read_text(encoding="utf-8")).title for each in left(place)] == ["Other"]
    copies.forget(place)

    assert not place.of_library.exists()


def test_sources_without_an_article_are_kept_until_they_are_saved(place):
    source = paper("carnk")
    keep(place, (Draft(article(title="One")),), (source,), {source.id: None})
    words, alone = copies.files(place.folder)
    assert read(alone).sources == (Kept(source, ""),)
    assert read(words).article.title == "One"
    keep(place, (Draft(article(title="One")),))

    assert all(read(each).article for each in copies.files(place.folder))


def test_by_each_source_stands_what_it_was_changed_from(place):
    then, new, unknown = paper("carnk"), paper("liu2020"), paper("maude2018")
    changed = replace(then, notes="Typed.")
    keep(place, (Draft(article(), (changed, new, unknown)),), (), {then.id: then, new.id: None})
    (path,) = copies.files(place.folder)

    assert read(path).sources == (Kept(changed, mark(then)), Kept(new, ""), Kept(unknown))


def test_a_copy_of_an_earlier_program_is_read(place):
    keep(place, (Draft(article(), (paper("carnk"),)),))
    (path,) = copies.files(place.folder)
    beside = path.with_suffix(".sources.toml")
    beside.write_text(beside.read_text(encoding="utf-8").replace("[stored]", ""), encoding="utf-8")

    assert read(path).sources == (Kept(paper("carnk")),)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd_sources())
def test_any_source_has_the_same_mark_in_memory_in_a_copy_and_in_the_library(tmp_path, source):
    place = Place(tmp_path / "unsaved", tmp_path / "mine.journal", "journal", "1")
    keep(place, (), (source,), {source.id: source})
    if not place.library.exists():
        Library.create(place.library, journal()).close()
    with Library.open(place.library) as library:
        library.save_sources((source,))
        stored = library.source(source.id)
    (kept,) = read(copies.files(place.folder)[0]).sources

    assert mark(source) == mark(kept.source) == mark(stored) == kept.stored


def test_a_state_folder_that_cannot_be_written_is_no_bug(tmp_path):
    (tmp_path / "in the way").write_text("")
    with Library.create(tmp_path / "mine.journal", journal()) as library:
        place = Place(tmp_path / "in the way", library.path, "j", "1")

        assert not keep(place, (Draft(article()),))
        assert take_back(library, place) == Returned()


def test_the_journal_is_kept_until_it_is_saved(place):
    kept = KeptJournal(journal(tagline="Typed “last”.\nTwice.", extra='more = "kept"\n'), "a mark")
    keep(place, (), journal=kept)
    (path,) = copies.files(place.folder)
    assert path.name == "journal.toml"
    assert read(path).journal == kept
    keep(place, (), (paper("carnk"),))

    assert all(read(each).journal is None for each in copies.files(place.folder))


def test_half_a_sign_in_the_journal_keeps_nothing_else_from_being_kept(place):
    typed = article()
    assert keep(place, (Draft(typed),), journal=KeptJournal(journal(tagline="A\ud83d"), ""))

    kept = [read(each) for each in copies.files(place.folder)]
    assert [each.article for each in kept if each.article] == [typed]
    assert [each.journal.journal.tagline for each in kept if each.journal] == ["A"]


@pytest.mark.parametrize("text", ["", "stored = ''\n", "no mark\n", "\x00"])
def test_a_journal_that_cannot_be_read_is_none(place, text):
    keep(place, (), journal=KeptJournal(journal(), ""))
    (path,) = copies.files(place.folder)
    path.write_text(text, encoding="utf-8")

    assert read(path) is None
