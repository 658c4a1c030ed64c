from dataclasses import replace
from datetime import date

import builders
from app.acting import FULL, type_lead
from journal_desktop.app.autosave import PAUSE, RETRY, Saved
from journal_desktop.templates import template


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
    assert workspace.sources[source.id] == source
    assert source.id not in stored(workspace)
    changed = replace(source, design="Randomised trial")
    session.edit_draft(session.draft.with_source(changed), "Edit a source")
    assert workspace.sources[source.id] == changed
    session.undo()
    assert workspace.sources[source.id] == source


def test_a_source_whose_adding_is_undone_leaves_the_library(workspace, session, time):
    source = add(workspace)
    time.pass_by(PAUSE)
    assert source.id in stored(workspace)
    session.undo()
    time.pass_by(PAUSE)
    assert source.id not in stored(workspace)
    assert source.id not in workspace.sources
    session.redo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source
    assert workspace.sources[source.id] == source
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
    assert workspace.sources[source.id] == source
    assert session.article.source_of("liu2020") is None


def test_a_new_source_stays_when_another_article_lists_it_by_now(workspace, session, time):
    source = add(workspace)
    other = workspace.begin(template("study_explainer"), date(2026, 6, 24))
    other.edit_draft(other.draft.citing(source)[0], "Cite")
    workspace.open(session.article.id)
    session.undo()
    time.pass_by(PAUSE)
    assert stored(workspace)[source.id] == source
    assert workspace.sources[source.id] == source


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
    assert workspace.sources[before.id] == before
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
    assert workspace.sources[source.id] == source
