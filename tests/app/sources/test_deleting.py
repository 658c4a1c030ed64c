"""A source is deleted only where nobody cites it."""

from __future__ import annotations

import pytest

import builders
from journal_desktop.app.sources.deleting import deleted
from journal_desktop.core.errors import EditRefused, NotFound

CARNK, LIU = builders.source_id("carnk"), builders.source_id("liu2020")


def delete(workspace, source):
    workspace.edits.run(deleted(workspace.sources[source]), workspace.session)


def test_a_source_that_is_cited_in_an_open_article_stays(workspace, session, failures):
    delete(workspace, CARNK)

    assert isinstance(failures[0], EditRefused)
    assert "Could ready-made immune cells follow CAR-T" in str(failures[0])
    assert session.undo_label == ""
    assert workspace.sources[CARNK] == workspace.library.source(CARNK)


def test_a_source_that_is_cited_in_a_closed_article_stays(workspace, session, failures):
    other = builders.article(
        slug="x", title="Closed", lead="[@liu2020]", sources=builders.cited("liu2020")
    )
    workspace.library.save(other)
    delete(workspace, LIU)

    assert "cited in “Closed”" in str(failures[0])
    assert workspace.sources[LIU] == workspace.library.source(LIU)
    assert workspace.library.article(other.id) == other


def test_a_source_that_is_only_listed_goes_and_comes_back_with_its_place(workspace, session):
    other = builders.article(slug="x", sources=builders.cited("liu2020", "carnk"))
    workspace.library.save(other)
    delete(workspace, LIU)

    assert LIU not in workspace.sources
    with pytest.raises(NotFound):
        workspace.library.source(LIU)
    assert workspace.library.article(other.id).sources == builders.cited("carnk")

    session.undo()
    assert workspace.library.article(other.id) == other
    assert workspace.library.source(LIU) == workspace.sources[LIU] == builders.paper("liu2020")
