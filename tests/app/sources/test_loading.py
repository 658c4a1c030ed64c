"""Sources come in pages behind the list of articles."""

from __future__ import annotations

import builders
from app.fakes import Later
from journal_desktop.app.sources import loading


def papers(number):
    return tuple(builders.source(f"s{each}", f"Paper {each}", 2000) for each in range(number))


def test_the_article_is_shown_before_the_library_is_read(sit_down, path, shelf):
    tasks = Later()
    workspace = sit_down(tasks)
    workspace.load(lambda: workspace.open(shelf.id))
    tasks.do_one()
    tasks.do_one()
    while workspace.session is None:
        tasks.do_one()

    assert set(workspace.sources) == {builders.source_id("carnk")}
    tasks.do_all()
    assert workspace.sources == builders.papers()
    assert [each.key for each in workspace.known.finder.find("liu 2020")] == ["liu2020"]


def test_all_pages_are_read_and_what_is_changed_meanwhile_stays(sit_down, monkeypatch, shelf):
    monkeypatch.setattr(loading, "PAGE", 2)
    tasks = Later()
    workspace = sit_down(tasks)
    tasks.do_one()
    tasks.do_one()
    changed = builders.paper("prisma2020", notes="New.")
    workspace.save_source(changed)
    tasks.do_all()

    assert workspace.sources == builders.papers() | {changed.id: changed}


def test_reading_anew_forgets_what_is_gone_and_finds_what_is_new(workspace):
    workspace.library.delete_source(builders.source_id("liu2020"))
    workspace.library.save_sources(papers(3))
    heard = []
    workspace.listeners.listed.append(lambda: heard.append("listed"))
    workspace.relist()

    assert builders.source_id("liu2020") not in workspace.sources
    assert workspace.known.keys.named("s2") == builders.source_id("s2")
    assert workspace.known.finder.find("liu2020") == ()
    assert heard == ["listed", "listed"]
