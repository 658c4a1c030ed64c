import hashlib
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

import builders
from app.fakes import Later
from journal_desktop.app import block_edits
from journal_desktop.app.autosave import BEHIND, PAUSE, RETRY, Failed, Saved, Unsaved
from journal_desktop.app.contexts import context_for
from journal_desktop.core.article import Status
from journal_desktop.core.errors import DiskFull, LibraryReadOnly, NotFound
from journal_desktop.core.slugs import slug
from journal_desktop.render.page import page
from journal_desktop.templates import template

FULL = DiskFull("The disk is full.", "Free some space.")


def type_lead(session, text):
    for end in range(1, len(text) + 1):
        session.apply(block_edits.prose("lead", text[:end]))


def retitle(session, title):
    session.edit(replace(session.article, title=title), "Typing the title", place="title")


def kinds(workspace, article):
    return [revision.kind for revision in workspace.library.revisions(article)]


@pytest.fixture
def workspace(sit_down):
    return sit_down()


@pytest.fixture
def session(workspace, shelf):
    workspace.open(shelf.id)
    return workspace.session


@pytest.fixture
def states(workspace):
    heard = []
    workspace.listeners.saving.append(heard.append)
    return heard


@pytest.fixture
def failures(workspace):
    heard = []
    workspace.listeners.failed.append(heard.append)
    return heard


@pytest.fixture
def full_disk(workspace, monkeypatch):
    """Let no save succeed until the function is called."""

    def refuse(*_arguments, **_named):
        raise FULL

    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", refuse)
        yield patched.undo


# New articles and what becomes of them


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
    assert workspace.known_sources()[source.id] == source
    reopened = sit_down()
    assert reopened.library.source(source.id) == source
    assert reopened.library.article(article.id) == replace(article)


# Versions


def test_the_first_edit_of_a_sitting_leaves_the_state_before_it(workspace, session, shelf, time):
    type_lead(session, "New")
    time.pass_by(PAUSE)
    type_lead(session, "Newer")
    time.pass_by(PAUSE)
    assert kinds(workspace, shelf.id) == ["before"]
    kept = workspace.library.revisions(shelf.id)[0].text
    assert shelf.lead in kept


def test_the_state_before_is_kept_even_when_the_first_save_failed(
    workspace, session, shelf, time, monkeypatch
):
    remember = workspace.library.remember

    def refuse(*_arguments, **_named):
        raise FULL

    monkeypatch.setattr(workspace.library, "remember", refuse)
    type_lead(session, "New")
    time.pass_by(PAUSE)
    assert workspace.library.article(shelf.id).lead == shelf.lead
    monkeypatch.setattr(workspace.library, "remember", remember)
    time.pass_by(RETRY)
    assert workspace.library.article(shelf.id).lead == "New"
    assert kinds(workspace, shelf.id) == ["before"]


def test_leaving_an_article_keeps_a_version_if_it_was_changed(workspace, session, shelf):
    type_lead(session, "New")
    workspace.begin(template("study_explainer"), date(2026, 6, 24))
    assert kinds(workspace, shelf.id) == ["close", "before"]
    workspace.open(shelf.id)
    workspace.put_down()
    assert kinds(workspace, shelf.id) == ["close", "before"]


def test_reading_an_article_leaves_no_version(workspace, session, shelf):
    workspace.put_down()
    assert kinds(workspace, shelf.id) == []


def test_a_version_can_be_named(workspace, session, shelf):
    type_lead(session, "New")
    workspace.remember("named", "As sent to Asha")
    newest = workspace.library.revisions(shelf.id)[0]
    assert (newest.kind, newest.label) == ("named", "As sent to Asha")
    assert workspace.library.article(shelf.id).lead == "New"


def test_a_version_that_could_not_be_kept_is_told(workspace, session, failures, monkeypatch):
    def refuse(*_arguments, **_named):
        raise FULL

    monkeypatch.setattr(workspace.library, "remember", refuse)
    workspace.remember("named", "Mine")
    assert failures == [FULL]


# Several articles


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
    workspace, session, shelf, failures, full_disk, monkeypatch, time
):
    def refuse(_article):
        raise FULL

    type_lead(session, "Typed")
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "delete", refuse)
        workspace.delete(shelf.id)
    assert failures == [FULL]
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    workspace.open(shelf.id)
    assert workspace.session is session
    full_disk()
    time.pass_by(RETRY)
    assert workspace.library.article(shelf.id).lead == "Typed"


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


# Slugs


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


# Saving that fails


def test_a_failed_save_is_told_kept_and_tried_again(
    workspace, session, shelf, states, full_disk, time
):
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    assert states[-1] == Failed(FULL)
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    full_disk()
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)
    assert workspace.library.article(shelf.id).lead == "Typed"


def test_saved_is_never_said_while_another_article_is_not(
    workspace, session, states, monkeypatch, time
):
    save = workspace.library.save

    def choosy(article, sources=()):
        if article.id == session.article.id:
            raise FULL
        return save(article, sources)

    monkeypatch.setattr(workspace.library, "save", choosy)
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    assert states[-1] == Failed(FULL)
    type_lead(other, "Fine")
    time.pass_by(PAUSE)
    assert states[-1] == Failed(FULL)
    assert not any(isinstance(state, Saved) for state in states)
    monkeypatch.setattr(workspace.library, "save", save)
    time.pass_by(RETRY)
    assert isinstance(states[-1], Saved)


def test_an_article_opened_during_a_failure_shows_the_failure(
    workspace, session, states, full_disk, time
):
    type_lead(session, "Typed")
    time.pass_by(PAUSE)
    order = []
    workspace.listeners.opened.append(lambda _session: order.append("opened"))
    workspace.listeners.saving.append(order.append)
    workspace.open(session.article.id)
    assert order[order.index("opened") + 1 :] == [Failed(FULL)]


def test_a_listener_that_fails_does_not_end_the_saving(workspace, session, shelf, time):
    def broken():
        raise ZeroDivisionError

    workspace.listeners.listed.append(broken)
    type_lead(session, "One")
    with pytest.raises(ZeroDivisionError):
        time.pass_by(PAUSE)
    workspace.listeners.listed.clear()
    type_lead(session, "Two")
    time.pass_by(PAUSE)
    assert workspace.library.article(shelf.id).lead == "Two"
    assert workspace.unsaved == ()


def test_a_bug_in_the_store_is_raised_and_the_text_kept(sit_down, shelf, time, monkeypatch):
    lane = Later()
    workspace = sit_down(lane)
    workspace.open(shelf.id)
    lane.do_all()
    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", lambda *_a: 1 // 0)
        type_lead(workspace.session, "Typed")
        time.pass_by(BEHIND)
        with pytest.raises(ZeroDivisionError):
            lane.do_all()
    assert [draft.article.lead for draft in workspace.unsaved] == ["Typed"]
    time.pass_by(RETRY)
    lane.do_all()
    assert workspace.unsaved == ()
    assert workspace.library.article(shelf.id).lead == "Typed"


# A library that can't be written


@pytest.fixture
def read_only(sit_down, path, shelf):
    """A workspace on a library that a newer program wrote."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 999")
    workspace = sit_down()
    assert workspace.library.read_only
    workspace.open(shelf.id)
    return workspace


def test_edits_of_a_library_that_can_not_be_written_stay_in_memory(read_only, shelf, time):
    states = []
    failures = []
    read_only.listeners.saving.append(states.append)
    read_only.listeners.failed.append(failures.append)
    type_lead(read_only.session, "Typed")
    time.pass_by(PAUSE)
    assert states[0] == Unsaved()
    assert "newer version" in states[-1].error.message
    assert [draft.article.lead for draft in read_only.unsaved] == ["Typed"]
    told = len(states)
    time.pass_by(60)
    assert len(states) == told
    read_only.session.undo()
    read_only.put_down()
    assert failures == []
    assert read_only.library.article(shelf.id) == shelf


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


def test_a_disk_that_turned_read_only_is_a_failure_like_any_other(
    workspace, session, shelf, states, time, monkeypatch
):
    error = LibraryReadOnly("It can be read but not changed.")

    def refuse(*_arguments):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "save", refuse)
        type_lead(session, "Typed")
        time.pass_by(PAUSE)
        assert states[-1] == Failed(error)
    time.pass_by(RETRY)
    assert workspace.library.article(shelf.id).lead == "Typed"


# Sources


def cite(workspace, key, **fields):
    source = builders.paper(key, **fields)
    draft, _ = workspace.session.draft.citing(source)
    workspace.session.edit_draft(draft, "Cite")
    return source


def add(workspace, title="A new paper"):
    source = builders.source("new", title)
    workspace.session.edit_draft(workspace.session.draft.citing(source)[0], "Add a source")
    return source


def stored(workspace):
    return {source.id: source for source in workspace.library.sources()}


def test_the_open_draft_s_sources_are_known_before_they_are_saved(workspace, session):
    source = add(workspace)
    assert workspace.known_sources()[source.id] == source
    assert source.id not in stored(workspace)
    changed = replace(source, design="Randomised trial")
    session.edit_draft(session.draft.with_source(changed), "Edit a source")
    assert workspace.known_sources()[source.id] == changed
    session.undo()
    assert workspace.known_sources()[source.id] == source


def test_a_source_whose_adding_is_undone_leaves_the_library(workspace, session, time):
    source = add(workspace)
    time.pass_by(PAUSE)
    assert source.id in stored(workspace)
    session.undo()
    time.pass_by(PAUSE)
    assert source.id not in stored(workspace)
    assert source.id not in workspace.known_sources()
    session.redo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source
    assert workspace.known_sources()[source.id] == source
    assert session.article.source_of("new") == source.id


def test_a_source_undone_before_it_was_saved_was_never_there(workspace, session, time, states):
    source = add(workspace)
    session.undo()
    time.pass_by(PAUSE)
    assert source.id not in stored(workspace)
    assert isinstance(states[-1], Saved)


def test_a_source_the_library_had_stays_when_its_citing_is_undone(workspace, session, time):
    source = cite(workspace, "liu2020")
    time.pass_by(PAUSE)
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source
    assert workspace.known_sources()[source.id] == source
    assert session.article.source_of("liu2020") is None


def test_a_new_source_stays_when_another_article_lists_it_by_now(workspace, session, time):
    source = add(workspace)
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    other.edit_draft(other.draft.citing(source)[0], "Cite")
    workspace.open(session.article.id)
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source
    assert workspace.known_sources()[source.id] == source


def test_a_new_source_stays_when_an_import_lists_it_by_now(workspace, session, time):
    source = add(workspace)
    workspace.save_now()
    workspace.library.save(builders.blank(sources=builders.cited("new")))
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source


def test_undoing_a_source_s_edit_brings_the_library_s_state_back(workspace, session, time):
    before = builders.paper("prisma2020")
    changed = replace(before, design="Reporting guideline")
    session.edit_draft(session.draft.with_source(changed), "Edit a source")
    time.pass_by(PAUSE)
    assert stored(workspace)[before.id] == changed
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[before.id] == before
    assert workspace.known_sources()[before.id] == before
    session.redo()
    time.pass_by(PAUSE)
    assert stored(workspace)[before.id] == changed


def test_an_edit_of_a_source_in_one_article_survives_saves_of_another(workspace, session, time):
    source = cite(workspace, "liu2020")
    type_lead(session, "First")
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    changed = replace(source, design="Phase 1 and 2 trial")
    other.edit_draft(other.draft.with_source(changed), "Edit a source")
    workspace.open(session.article.id)
    assert session.draft.source(source.id) == changed
    type_lead(session, "Second")
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == changed
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == changed


def test_a_late_retry_does_not_bring_back_an_old_state_of_a_source(
    workspace, session, time, monkeypatch
):
    save = workspace.library.save

    def choosy(article, sources=()):
        if article.id == session.article.id:
            raise FULL
        return save(article, sources)

    monkeypatch.setattr(workspace.library, "save", choosy)
    source = cite(workspace, "liu2020")
    time.pass_by(PAUSE)
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    changed = replace(source, design="Phase 1 and 2 trial")
    other.edit_draft(other.draft.with_source(changed), "Edit a source")
    time.pass_by(PAUSE)
    monkeypatch.setattr(workspace.library, "save", save)
    time.pass_by(RETRY)
    assert workspace.unsaved == ()
    assert stored(workspace)[source.id] == changed


def test_a_source_saved_without_an_article_is_kept_and_known(workspace):
    source = builders.source("new", "A new paper")
    workspace.save_source(source)
    assert stored(workspace)[source.id] == source
    assert workspace.sources[source.id] == source


def test_reading_the_lists_anew_forgets_no_unsaved_source(workspace, session):
    source = add(workspace)
    workspace.relist()
    assert workspace.known_sources()[source.id] == source


# The journal and the page


def test_the_journal_is_kept(workspace, sit_down):
    workspace.save_journal(builders.journal(title="Other name"))
    assert workspace.journal.title == "Other name"
    assert sit_down().journal.title == "Other name"


def test_the_page_of_the_window_is_the_page_of_the_library(workspace, session, shelf):
    sha256 = "a" * 64
    draft = builders.blank(title="A draft", slug="a-draft")
    workspace.library.save(draft)
    workspace.library.save(builders.blank(title="Public", slug="public", status=Status.PUBLISHED))
    workspace.relist()
    type_lead(
        session,
        f"Words [@carnk; @nobody], [one](article:public), [two](article:{draft.id}), "
        f"[three](article:lost) and\n\n![a picture](asset:{sha256})",
    )
    workspace.save_now()
    article = workspace.library.article(shelf.id)
    here = page(session.article, workspace.context())
    there = page(article, context_for(workspace.library, [article]))
    assert here.html == there.html
    assert here.messages == there.messages
    assert len(here.messages) >= 2
    assert ">one</a>" in here.html


def test_a_picture_is_known_by_the_name_its_page_gives_it(workspace, session):
    asset, data = picture()
    missing = f"![x](asset:{asset.sha256})"
    session.apply(block_edits.prose("lead", missing))
    assert workspace.context().assets == {}
    assert workspace.asset_bytes(asset.filename) is None
    workspace.library.add_asset(data, asset)
    workspace.relist()
    assert workspace.context().assets == {asset.sha256: asset}
    assert workspace.asset_bytes(asset.filename) == data


def picture():
    written = io.BytesIO()
    Image.new("RGB", (4, 3)).save(written, "PNG")
    data = written.getvalue()
    return builders.asset(hashlib.sha256(data).hexdigest(), width=4, height=3, size=len(data)), data


# Listeners


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
