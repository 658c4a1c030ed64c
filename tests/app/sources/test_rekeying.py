"""A source's key is changed, and every citation follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from app.acting import FULL, refuse, type_lead
from app.fakes import Later
from journal_desktop.app.autosave import PAUSE
from journal_desktop.app.sources.rekeying import rekeyed
from journal_desktop.core import citations
from journal_desktop.core.article import CitedSource
from journal_desktop.core.errors import EditRefused

CARNK = builders.source_id("carnk")


@pytest.fixture
def closed(path, shelf):
    """Another article of the library, which nobody has open; it also shows the mark as code."""
    return builders.article(slug="another", lead="Here too [see @carnk, p. 2], not `[@carnk]`.")


@pytest.fixture
def two(workspace, session, closed):
    workspace.library.save(closed)
    return workspace


def rekey(workspace, new="li2025"):
    edit = rekeyed(workspace.sources[CARNK], new, workspace.known.keys)
    workspace.edits.run(edit, workspace.session)
    return edit


def test_every_article_follows_open_or_not(two, session, closed, time):
    rekey(two)
    time.pass_by(PAUSE)

    assert session.article.source_of("li2025") == CARNK
    assert citations.missing_keys(session.article) == ()
    stored = two.library.article(closed.id)
    assert stored.lead == "Here too [see @li2025, p. 2], not `[@carnk]`."
    assert two.library.article(session.article.id) == session.article
    assert two.library.source(CARNK).key == two.sources[CARNK].key == "li2025"
    assert [each.kind for each in two.library.revisions(closed.id)] == ["bulk"]


def test_one_undo_brings_all_back(two, session, closed, time):
    before = session.article
    rekey(two)
    assert session.undo_label == "Change the key carnk to li2025"
    session.undo()
    time.pass_by(PAUSE)

    assert session.article == before
    assert two.library.article(closed.id) == closed
    assert two.library.article(before.id) == before
    assert two.library.source(CARNK) == two.sources[CARNK] == builders.paper("carnk")

    session.redo()
    assert "[see @li2025, p. 2]" in two.library.article(closed.id).lead
    assert two.sources[CARNK].key == "li2025"


def test_the_former_key_still_finds_the_source_when_it_is_typed(two, session, time):
    rekey(two)
    type_lead(session, "Anew [@carnk].")

    assert session.article.source_of("carnk") == CARNK


def test_an_article_with_an_alias_of_its_own_keeps_it(workspace, session):
    other = builders.article(
        slug="own", lead="Seen [@review].", sections=(), sources=(CitedSource("review", CARNK),)
    )
    workspace.library.save(other)
    rekey(workspace)

    assert workspace.library.article(other.id) == other


def test_an_article_in_which_the_new_key_means_something_else_keeps_the_old_one(workspace, session):
    liu = CitedSource("li2025", builders.source_id("liu2020"))
    other = builders.article(slug="clash", sources=(*builders.cited("carnk"), liu))
    workspace.library.save(other)
    rekey(workspace)

    assert workspace.library.article(other.id) == other


def test_a_mark_that_names_no_source_is_not_given_one(workspace, session):
    other = builders.article(slug="lost", takeaway="Nobody knows [@li2025].")
    workspace.library.save(other)
    rekey(workspace)

    assert workspace.library.article(other.id) == other


def test_a_key_of_another_source_is_refused(workspace):
    with pytest.raises(EditRefused, match="liu2020"):
        rekeyed(workspace.sources[CARNK], "liu2020", workspace.known.keys)
    with pytest.raises(EditRefused, match="no key"):
        rekeyed(workspace.sources[CARNK], "no key", workspace.known.keys)


def test_nothing_is_half_done_when_the_store_fails(two, closed, time, monkeypatch, failures):
    session = two.session
    before, past = session.article, session.undo_label
    with monkeypatch.context() as full:
        full.setattr(two.library, "commit", refuse)
        rekey(two)
    time.pass_by(PAUSE)

    assert failures == [FULL]
    assert session.article == before
    assert session.undo_label == past
    assert two.sources[CARNK] == two.library.source(CARNK) == builders.paper("carnk")
    assert two.library.article(closed.id) == closed
    assert two.edits.undo_label == ""


def test_what_is_typed_meanwhile_stays_when_the_store_fails(
    sit_down, path, shelf, time, monkeypatch
):
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_all()
    workspace.open(shelf.id)
    tasks.do_all()
    heard = []
    workspace.listeners.failed.append(heard.append)
    monkeypatch.setattr(workspace.library, "commit", refuse)
    session = workspace.session
    rekey(workspace)
    session.edit(replace(session.article, takeaway="Typed [@li2025]."), "Typing", place="takeaway")
    tasks.do_all()

    assert heard == [FULL]
    assert session.article.takeaway == "Typed [@carnk]."
    assert citations.missing_keys(session.article) == ()
    assert workspace.sources[CARNK].key == "carnk"


def test_an_article_read_while_the_edit_is_stored_has_it(sit_down, path, shelf, closed, time):
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_all()
    workspace.library.save(closed)
    workspace.open(closed.id)  # its reading waits before the edit
    rekey(workspace)
    tasks.do_all()

    assert workspace.session.article.lead == "Here too [see @li2025, p. 2], not `[@carnk]`."
    assert workspace.library.article(closed.id) == workspace.session.article


def test_an_edit_without_an_open_article_is_undone_at_the_library(sit_down, closed, path, shelf):
    workspace = sit_down()
    rekey(workspace)
    assert workspace.library.article(shelf.id).source_of("li2025") == CARNK
    assert workspace.edits.undo_label == "Change the key carnk to li2025"
    workspace.edits.undo()

    assert workspace.library.article(shelf.id) == shelf
    assert workspace.sources[CARNK] == builders.paper("carnk")
    assert workspace.edits.undo_label == ""


def test_what_was_written_on_the_source_meanwhile_survives_the_undo(workspace, session):
    rekey(workspace)
    noted = replace(workspace.sources[CARNK], notes="Read twice.")
    workspace.save_source(noted)
    workspace.edits.undo()

    assert workspace.sources[CARNK] == builders.paper("carnk", notes="Read twice.")
