from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from builders import article, cited, paper, source_id
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.store.library import Library


@given(source=strategies.sources())
def test_any_source_comes_back_as_it_was_saved(shelf, source):
    shelf.save_sources((source,))

    assert shelf.source(source.id) == source


def test_sources_are_listed_by_key_and_kept_once(library):
    library.save_sources((paper("liu2020"), paper("carnk")))
    library.save_sources((paper("liu2020", notes="Phase 1 and 2."), paper("carnk")))

    assert [each.key for each in library.sources()] == ["carnk", "liu2020"]
    assert library.source(source_id("liu2020")).notes == "Phase 1 and 2."


def test_a_deleted_source_comes_back_when_it_is_saved_again(library):
    library.save_sources((paper("carnk"),))
    library.delete_source(source_id("carnk"))

    assert library.sources() == ()
    with pytest.raises(NotFound):
        library.source(source_id("carnk"))
    with pytest.raises(NotFound):
        library.delete_source(source_id("carnk"))

    library.save_sources((paper("carnk"),))
    assert library.sources() == (paper("carnk"),)


def test_an_article_may_cite_what_the_library_does_not_hold(library):
    written = article(sources=cited("carnk"))
    library.save(written)

    assert library.article(written.id).sources == cited("carnk")


def test_harm_to_a_source_is_noticed_and_told_by_its_key(library, path, harm):
    library.save_sources((replace(paper("carnk"), funding="None declared"),))
    library.close()
    harm("None declared", "Sone declared")

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="carnk"):
        again.source(source_id("carnk"))


def test_a_harmed_source_is_told_and_the_others_are_there(library, path, alter):
    library.save_sources((paper("carnk"), paper("liu2020"), paper("prisma2020")))
    library.close()
    alter(
        "UPDATE source SET item = replace(item, 'BMJ', 'JAMA') WHERE key = 'prisma2020'",
        "UPDATE source SET item = CAST(x'7bff7d' AS TEXT) WHERE key = 'liu2020'",
    )

    with Library.open(path) as again:
        page = again.readable_sources()
    assert page.sources == (paper("carnk"),)
    told = sorted(each.message for each in page.harmed)
    assert len(told) == 2
    assert ["liu2020" in told[0], "prisma2020" in told[1]] == [True, True]
