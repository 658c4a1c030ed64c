from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builders import article, blank, cited, paper, source_id
from journal_desktop.core.article import Status
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.reading import article_words
from journal_desktop.store import rows
from journal_desktop.store.library import Library
from journal_desktop.store.values import Summary


def test_a_summary_tells_what_lists_show(library):
    written = article(status=Status.READY, published=date(2026, 6, 24))
    saved = library.save(written)

    assert library.summaries() == (
        Summary(
            id=written.id,
            slug=written.slug,
            title=written.title,
            standfirst=written.standfirst,
            status=Status.READY,
            category="Immune health",
            template="study_explainer",
            language="en-GB",
            words=article_words(written),
            published=date(2026, 6, 24),
            changed=saved.at,
        ),
    )


def test_the_article_changed_last_comes_first_even_when_the_clock_goes_back(library, monkeypatch):
    first, second = blank(title="First"), blank(title="Second")
    for hour, each in ((12, first), (11, second), (10, replace(first, title="First again"))):
        at = datetime(2026, 10, 25, hour, tzinfo=UTC)
        monkeypatch.setattr(rows, "now", lambda at=at: at)
        library.save(each)

    assert [each.title for each in library.summaries()] == ["First again", "Second"]


def test_times_are_kept_in_utc_to_the_millisecond(library):
    saved = library.save(blank())

    assert library.summaries()[0].changed == saved.at
    assert saved.at.tzinfo is UTC
    assert saved.at.microsecond % 1000 == 0


def test_slugs_of_other_articles(library):
    first, second = blank(slug="one"), blank(slug="two")
    library.save(first)
    library.save(second)

    assert library.slugs() == {"one", "two"}
    assert library.slugs(but=first.id) == {"two"}


def test_the_articles_that_list_a_source(library):
    both = article(title="Both", sources=cited("carnk", "liu2020"))
    one = article(title="One", sources=cited("liu2020"))
    for each in (both, one):
        library.save(each, (paper("carnk"), paper("liu2020")))

    assert [each.title for each in library.citing(source_id("liu2020"))] == ["One", "Both"]
    library.save(replace(both, sources=()))
    assert library.citing(source_id("carnk")) == ()


@pytest.mark.parametrize("column", ["status", "published", "changed"])
def test_a_summary_that_makes_no_sense_is_told_as_damage(library, path, alter, column):
    library.save(blank(title="Sleep and the heart"))
    library.close()
    alter(f"UPDATE article SET {column} = 'nonsense'")

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="Sleep and the heart"):
        again.summaries()
