from dataclasses import replace

import pytest

import builders
from app.fakes import Time
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Change, Edit, Session

ARTICLE = builders.blank(title="Cells")


def titled(title):
    return replace(ARTICLE, title=title)


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def session(time):
    return Session(Draft(ARTICLE), time.clock)


@pytest.fixture
def heard(session):
    changes: list[Change] = []
    session.listen(changes.append)
    return changes


def test_every_listener_hears_what_was_done_where_and_by_which_view(session, heard):
    also: list[Change] = []
    session.listen(also.append)
    view = object()
    session.edit(titled("Cells!"), "Typing the title", place="title", source=view)
    assert heard == [Change(Draft(ARTICLE), Draft(titled("Cells!")), "title", view)]
    assert also == heard
    assert session.article.title == "Cells!"


def test_an_edit_that_changes_nothing_is_not_announced(session, heard):
    session.edit(replace(ARTICLE), "Typing")
    session.undo()
    session.redo()
    assert heard == []


def test_undo_and_redo_are_changes_of_no_view(session, heard):
    session.edit(titled("A"), "Typing the title", place="title", source=object())
    assert (session.undo_label, session.redo_label) == ("Typing the title", "")
    session.undo()
    assert (session.undo_label, session.redo_label) == ("", "Typing the title")
    session.redo()
    before, after = Draft(ARTICLE), Draft(titled("A"))
    assert heard[1:] == [
        Change(after, before, "title", None, is_undo=True),
        Change(before, after, "title", None, is_undo=True),
    ]


def test_proposed_edits_are_applied_to_the_article_as_it_stands(session, heard):
    def longer(article):
        return replace(article, title=article.title + "s")

    view = object()
    for _ in range(2):
        session.apply(Edit("Typing", longer, "title", joins=True), view)
    assert session.article.title == "Cellsss"
    assert heard[-1].source is view
    session.undo()
    assert session.article == ARTICLE


def test_bursts_of_typing_are_parted_by_the_clock(session, time):
    for title in ("C1", "C2"):
        session.edit(titled(title), "Typing", joins=True)
        time.now += 10
    session.undo()
    assert session.article.title == "C1"


def test_what_follows_from_an_edit_is_part_of_it(time):
    def settle(before, after):
        return replace(after, slug=f"{before.title}-{after.title}".lower())

    session = Session(Draft(ARTICLE), time.clock, settle)
    session.edit(titled("Trials"), "Typing the title")
    assert session.article.slug == "cells-trials"
    session.undo()
    assert session.article == ARTICLE


def test_one_undo_covers_article_and_sources(session):
    draft, _ = session.draft.citing(builders.paper("liu2020"))
    session.edit_draft(draft, "Cite")
    session.undo()
    assert session.draft == Draft(ARTICLE)
    session.redo()
    assert session.draft == draft


def test_a_listener_may_add_another(session):
    late: list[Change] = []
    session.listen(lambda _change: session.listen(late.append))
    session.edit(titled("A"), "Typing")
    assert late == []
    session.edit(titled("B"), "Typing")
    assert len(late) == 1


def test_what_was_amended_is_not_announced_and_not_undone(session, heard):
    session.edit(titled("A"), "Typing")
    source = builders.paper("carnk")
    session.amend(lambda draft: draft.with_source(source))
    assert len(heard) == 1
    session.undo()
    assert session.draft == Draft(ARTICLE, (source,))
