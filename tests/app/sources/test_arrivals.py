"""Sources on their way into an open library, and back out."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

import builders
from app.fakes import Later
from journal_desktop.app.sources import arrivals, finding
from journal_desktop.app.sources.arrivals import Arrival, Withdrawal
from journal_desktop.core.errors import DiskFull

NEW = tuple(builders.source(f"new{n}", f"A new paper {n}") for n in range(10))
IDS = tuple(each.id for each in NEW)


@pytest.fixture(autouse=True)
def in_steps(monkeypatch):
    """Ten sources take as many steps as ten thousand."""
    for name in ("WRITTEN", "SHOWN", "DELETED", "SLICE"):
        monkeypatch.setattr(arrivals, name, 3)


@dataclass
class Import:
    """One import, and what was heard of it."""

    workspace: object
    store: Later = field(default_factory=Later)
    told: list = field(default_factory=list)
    ended: list = field(default_factory=list)
    failed: list = field(default_factory=list)

    def arrive(self, sources=NEW):
        arrival = Arrival(
            self.workspace,
            self.store,
            tuple(map(finding.row, sources)),
            told=lambda *step: self.told.append(step),
            ended=self.ended.append,
            failed=self.failed.append,
        )
        arrival.start()
        return arrival

    def withdraw(self):
        Withdrawal(
            self.workspace,
            self.store,
            IDS,
            told=lambda *step: self.told.append(step),
            ended=self.ended.append,
            failed=self.failed.append,
        )
        self.store.do_all()


@pytest.fixture
def importing(workspace):
    return Import(workspace)


@pytest.fixture
def before(workspace):
    return dict(workspace.sources)


def held(workspace):
    return {each.id: each for each in workspace.library.sources()}


def test_all_of_it_is_kept_found_and_told(importing, workspace, before):
    importing.arrive()
    importing.store.do_all()

    assert importing.ended == [IDS]
    assert importing.told[-1] == (10, 10)
    assert workspace.sources == held(workspace) == before | dict(zip(IDS, NEW, strict=True))
    assert len(workspace.known.finder.having("new paper")) == 10
    assert workspace.known.keys.named("new3") == IDS[3]


def test_the_lane_is_free_for_others_between_the_steps(importing):
    importing.arrive()
    steps = 0
    while importing.store.waiting:
        assert len(importing.store.waiting) == 1
        importing.store.do_one()
        steps += 1

    assert steps == 1 + 4 + 4 + 4


@pytest.mark.parametrize("steps", range(13))
def test_whenever_it_is_cancelled_nothing_stays(importing, workspace, before, steps):
    arrival = importing.arrive()
    for _ in range(steps):
        importing.store.do_one()
    arrival.cancel()
    importing.store.do_all()

    assert importing.ended == [()]
    assert workspace.sources == held(workspace) == before
    assert workspace.known.finder.having("new paper") == ()


@pytest.mark.parametrize("name", ["put", "show"])
def test_a_full_disk_leaves_all_as_it_was(importing, workspace, before, monkeypatch, name):
    work = getattr(workspace.library.arrivals, name)
    left = iter(range(2))

    def fill(items):
        if next(left, None) is None:
            raise DiskFull("The disk is full.", "Make room.")
        return work(items)

    monkeypatch.setattr(workspace.library.arrivals, name, fill)
    importing.arrive()
    importing.store.do_all()

    assert [type(each) for each in importing.failed] == [DiskFull]
    assert importing.ended == []
    assert workspace.sources == held(workspace) == before


def test_one_that_was_deleted_comes_back(importing, workspace):
    workspace.library.save_sources(NEW[:1])
    workspace.library.delete_source(IDS[0])
    importing.arrive()
    importing.store.do_all()

    assert held(workspace).keys() >= set(IDS)


def test_it_is_taken_back(importing, workspace, before):
    importing.arrive()
    importing.store.do_all()
    importing.withdraw()

    assert importing.ended[1:] == [0]
    assert workspace.sources == held(workspace) == before
    assert workspace.known.finder.having("new paper") == ()
    assert "new3" not in workspace.known.keys


def test_what_is_cited_or_absorbed_another_stays(importing, workspace, session):
    importing.arrive()
    importing.store.do_all()
    session.edit_draft(session.draft.citing(NEW[4])[0], "Cite")
    merged = builders.source("new7", "A new paper 7", absorbed=(builders.source_id("gone"),))
    workspace.save_source(merged)
    importing.withdraw()

    assert importing.ended[1:] == [2]
    assert IDS[4] in held(workspace).keys() & workspace.sources.keys()
    assert workspace.sources[IDS[7]] == merged
    assert len(held(workspace).keys() & set(IDS)) == 2


@pytest.mark.parametrize("case", [(3, 1), (4, 0), (6, 0)])
def test_what_is_cited_while_it_is_taken_back_stays(importing, workspace, session, time, case):
    steps, kept = case
    importing.arrive()
    importing.store.do_all()
    Withdrawal(
        workspace,
        importing.store,
        IDS,
        told=lambda *_: None,
        ended=importing.ended.append,
        failed=importing.failed.append,
    )
    for _ in range(steps):
        importing.store.do_one()
    session.edit_draft(session.draft.citing(NEW[4])[0], "Cite")
    importing.store.do_all()
    time.pass_by(2)

    assert IDS[4] in held(workspace).keys() & workspace.sources.keys()
    assert workspace.known.finder.at(IDS[4])
    assert importing.ended[1:] == [kept]


def test_a_list_that_was_being_read_meanwhile_forgets_none(importing, sit_down, workspace):
    workspace._store = workspace._loading._store = importing.store
    workspace.relist()
    importing.store.do_one()
    importing.arrive()
    importing.store.do_all()

    assert workspace.sources.keys() >= set(IDS)
