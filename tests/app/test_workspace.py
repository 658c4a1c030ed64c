import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

import builders
from app.acting import kinds, refuse, retitle, type_lead
from app.fakes import Later
from journal_desktop.app import block_edits
from journal_desktop.app.autosave import PAUSE, RETRY
from journal_desktop.core.errors import NotFound
from journal_desktop.core.slugs import slug
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library
from journal_desktop.templates import template


def test_a_new_article_is_there_after_reopening(workspace, sit_down):
    kind = template("study_explainer")
    session = workspace.begin(kind, date(2026, 6, 24))
    assert workspace.session is session
    assert [part.heading for part in kind.parts if part.required] == [
        section.heading for section in session.article.sections
    ]
    reopened = sit_down()
    assert reopened.library.article(session.article.id) == session.article
    assert session.article.created == date(2026, 6, 24)


def test_every_typed_letter_is_there_after_reopening(workspace, session, sit_down, time):
    type_lead(session, "Every letter.")
    time.pass_by(PAUSE)
    assert workspace.unsaved == ()
    assert sit_down().library.article(session.article.id).lead == "Every letter."


def test_putting_down_waits_for_no_pause(workspace, session, sit_down):
    type_lead(session, "Typed and closed at once")
    workspace.put_down()
    assert sit_down().library.article(session.article.id).lead == "Typed and closed at once"


def test_letters_typed_during_a_save_are_saved_when_put_down(sit_down, shelf, time):
    lane = Later()
    workspace = sit_down(lane)
    workspace.open(shelf.id)
    lane.do_all()
    type_lead(workspace.session, "First")
    time.pass_by(PAUSE)
    assert len(lane.waiting) == 1
    type_lead(workspace.session, "First and last")
    workspace.put_down()
    for work, _, _ in lane.waiting:  # the window is gone: nothing is delivered any more
        work()
    assert sit_down().library.article(shelf.id).lead == "First and last"


def test_an_article_that_is_taken_in_brings_its_sources(workspace, sit_down):
    source = builders.source("own", "A source of its own")
    article = builders.blank(title="Taken in", sources=builders.cited("own"))
    workspace.take(article, (source,))
    assert workspace.sources[source.id] == source
    reopened = sit_down()
    assert reopened.library.source(source.id) == source
    assert reopened.library.article(article.id) == replace(article)


def test_each_article_keeps_its_undo(workspace, session, shelf):
    type_lead(session, "Changed")
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    type_lead(other, "Other")
    workspace.open(shelf.id)
    assert workspace.session is session
    workspace.session.undo()
    assert workspace.session.article.lead == shelf.lead
    workspace.open(other.article.id)
    assert workspace.session.undo_label == "Typing"


def test_opening_twice_in_a_row_keeps_what_was_typed_in_between(sit_down, shelf):
    lane = Later()
    workspace = sit_down(lane)
    lane.do_all()
    workspace.open(shelf.id)
    workspace.open(shelf.id)
    lane.do_one()
    first = workspace.session
    type_lead(first, "Typed")
    lane.do_all()
    assert workspace.session is first
    assert first.article.lead == "Typed"


def test_the_article_asked_for_last_is_the_one_shown(sit_down, shelf):
    other = builders.blank(title="Other")
    lane = Later()
    workspace = sit_down(lane)
    workspace.library.save(other)
    workspace.open(shelf.id)
    workspace.open(other.id)
    shown = []
    workspace.listeners.opened.append(lambda session: shown.append(session.article.id))
    lane.do_all()
    assert shown == [other.id]


def test_a_duplicate_is_an_article_of_its_own(workspace, session, shelf, sit_down):
    type_lead(session, "Not saved yet")
    workspace.duplicate(shelf.id)
    copy = workspace.session.article
    assert copy.lead == "Not saved yet"
    assert copy.id != shelf.id
    workspace.session.apply(block_edits.delete(copy.sections[0].id))
    workspace.put_down()
    library = sit_down().library
    assert len(library.article(copy.id).sections) == 3
    assert len(library.article(shelf.id).sections) == 4


def test_an_article_that_is_not_open_can_be_duplicated(workspace, shelf):
    workspace.duplicate(shelf.id)
    assert workspace.session.article.title == f"{shelf.title} (copy)"
    assert workspace.session.article.slug == slug(f"{shelf.title} (copy)")


def test_a_deleted_article_comes_back_whole(workspace, session, shelf, time):
    type_lead(session, "Last words")
    workspace.delete(shelf.id)
    assert workspace.session is None
    assert workspace.summaries == ()
    assert kinds(workspace, shelf.id)[0] == "delete"
    workspace.restore(shelf.id)
    assert workspace.session.article.lead == "Last words"
    assert [row.id for row in workspace.summaries] == [shelf.id]
    type_lead(workspace.session, "And more")
    time.pass_by(PAUSE)
    assert workspace.library.article(shelf.id).lead == "And more"


def test_an_article_that_can_not_be_deleted_keeps_its_text_and_undo(
    workspace, session, full_disk, monkeypatch, time
):
    type_lead(session, "Typed")
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "delete", refuse)
        workspace.delete(session.article.id)
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    workspace.open(session.article.id)
    assert workspace.session is session
    full_disk()
    time.pass_by(RETRY)
    assert workspace.library.article(session.article.id).lead == "Typed"


def test_what_is_not_there_is_told_and_nothing_else_happens(workspace, session, failures):
    workspace.open("no-such-article")
    workspace.duplicate("no-such-article")
    workspace.restore("no-such-article")
    assert [type(error) for error in failures] == [NotFound] * 3
    assert workspace.session is session


def test_an_article_is_found_by_slug_and_by_id(workspace, shelf):
    assert workspace.find(shelf.slug) == workspace.find(shelf.id) == shelf.id
    with pytest.raises(NotFound):
        workspace.find("no-such-slug")


def test_the_slug_follows_the_title_until_it_is_published(workspace):
    session = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    for title in ("Can", "Can cells", "Can cells heal?"):
        retitle(session, title)
    assert session.article.slug == "can-cells-heal"
    session.edit(replace(session.article, status=Status.PUBLISHED), "Status")
    retitle(session, "Could cells heal?")
    assert session.article.slug == "can-cells-heal"


def test_a_slug_chosen_by_hand_is_kept(workspace):
    session = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    retitle(session, "Can cells heal?")
    session.edit(replace(session.article, slug="cells"), "Article details")
    retitle(session, "Could cells heal?")
    assert session.article.slug == "cells"


def test_no_two_articles_get_one_slug_even_before_they_are_saved(sit_down, shelf):
    lane = Later()
    workspace = sit_down(lane)
    first = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    lane.do_all()
    retitle(first, "Cells")
    second = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    retitle(second, "Cells")
    assert (first.article.slug, second.article.slug) == ("cells", "cells-2")


def test_slugs_of_the_others_are_taken_and_no_slug_is_not_one(workspace, session, shelf):
    untitled = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    assert workspace.slugs() == {shelf.slug}
    workspace.open(shelf.id)
    assert untitled.article.slug == ""
    assert workspace.slugs() == frozenset()


def test_the_journal_is_kept(workspace, sit_down):
    workspace.save_journal(builders.journal(title="Other name"))
    assert workspace.journal.title == "Other name"
    assert sit_down().journal.title == "Other name"


def test_use_cases_of_a_library_that_can_not_be_written_are_refused_in_words(read_only, shelf):
    heard = []
    read_only.listeners.failed.append(heard.append)
    read_only.remember("named", "Mine")
    read_only.save_source(builders.paper("carnk", design="Review"))
    read_only.save_journal(builders.journal(title="Other"))
    read_only.delete(shelf.id)
    assert len(heard) == 4
    assert all("newer version" in error.message for error in heard)
    assert [row.id for row in read_only.summaries] == [shelf.id]


def test_everyone_who_listens_hears(workspace, shelf):
    heard = []
    workspace.listeners.opened.append(lambda session: heard.append(("opened", session)))
    workspace.listeners.changed.append(lambda change: heard.append(("changed", change.place)))
    workspace.listeners.listed.append(lambda: heard.append("listed"))
    workspace.load(lambda: heard.append("then"))
    workspace.open(shelf.id)
    type_lead(workspace.session, "A")
    assert heard == ["listed", "then", ("opened", workspace.session), ("changed", "lead")]


def test_the_lists_follow_what_was_saved(workspace, session, time):
    retitle(session, "Another title")
    time.pass_by(PAUSE)
    assert [row.title for row in workspace.summaries] == ["Another title"]


def test_damaged_rows_lock_nobody_out_of_the_other_articles(sit_down, shelf, path):
    other = builders.article(slug="other", title="Other")
    with Library.open(path) as library:
        library.save(other)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE article SET status = 'nonsense' WHERE id = ?", (shelf.id,))
        connection.execute("UPDATE source SET item = '{}' WHERE key = 'liu2020'")
    told = []
    workspace = sit_down()
    workspace.listeners.failed.append(told.append)
    workspace.relist()
    workspace.relist()

    assert [(row.id, row.damaged) for row in workspace.summaries] == [
        (other.id, False),
        (shelf.id, True),
    ]
    assert len(workspace.sources) == len(builders.PAPERS) - 1
    workspace.open(other.id)
    assert workspace.session.article == other
    workspace.open(shelf.id)
    assert workspace.session.article == other
    assert "damaged" in str(told[-1])
    assert sum("liu2020" in str(each) for each in told) <= 1
