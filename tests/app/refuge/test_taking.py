"""Words that could not be saved, and then the power went: they come back with their library."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from builders import article, blank, cited, journal, paper, source_id
from journal_desktop.app.draft import Draft
from journal_desktop.app.refuge.copies import KeptJournal, Place, keep, mark, read
from journal_desktop.app.refuge.taking import LABEL, Returned, take_back
from journal_desktop.core.errors import DiskFull, LibraryDamaged
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "mine.journal", journal()) as made:
        yield made


@pytest.fixture
def sitting(tmp_path, library):
    """Makes the place of a sitting with that library."""

    def place(name, of=library):
        return Place(tmp_path / "unsaved", of.path, of.journal().id, name)

    return place


def citing(key):
    """An article that cites that paper."""
    return blank(title="Cites", lead=f"It says so [@{key}].", sources=cited(key))


def left(place):
    """All copies that are still there."""
    return sorted(place.home.rglob("*.md"))


def test_words_that_differ_become_a_version_and_the_article_stays(library, sitting):
    stored = article(lead="As it is saved.")
    library.save(stored)
    typed = replace(stored, lead="As it was typed last.")
    assert keep(sitting("1"), (Draft(typed),))
    returned = take_back(library, sitting("2"))

    assert [each.id for each in returned.versions] == [stored.id]
    assert library.article(stored.id) == stored
    (version,) = library.history.list(stored.id)
    assert version.label == LABEL
    assert library.history.article(version.id).lead == "As it was typed last."
    assert not sitting("2").home.exists() or not any(sitting("2").home.iterdir())
    assert take_back(library, sitting("3")) == Returned()


def test_words_that_were_saved_after_all_make_no_version(library, sitting):
    stored = article()
    library.save(stored)
    keep(sitting("1"), (Draft(stored),))

    assert take_back(library, sitting("2")) == Returned()
    assert library.history.list(stored.id) == ()
    assert not left(sitting("2"))


def test_an_article_that_was_never_saved_is_a_draft_with_what_it_cites(library, sitting):
    typed = replace(citing("carnk"), status=Status.PUBLISHED, slug="fresh")
    keep(sitting("1"), (Draft(typed, (paper("carnk"),)),))
    returned = take_back(library, sitting("2"))

    (draft,) = returned.drafts
    assert library.article(typed.id) == draft
    assert form.write(draft) == form.write(replace(typed, status=Status.DRAFT))
    assert library.source(source_id("carnk")) == paper("carnk")


def test_a_version_brings_the_source_that_it_cites(library, sitting):
    stored = article()
    library.save(stored)
    typed = replace(citing("liu2020"), id=stored.id)
    keep(sitting("1"), (Draft(typed, (paper("liu2020"),)),))
    take_back(library, sitting("2"))

    assert library.source(source_id("liu2020")) == paper("liu2020")


def test_a_source_that_is_there_is_not_written_over(library, sitting):
    library.save_sources((replace(paper("carnk"), notes="What I noted since."),))
    typed = citing("carnk")
    keep(sitting("1"), (Draft(typed, (paper("carnk"),)),), stored={source_id("carnk"): None})
    returned = take_back(library, sitting("2"))

    assert library.source(source_id("carnk")).notes == "What I noted since."
    (beside,) = returned.beside
    assert library.source(beside.id) == beside
    assert returned.drafts[0].source_of("carnk") == source_id("carnk")


def test_a_change_to_a_source_comes_back_though_its_article_was_not_changed(library, sitting):
    stored, then = citing("carnk"), paper("carnk")
    library.save(stored, (then,))
    typed = replace(then, notes="Typed last.")
    keep(sitting("1"), (Draft(stored, (typed,)),), stored={then.id: then})

    assert take_back(library, sitting("2")) == Returned(sources=(typed,))
    assert library.source(then.id) == typed
    assert library.history.list(stored.id) == ()


def test_changes_to_article_and_source_come_back_together(library, sitting):
    stored, then = citing("carnk"), paper("carnk")
    library.save(stored, (then,))
    typed = replace(then, notes="Typed last.")
    draft = Draft(replace(stored, lead="Typed [@carnk]."), (typed,))
    keep(sitting("1"), (draft,), stored={then.id: then})
    returned = take_back(library, sitting("2"))

    assert (returned.versions, returned.sources) == ((draft.article,), (typed,))
    assert library.source(then.id) == typed
    assert library.article(stored.id) == stored


def test_a_version_goes_on_citing_the_source_that_was_changed_since(library, sitting):
    stored, then = citing("carnk"), paper("carnk")
    library.save(stored, (replace(then, notes="Since."),))
    draft = Draft(replace(stored, lead="Typed [@carnk]."), (replace(then, notes="Typed."),))
    keep(sitting("1"), (draft,), stored={then.id: then})
    returned = take_back(library, sitting("2"))
    (version,) = library.history.list(stored.id)

    assert library.history.article(version.id).source_of("carnk") == then.id
    assert [each.notes for each in returned.beside] == ["Typed."]
    assert library.source(then.id).notes == "Since."


def test_a_source_that_was_only_cited_comes_back_as_nothing(library, sitting):
    stored, then = citing("carnk"), paper("carnk")
    library.save(stored, (replace(then, notes="Since."),))
    draft = Draft(replace(stored, lead="Typed [@carnk]."), (then,))
    keep(sitting("1"), (draft,), stored={then.id: then})
    returned = take_back(library, sitting("2"))

    assert (returned.sources, returned.beside) == ((), ())
    assert [each.notes for each in library.sources()] == ["Since."]


def test_sources_without_an_article_come_back(library, sitting):
    then, new = paper("carnk"), paper("liu2020")
    library.save_sources((then,))
    typed = replace(then, notes="Typed last.")
    place = sitting("1")
    keep(place, (), (typed, new), {then.id: then, new.id: None})

    assert take_back(library, sitting("2")) == Returned(sources=(typed, new))
    assert {each.id: each for each in library.sources()} == {then.id: typed, new.id: new}
    assert not place.of_library.exists()


def test_sources_that_two_sittings_could_not_save_are_all_there(library, sitting):
    then = paper("carnk")
    library.save_sources((then,))
    for name in ("1", "2"):
        typed = replace(then, notes=f"Sitting {name}.")
        keep(sitting(name), (Draft(blank()),), (typed,), {then.id: then})
    returned = take_back(library, sitting("3"))

    assert library.source(then.id).notes == "Sitting 1."
    assert [each.notes for each in returned.beside] == ["Sitting 2."]
    assert {each.notes for each in library.sources()} == {"Sitting 1.", "Sitting 2."}


def test_a_source_that_cannot_be_written_yet_stays_a_copy(library, sitting, monkeypatch):
    then = paper("carnk")
    library.save_sources((then,))
    keep(sitting("1"), (), (replace(then, notes="Typed last."),), {then.id: then})

    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    with monkeypatch.context() as patched:
        patched.setattr(library, "save_sources", full)
        assert isinstance(take_back(library, sitting("2")).error, DiskFull)
    assert len(take_back(library, sitting("3")).sources) == 1


def test_the_trash_keeps_what_it_has_and_the_words_are_a_draft_beside_it(library, sitting):
    stored = article(title="Put away", slug="put-away")
    library.save(stored)
    library.delete(stored.id)
    keep(sitting("1"), (Draft(replace(stored, lead="Typed last.")),))
    (draft,) = take_back(library, sitting("2")).drafts

    assert draft.id != stored.id
    assert (draft.title, draft.lead) == ("Put away", "Typed last.")
    assert [each.id for each in library.deleted()] == [stored.id]
    assert [each.id for each in library.summaries()] == [draft.id]


def test_what_cannot_be_read_stays_and_is_named_while_the_rest_comes_back(library, sitting):
    spoilt, whole = article(title="Spoilt"), article(title="Whole")
    keep(sitting("1"), (Draft(spoilt),))
    (path,) = left(sitting("1"))
    path.write_bytes(b"\xff\x00 not an article")
    keep(sitting("2"), (Draft(whole),))
    returned = take_back(library, sitting("3"))

    assert returned.unread == (path,)
    assert [each.title for each in returned.drafts] == ["Whole"]
    assert left(sitting("3")) == [path]


def test_no_sitting_writes_over_what_another_could_not_save(library, sitting):
    stored = article()
    library.save(stored)
    for name in ("1", "2"):
        keep(sitting(name), (Draft(replace(stored, lead=f"Words of sitting {name}.")),))
    take_back(library, sitting("3"))
    leads = {library.history.article(each.id).lead for each in library.history.list(stored.id)}

    assert leads == {"Words of sitting 1.", "Words of sitting 2."}


def test_a_library_that_still_cannot_be_written_leaves_the_copies(library, sitting, monkeypatch):
    keep(sitting("1"), (Draft(article()),))

    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    monkeypatch.setattr(library, "save", full)
    returned = take_back(library, sitting("2"))

    assert isinstance(returned.error, DiskFull)
    assert len(left(sitting("2"))) == 1


def test_a_library_that_moved_has_its_words_back_but_a_copy_of_it_does_not(
    library, sitting, tmp_path
):
    keep(sitting("1"), (Draft(article()),))
    library.close()
    copy = tmp_path / "copy.journal"
    copy.write_bytes(library.path.read_bytes())
    with Library.open(copy) as other:
        assert take_back(other, sitting("2", other)) == Returned()
    library.path.rename(tmp_path / "moved.journal")
    with Library.open(tmp_path / "moved.journal") as moved:
        assert len(take_back(moved, sitting("3", moved)).drafts) == 1


def test_the_journal_comes_back_where_nothing_was_changed_since(library, sitting):
    then = library.journal()
    typed = replace(then, tagline="Typed last.")
    assert keep(sitting("1"), (), journal=KeptJournal(typed, mark(then)))

    assert take_back(library, sitting("2")) == Returned(journal=(typed,))
    assert library.journal() == typed
    assert not sitting("1").of_library.exists()
    assert take_back(library, sitting("3")) == Returned()


def test_a_journal_that_was_saved_after_all_comes_back_as_nothing(library, sitting):
    typed = replace(library.journal(), tagline="Typed last.")
    keep(sitting("1"), (), journal=KeptJournal(typed, mark(library.journal())))
    library.save_journal(typed)

    assert take_back(library, sitting("2")) == Returned()
    assert not sitting("1").of_library.exists()


def test_a_journal_that_was_changed_since_is_not_written_over_and_its_copy_stays(library, sitting):
    then = library.journal()
    typed, since = (replace(then, tagline=each) for each in ("Typed last.", "Since."))
    keep(sitting("1"), (Draft(article()),), journal=KeptJournal(typed, mark(then)))
    library.save_journal(since)
    returned = take_back(library, sitting("2"))

    assert library.journal() == since
    (path,) = returned.outdated
    assert read(path).journal.journal == typed
    assert len(returned.drafts) == 1
    assert take_back(library, sitting("3")) == Returned(outdated=(path,))
    library.save_journal(typed)
    assert take_back(library, sitting("4")) == Returned()
    assert not path.exists()


def test_a_draft_cites_the_source_beside_one_that_is_harmed_in_the_trash(library, sitting):
    then = paper("carnk")
    library.save_sources((then,))
    library.delete_source(then.id)
    keep(sitting("1"), (Draft(citing("carnk"), (then,)),), stored={then.id: then})
    path = library.path
    library.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE source SET sha256 = 'harmed'")
    with Library.open(path) as harmed:
        (draft,) = take_back(harmed, sitting("2", harmed)).drafts

        assert harmed.source(draft.source_of("carnk")).title == then.title
        with pytest.raises(LibraryDamaged):
            harmed.history.deleted_source(then.id)
