"""Sources that arrive a few at a time."""

from __future__ import annotations

import pytest

from builders import article, cited, paper, papers, source_id
from journal_desktop.core.errors import NotFound
from journal_desktop.store.library import Library

THREE = tuple(papers().values())[:3]
IDS = tuple(each.id for each in THREE)


def test_what_is_put_is_seen_only_when_it_is_shown(library):
    library.arrivals.begin()
    library.arrivals.put(THREE)
    assert library.sources() == ()
    assert library.readable_sources().sources == ()
    with pytest.raises(NotFound):
        library.source(IDS[0])
    library.arrivals.show(IDS)

    assert set(library.sources()) == set(THREE)


def test_an_arrival_that_was_killed_leaves_nothing_and_the_next_one_sweeps(library, path):
    library.save_sources(THREE[:1])
    library.delete_source(IDS[0])
    library.arrivals.put(THREE[1:])
    library.close()
    with Library.open(path) as again:
        assert again.sources() == ()
        again.arrivals.begin()
        rows = again._opened.db.execute("SELECT id FROM source").fetchall()

        assert rows == [(IDS[0],)]


def test_a_second_arrival_leaves_the_first_alone(library):
    library.arrivals.begin()
    library.arrivals.put(THREE[:1])
    library.arrivals.begin()
    library.arrivals.put(THREE[1:])
    library.arrivals.show(IDS)

    assert set(library.sources()) == set(THREE)


def test_what_is_dropped_was_never_there(library):
    library.arrivals.put(THREE)
    library.arrivals.show(IDS[:1])
    library.arrivals.drop(IDS)

    assert library.sources() == ()
    assert library.arrivals.put(THREE) == ()


def test_one_that_was_there_is_not_touched_but_handed_back(library):
    library.save_sources(THREE[:2])
    library.delete_source(IDS[1])

    assert library.arrivals.put((paper("carnk", notes="Other."), *THREE)) == (
        paper("carnk", notes="Other."),
        *THREE[:2],
    )
    assert library.source(IDS[0]) == THREE[0]


def test_what_an_article_lists_is_not_taken_back(library):
    key = THREE[1].key
    library.save_sources(THREE)
    library.save(article(sources=cited(key)))

    assert library.arrivals.take_back(IDS) == {source_id(key)}
    assert library.sources() == (THREE[1],)
    library.save_sources(THREE)
    assert set(library.sources()) == set(THREE)
