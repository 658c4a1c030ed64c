from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from builders import article, asset
from journal_desktop.app.draft import Draft
from journal_desktop.app.trash.clearance import pictures
from journal_desktop.core.article import Seo
from journal_desktop.core.errors import StoreError
from journal_desktop.store.values import Purge

DRAWN = b"a picture, or near enough"
SHA256 = hashlib.sha256(DRAWN).hexdigest()
OTHER = "0" * 64


@pytest.fixture
def trashed(workspace):
    """A picture that nothing shows, as the trash lists it."""
    workspace.library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))
    return workspace.library.trash.list()


def purge(workspace, items, *, sure=lambda _: True, **more):
    told = []
    made = workspace.trash.purge(items, sure=sure, told=told.append, **more)
    return made, told


def test_pictures_are_found_in_every_state(shelf):
    shown = replace(shelf, takeaway=f"![](asset:{SHA256})", seo=Seo(image=f"asset:{OTHER}"))

    assert pictures([Draft(shelf), Draft(shown)]) == {SHA256, OTHER}


def test_nothing_goes_when_nobody_is_sure(workspace, trashed):
    asked = []
    _, told = purge(workspace, trashed, sure=asked.append)

    assert asked == [Purge(trashed)]
    assert told == [Purge()]
    assert workspace.library.trash.list() == trashed


def test_what_undo_can_bring_back_stays_until_the_article_is_closed_for_good(
    workspace, session, shelf, trashed, sit_down
):
    session.edit(replace(shelf, lead=f"![](asset:{SHA256})"), "Insert a picture")
    session.undo()
    _, told = purge(workspace, trashed)
    assert "Undo" in told[0].kept[0].why
    workspace = sit_down()
    _, told = purge(workspace, trashed)
    assert told[0].gone == trashed


def test_it_is_cancelled_between_two_portions(workspace, trashed):
    steps, made = [], []

    def step(*progress):
        steps.append(progress)
        if made:
            made[0].cancel()

    class Waiting:
        """Tasks that are done when they are told to."""

        def __init__(self):
            self.jobs = []

        def run(self, work, done, failed):
            del failed
            self.jobs.append((work, done))

    workspace.trash._store = waiting = Waiting()
    clearance, told = purge(workspace, trashed, step=step)
    made.append(clearance)
    while waiting.jobs:
        work, done = waiting.jobs.pop(0)
        done(work())

    assert steps
    assert told == [Purge()]
    assert workspace.library.trash.list() == trashed


def test_what_went_before_a_failure_is_told_with_it(workspace, trashed, failures, monkeypatch):
    error = StoreError("The disk is full.", "Make room.")

    def fail(_made):
        raise error

    monkeypatch.setattr(workspace.library.trash, "delete_on", fail)
    _, told = purge(workspace, trashed)

    assert told == [Purge()]
    assert failures == [error]


def test_an_open_article_that_is_not_to_go_is_untouched(workspace, session, shelf, trashed):
    workspace.take(article(id="other", slug="other", published=None))
    purge(workspace, trashed)

    assert workspace.session.article.id == "other"
