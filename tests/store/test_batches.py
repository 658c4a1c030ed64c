from dataclasses import replace

import pytest

from builders import article, cited, paper, source_id
from journal_desktop.core.errors import NotFound
from journal_desktop.store import batches
from journal_desktop.store.values import Batch


def test_articles_and_sources_change_together_with_a_version_before(library):
    one, two = article(slug="one"), article(slug="two")
    library.save(one, (paper("carnk"), paper("liu2020")))
    library.save(two)
    moved = tuple(replace(each, sources=cited("carnk", "liu2020")) for each in (one, two))
    library.commit(
        Batch(
            moved,
            (paper("carnk", notes="Both."),),
            (source_id("liu2020"), source_id("never")),
            (one, two),
            "merge",
            "Merge",
        )
    )

    assert (library.article(one.id), library.article(two.id)) == moved
    assert library.source(source_id("carnk")).notes == "Both."
    with pytest.raises(NotFound):
        library.source(source_id("liu2020"))
    assert [(r.kind, r.label) for r in library.revisions(two.id)] == [("merge", "Merge")]


def test_nothing_changes_when_one_of_them_fails(library, monkeypatch):
    one = article(slug="one")
    library.save(one, (paper("carnk"),))

    def fail(*_):
        raise KeyError("a bug")

    monkeypatch.setattr(batches.sources, "bury", fail)
    with pytest.raises(KeyError):
        library.commit(
            Batch(
                (replace(one, title="New"),),
                (paper("liu2020"),),
                (source_id("carnk"),),
                (one,),
                "merge",
            )
        )

    assert library.article(one.id) == one
    assert library.sources() == (paper("carnk"),)
    assert library.revisions(one.id) == ()
