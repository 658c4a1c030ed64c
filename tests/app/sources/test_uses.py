"""Where a source is cited."""

from __future__ import annotations

import builders
from journal_desktop.app.sources.uses import uses
from journal_desktop.core.article import CitedSource


def test_articles_of_the_library_and_the_open_one_as_it_stands(workspace, shelf):
    other = builders.article(
        title="Another", lead="Also [@liu2020].", sources=builders.cited("liu2020")
    )
    workspace.library.save(other)
    now = builders.article(
        title="Open", lead="Not here.", takeaway="But [@l] and [@l].",
        sections=(), questions=(), sources=(CitedSource("l", builders.source_id("liu2020")),),
    )  # fmt: skip
    found = uses(workspace.library, builders.source_id("liu2020"), {now.id: now})

    assert {use.article.title: use.places for use in found if use.article.id != shelf.id} == {
        "Open": ("takeaway", "takeaway"),
        "Another": ("lead",),
    }
