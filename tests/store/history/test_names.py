"""Names for versions that are there already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article
from journal_desktop.core.errors import NotFound
from journal_desktop.store import sweeping
from journal_desktop.store.library import Library


@pytest.fixture
def kept(library):
    """The ids of three versions of one article, the oldest first; the last has a name."""
    base = article()
    library.save(base)
    made = [
        library.remember(replace(base, lead="One."), "pause"),
        library.remember(replace(base, lead="Two."), "section"),
        library.remember(replace(base, lead="Three."), "named", "Sent off"),
    ]
    return base.id, made


def told(library, of):
    return [(each.kind, each.label, each.name) for each in library.history.list(of)][::-1]


def test_an_older_version_gets_a_name_another_one_and_none(library, kept):
    of, (first, *_) = kept
    text = library.history.text(first)
    for name in ("For the editor", "For both editors"):
        library.history.name(first, f"  {name} ")
        assert told(library, of)[0] == ("named", name, name)
    library.history.name(first, "")

    assert told(library, of)[0] == ("pause", "", "")
    assert library.history.text(first) == text
    assert library._opened.db.execute("SELECT COUNT(*) FROM version_name").fetchone() == (0,)


def test_the_name_it_was_kept_under_can_be_changed_taken_away_and_given_again(library, kept):
    of, (*_, last) = kept
    library.history.name(last, "Sent off in March")
    assert told(library, of)[-1][2] == "Sent off in March"
    library.history.name(last, "")
    assert told(library, of)[-1] == ("named", "", "")
    library.history.name(last, "Sent off")

    assert told(library, of)[-1][2] == "Sent off"


def test_names_outlast_the_sitting_and_belong_to_one_version(library, kept, path):
    of, (_, second, _) = kept
    library.history.name(second, "Read by Ana")
    library.close()
    with Library.open(path) as again:
        assert [name for _, _, name in told(again, of)] == ["", "Read by Ana", "Sent off"]
        assert [each.label for each in again.revisions(of)] == ["Sent off", "Read by Ana", ""]


def test_no_version_no_name(library):
    with pytest.raises(NotFound):
        library.history.name("nothing", "A name")


def test_a_harmed_name_is_told_and_counts_for_none(library, kept):
    of, (first, *_) = kept
    library.history.name(first, "For the editor")
    db = library._opened.db
    db.execute("UPDATE version_name SET name = 'For the auditor'")

    assert told(library, of)[0] == ("pause", "", "")
    assert [each.what for each in sweeping.swept(db).damaged] == [
        "The name of a version, “For the auditor”"
    ]


def test_a_version_with_a_name_is_no_safer_from_the_trash_than_others(library, kept):
    of, (first, *_) = kept
    library.save(article(id=of, published=None))
    library.history.name(first, "For the editor")
    library.delete(of)
    kept_before = library.trash.purge(library.trash.list()).kept
    assert [each.item.id for each in kept_before] == [of]  # it was published in its versions


def test_the_names_of_a_purged_article_go_with_it(library):
    base = replace(article(), published=None)
    library.save(base)
    version = library.remember(base, "pause")
    library.history.name(version, "For the editor")
    library.delete(base.id)
    assert library.trash.purge(library.trash.list()).gone

    assert library._opened.db.execute("SELECT COUNT(*) FROM version_name").fetchone() == (0,)
