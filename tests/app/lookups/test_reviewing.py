"""Answers reviewed, and taken in one step that can be undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import loopback
from builders import source_id
from journal_desktop.app.lookups import reviewing
from journal_desktop.app.lookups.completing import additions
from journal_desktop.cite.lookup import answers, found, queue
from journal_desktop.cite.lookup.exchange import Reply, Request, Service
from journal_desktop.cite.lookup.found import Step
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.source import Source, SourceStatus, csl_text

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STUB = Source(
    source_id("mehra2020"),
    "mehra2020",
    csl_text({"type": "article-journal", "DOI": "10.1056/NEJMoa2007621"}),
)
ASKED = Identifier("DOI", loopback.SURGISPHERE)


@pytest.fixture
def lookup(workspace):
    """An answered look-up of a stub that the library has."""
    workspace.save_source(STUB)
    trail = []
    for service, path in (
        (Service.DOI, "/doi/10.1056/nejmoa2007621"),
        (Service.CROSSREF, "/crossref/works/10.1056%2Fnejmoa2007621"),
    ):
        request, sent = Request(service, "https://there/"), loopback.everything()[path].sent
        trail.append(Step(request, answers.read(request, ASKED, Reply(200, sent), NOW)))
    return queue.settled(queue.begun(STUB.id, ASKED, NOW), found.combined(trail, "2026-11-22"), NOW)


def choices(review):
    return {row.variable: row.suggested for row in review.rows}


def test_an_answer_stands_beside_its_source(workspace, lookup):
    review = reviewing.review(workspace, lookup)

    assert review.source == STUB
    assert review.rows[0].variable == "status"
    assert not reviewing.needs_choice(review)
    assert "Retracted (Crossref, 2020-06-04), see 10.1056/nejmc2021225." in review.remarks


def test_taking_it_is_one_step_that_can_be_undone(workspace, lookup, session):
    review = reviewing.review(workspace, lookup)
    edit = reviewing.accept(workspace, [(review, choices(review))])

    after = workspace.sources[STUB.id]
    assert after.status is SourceStatus.RETRACTED
    assert after.short_authors == "Mehra et al."
    assert workspace.library.source(STUB.id) == after
    assert session.undo_label == "Complete a source"
    session.undo()
    assert workspace.sources[STUB.id] == STUB
    session.redo()
    assert workspace.sources[STUB.id] == after
    workspace.edits.undo(edit)
    assert workspace.library.source(STUB.id) == STUB


def test_without_an_open_article_it_can_be_undone_as_well(workspace, lookup):
    review = reviewing.review(workspace, lookup)
    edit = reviewing.accept(workspace, [(review, additions(review.rows))])

    assert workspace.library.source(STUB.id).title.startswith("Cardiovascular Disease")
    workspace.edits.undo(edit)
    assert workspace.library.source(STUB.id) == STUB


def test_taking_nothing_changes_nothing(workspace, lookup, session):
    review = reviewing.review(workspace, lookup)

    assert reviewing.accept(workspace, [(review, {})]) is None
    assert workspace.sources[STUB.id] == STUB
    assert not session.undo_label


def test_what_was_typed_since_stays(workspace, lookup):
    review = reviewing.review(workspace, lookup)
    typed = Source(STUB.id, STUB.key, STUB.item, notes="Mine")
    workspace.save_source(typed)
    reviewing.accept(workspace, [(review, choices(review))])

    assert workspace.sources[STUB.id].notes == "Mine"


def test_an_answer_without_a_source_or_a_record_is_not_reviewed(workspace, lookup):
    assert reviewing.review(workspace, queue.begun(STUB.id, ASKED, NOW)) is None
    workspace.sources.pop(STUB.id)
    assert reviewing.review(workspace, lookup) is None


def test_a_field_that_both_fill_in_needs_a_choice(workspace, lookup):
    typed = Source(STUB.id, STUB.key, csl_text(dict(STUB.csl) | {"volume": "381"}))
    workspace.save_source(typed)

    assert reviewing.needs_choice(reviewing.review(workspace, lookup))
