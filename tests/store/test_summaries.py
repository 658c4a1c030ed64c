from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builders import article, blank, cited, paper, source_id
from journal_desktop.core.errors import LibraryDamaged, LibraryTooNew
from journal_desktop.core.reading import article_words
from journal_desktop.core.status import Status
from journal_desktop.store import moments
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary


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
        monkeypatch.setattr(moments, "now", lambda at=at: at)
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
def test_a_row_that_makes_no_sense_is_listed_as_damaged(library, path, alter, column):
    harmed = article(title="Sleep and the heart", status=Status.PUBLISHED)
    library.save(harmed)
    library.close()
    alter(f"UPDATE article SET {column} = 'nonsense'")
    before = path.read_bytes()

    with Library.open(path) as again:
        (row,) = again.summaries()
        assert (row.id, row.title, row.damaged) == (harmed.id, "Sleep and the heart", True)
        assert not row.status.is_public
        assert row.changed.tzinfo is UTC
    assert path.read_bytes() == before


@pytest.mark.parametrize("column", ["slug", "title", "standfirst", "category"])
def test_bytes_that_are_no_text_keep_nobody_from_the_other_articles(library, path, alter, column):
    harmed, healthy = article(slug="one", title="One"), article(slug="two", title="Two")
    library.save(harmed)
    library.save(healthy)
    library.close()
    alter(f"UPDATE article SET {column} = CAST(x'4fff6e' AS TEXT) WHERE id = '{harmed.id}'")

    with Library.open(path) as again:
        listed = {row.id: row for row in again.summaries()}
        assert listed[harmed.id].damaged
        assert getattr(listed[harmed.id], column) == "O\ufffdn"
        assert not listed[healthy.id].damaged
        assert again.article(healthy.id) == healthy
        changed = replace(healthy, title="Two, changed")
        again.save(changed)
        assert again.article(healthy.id) == changed
        assert "two" in again.slugs(but=harmed.id)
        with pytest.raises(LibraryDamaged):
            again.article(harmed.id)


def test_a_newer_program_may_know_more_than_this_one(library, path, alter):
    library.save(blank(title="Sleep and the heart"))
    library.close()
    alter("UPDATE article SET status = 'embargoed'", "PRAGMA user_version = 9999")

    with Library.open(path) as again, pytest.raises(LibraryTooNew):
        again.summaries()


def test_articles_are_counted_by_the_sources_they_list(library):
    first, second = article(sources=cited("liu2020", "carnk")), article(sources=cited("carnk"))
    library.save(first)
    library.save(second)
    assert library.uses() == {source_id("liu2020"): 1, source_id("carnk"): 2}
    library.delete(first.id)

    assert library.uses() == {source_id("carnk"): 1}


def test_what_was_written_since_is_told_apart(library):
    first, second = article(slug="first"), article(slug="second")
    for each in (first, second):
        library.save(each)
    known = library.changed_summaries()
    assert known.rows == library.summaries()
    assert library.changed_summaries(known.newest).rows == ()

    library.save(replace(first, title="Another"))
    changed = library.changed_summaries(known.newest)

    assert [row.title for row in changed.rows] == ["Another"]
    assert changed.newest > known.newest


def test_a_deleted_article_is_no_news_and_a_purged_one_hides_none(library):
    gone, stays = article(slug="gone"), article(slug="stays")
    library.save(stays)
    library.save(gone)
    known = library.changed_summaries()
    library.delete(gone.id)
    assert library.changed_summaries(known.newest).rows == ()

    library.trash.purge(library.trash.list())
    since = library.changed_summaries().newest
    library.save(replace(stays, title="Another"))

    assert [row.title for row in library.changed_summaries(since).rows] == ["Another"]


def test_the_first_of_the_list_come_with_the_one_that_is_wanted(library):
    written = [article(slug=f"article-{number}") for number in range(5)]
    for each in written:
        library.save(each)
    every = library.summaries()

    assert library.first_summaries(2) == every[:2]
    assert library.first_summaries(2, written[0].id) == (*every[:2], every[4])
    assert library.first_summaries(2, every[0].id) == every[:2]
    assert library.first_summaries(9, "nobody") == every
