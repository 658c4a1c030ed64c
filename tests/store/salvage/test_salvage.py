"""What salvaging makes of rows whose words are whole and whose state is not."""

from __future__ import annotations

import pytest

from builders import article, paper, source_id
from journal_desktop.store import sweeping
from journal_desktop.store.library import Library
from journal_desktop.store.salvage.salvage import salvage


@pytest.fixture
def kept(library, path):
    library.save_sources((paper("liu2020"),))
    for name in ("one", "two"):
        made = article(id=name, slug=name, title=name.title(), published=None)
        library.save(made)
        version = library.remember(made, "pause")
        library.history.name(version, f"The first of {name}")
    library.delete("two")
    library.close()
    return path


def test_what_fell_into_the_trash_by_harm_comes_back_and_is_told(kept, alter, tmp_path):
    alter(
        "UPDATE article SET deleted_at = '0' WHERE id = 'one'",
        "UPDATE source SET deleted_at = '0'",
    )
    target = tmp_path / "new.journal"
    found = salvage(kept, target)

    states = {each.id: (each.state, each.is_deleted) for each in found.outcomes}
    assert states == {"one": ("uncertain", False), "two": ("whole", True)}
    (remark,) = next(each.remarks for each in found.outcomes if each.id == "one")
    assert "is not certain" in remark
    with Library.open(target) as library:
        assert [each.id for each in library.summaries()] == ["one"]
        assert [each.id for each in library.deleted()] == ["two"]
        assert library.source(source_id("liu2020")) == paper("liu2020")
        assert [each.name for each in library.history.list("one")] == ["The first of one"]
        assert sweeping.swept(library._opened.db).damaged == ()


def test_harm_elsewhere_leaves_states_and_names_as_they_were(kept, alter, tmp_path):
    alter("UPDATE block SET body = body || 'x' WHERE article = 'one' AND kind = 'lead'")
    target = tmp_path / "new.journal"
    found = salvage(kept, target)

    assert {each.id: each.state for each in found.outcomes} == {"one": "mended", "two": "whole"}
    with Library.open(target) as library:
        assert [each.id for each in library.deleted()] == ["two"]
        assert [each.name for each in library.history.list("two")][1:] == ["The first of two"]
        assert sweeping.swept(library._opened.db).damaged == ()


def test_a_seal_that_is_no_text_any_more_costs_nothing(kept, alter, tmp_path):
    alter("UPDATE article SET state_sha256 = CAST(x'9d41' AS TEXT) WHERE id = 'one'")
    target = tmp_path / "new.journal"
    found = salvage(kept, target)

    assert {each.id for each in found.outcomes} == {"one", "two"}
    with Library.open(target) as library:
        assert [each.id for each in library.summaries()] == ["one"]
        assert sweeping.swept(library._opened.db).damaged == ()
