"""Words that could not be saved, and then the power went: they come back with their library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, blank, cited, journal, paper, source_id
from journal_desktop.app import refuge
from journal_desktop.app.draft import Draft
from journal_desktop.app.refuge import LABEL, Place
from journal_desktop.core.article import Status
from journal_desktop.core.errors import DiskFull
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
    assert refuge.keep(sitting("1"), (Draft(typed),))
    returned = refuge.take_back(library, sitting("2"))

    assert [each.id for each in returned.versions] == [stored.id]
    assert library.article(stored.id) == stored
    (version,) = library.history.list(stored.id)
    assert version.label == LABEL
    assert library.history.article(version.id).lead == "As it was typed last."
    assert not sitting("2").home.exists() or not any(sitting("2").home.iterdir())
    assert refuge.take_back(library, sitting("3")) == refuge.Returned()


def test_words_that_were_saved_after_all_make_no_version(library, sitting):
    stored = article()
    library.save(stored)
    refuge.keep(sitting("1"), (Draft(stored),))

    assert refuge.take_back(library, sitting("2")) == refuge.Returned()
    assert library.history.list(stored.id) == ()
    assert not left(sitting("2"))


def test_an_article_that_was_never_saved_is_a_draft_with_what_it_cites(library, sitting):
    typed = replace(citing("carnk"), status=Status.PUBLISHED, slug="fresh")
    refuge.keep(sitting("1"), (Draft(typed, (paper("carnk"),)),))
    returned = refuge.take_back(library, sitting("2"))

    (draft,) = returned.drafts
    assert library.article(typed.id) == draft
    assert form.write(draft) == form.write(replace(typed, status=Status.DRAFT))
    assert library.source(source_id("carnk")) == paper("carnk")


def test_a_version_brings_the_source_that_it_cites(library, sitting):
    stored = article()
    library.save(stored)
    typed = replace(citing("liu2020"), id=stored.id)
    refuge.keep(sitting("1"), (Draft(typed, (paper("liu2020"),)),))
    refuge.take_back(library, sitting("2"))

    assert library.source(source_id("liu2020")) == paper("liu2020")


def test_a_source_that_is_there_is_not_written_over(library, sitting):
    library.save_sources((replace(paper("carnk"), notes="What I noted since."),))
    typed = citing("carnk")
    refuge.keep(sitting("1"), (Draft(typed, (paper("carnk"),)),))
    refuge.take_back(library, sitting("2"))

    assert library.source(source_id("carnk")).notes == "What I noted since."


def test_the_trash_keeps_what_it_has_and_the_words_are_a_draft_beside_it(library, sitting):
    stored = article(title="Put away", slug="put-away")
    library.save(stored)
    library.delete(stored.id)
    refuge.keep(sitting("1"), (Draft(replace(stored, lead="Typed last.")),))
    (draft,) = refuge.take_back(library, sitting("2")).drafts

    assert draft.id != stored.id
    assert (draft.title, draft.lead) == ("Put away", "Typed last.")
    assert [each.id for each in library.deleted()] == [stored.id]
    assert [each.id for each in library.summaries()] == [draft.id]


def test_what_cannot_be_read_stays_and_is_named_while_the_rest_comes_back(library, sitting):
    spoilt, whole = article(title="Spoilt"), article(title="Whole")
    refuge.keep(sitting("1"), (Draft(spoilt),))
    (path,) = left(sitting("1"))
    path.write_bytes(b"\xff\x00 not an article")
    refuge.keep(sitting("2"), (Draft(whole),))
    returned = refuge.take_back(library, sitting("3"))

    assert returned.unread == (path,)
    assert [each.title for each in returned.drafts] == ["Whole"]
    assert left(sitting("3")) == [path]


def test_no_sitting_writes_over_what_another_could_not_save(library, sitting):
    stored = article()
    library.save(stored)
    for name in ("1", "2"):
        refuge.keep(sitting(name), (Draft(replace(stored, lead=f"Words of sitting {name}.")),))
    refuge.take_back(library, sitting("3"))
    leads = {library.history.article(each.id).lead for each in library.history.list(stored.id)}

    assert leads == {"Words of sitting 1.", "Words of sitting 2."}


def test_only_what_is_unsaved_is_kept_and_nothing_once_all_is_saved(library, sitting):
    one, other = article(title="One"), article(title="Other")
    place = sitting("1")
    refuge.keep(place, (Draft(one), Draft(other)))
    refuge.keep(place, (Draft(other),))
    assert [form.read(each.read_text(encoding="utf-8")).title for each in left(place)] == ["Other"]
    refuge.forget(place)

    assert not place.of_library.exists()


def test_a_library_that_still_cannot_be_written_leaves_the_copies(library, sitting, monkeypatch):
    refuge.keep(sitting("1"), (Draft(article()),))

    def full(*_):
        raise DiskFull("The disk is full.", "Free some room.")

    monkeypatch.setattr(library, "save", full)
    returned = refuge.take_back(library, sitting("2"))

    assert isinstance(returned.error, DiskFull)
    assert len(left(sitting("2"))) == 1


def test_a_library_that_moved_has_its_words_back_but_a_copy_of_it_does_not(
    library, sitting, tmp_path
):
    refuge.keep(sitting("1"), (Draft(article()),))
    library.close()
    copy = tmp_path / "copy.journal"
    copy.write_bytes(library.path.read_bytes())
    with Library.open(copy) as other:
        assert refuge.take_back(other, sitting("2", other)) == refuge.Returned()
    library.path.rename(tmp_path / "moved.journal")
    with Library.open(tmp_path / "moved.journal") as moved:
        assert len(refuge.take_back(moved, sitting("3", moved)).drafts) == 1


def test_a_state_folder_that_cannot_be_written_is_no_bug(library, tmp_path):
    (tmp_path / "in the way").write_text("")
    place = Place(tmp_path / "in the way", library.path, "j", "1")

    assert not refuge.keep(place, (Draft(article()),))
    assert refuge.take_back(library, place) == refuge.Returned()
