"""Look-ups in memory and in the library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.acting import refuse
from builders import paper, source_id
from journal_desktop.app.lookups.rows import Rows, answering, marked
from journal_desktop.app.tasks import Here
from journal_desktop.cite.lookup import found, queue
from journal_desktop.cite.lookup.found import Found
from journal_desktop.core.identifiers import Identifier

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ASKED = Identifier("DOI", "10.1056/nejmoa1910607")
BEGUN = queue.begun(source_id("liu2020"), ASKED, NOW)
DONE = queue.settled(BEGUN, Found(paper("liu2020")), NOW)


@pytest.fixture
def rows(workspace, failures):
    rows = Rows(workspace.library, Here(), failures.append)
    rows.load(lambda: None)
    return rows


def test_what_is_put_is_kept_and_what_is_dropped_is_gone(rows, workspace):
    rows.put((BEGUN,))
    assert workspace.library.lookups.every() == (BEGUN,)
    rows.drop((BEGUN.id,))
    assert workspace.library.lookups.every() == ()
    assert rows.some((BEGUN.id,)) == ()


def test_it_reads_the_library_once(rows, workspace):
    rows.put((BEGUN,))
    again = Rows(workspace.library, Here(), pytest.fail)
    again.load(lambda: None)
    workspace.library.lookups.delete((BEGUN.id,))
    again.load(lambda: None)

    assert again.some((BEGUN.id,)) == (BEGUN,)


def test_the_newest_answer_to_an_identifier_is_known(rows):
    older = queue.settled(
        queue.begun(source_id("twin"), ASKED, NOW), Found(paper("liu2020")), NOW - timedelta(days=1)
    )
    rows.put((older, DONE))

    assert rows.answered(ASKED) == DONE
    assert rows.answered(Identifier("DOI", "10.1136/bmj.n71")) is None
    taken = answering(queue.begun(source_id("other"), ASKED, NOW), marked(DONE, is_seen=True))
    assert not found.is_seen(taken.result)
    assert taken.source == source_id("other")


def test_a_full_disk_is_told_and_the_look_up_goes_on(rows, workspace, failures, monkeypatch):
    monkeypatch.setattr(workspace.library.lookups, "put", refuse)
    rows.put((BEGUN,))

    assert len(failures) == 1
    assert rows.some((BEGUN.id,)) == (BEGUN,)
