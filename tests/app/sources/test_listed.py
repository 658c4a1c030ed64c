"""Sources as a list shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, cited, paper, sections, source
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.sources.listed import (
    InUse,
    Listing,
    Order,
    Show,
    Wish,
    in_use,
    is_unseen,
    lacks_details,
    tags,
)
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, SourceStatus, csl_text

KEYS = ("carnk", "liu2020", "maude2018", "grade2008")


@pytest.fixture
def known():
    made = KnownSources()
    for key in KEYS:
        made.put(paper(key))
    return made


@pytest.fixture
def written():
    return article(
        lead="First [@maude2018], then [@carnk].",
        sections=sections(("Again", "Once more [@maude2018; @maude2018, p. 4].")),
        questions=(),
        takeaway="",
        sources=cited("carnk", "maude2018"),
    )


def listed(known, wish, use=None):
    return [each.key for each in Listing(known).listed(wish, use or InUse())]


def test_what_the_article_cites_comes_first_in_its_order(known, written):
    use = in_use(written)

    assert listed(known, Wish(), use) == ["maude2018", "carnk", "grade2008", "liu2020"]
    assert [use.times[paper(key).id] for key in ("maude2018", "carnk")] == [2, 1]


def test_by_author_by_year_and_by_when_they_were_added(known):
    assert listed(known, Wish(order=Order.AUTHOR)) == ["carnk", "grade2008", "liu2020", "maude2018"]
    assert listed(known, Wish(order=Order.YEAR)) == ["carnk", "liu2020", "maude2018", "grade2008"]
    assert listed(known, Wish(order=Order.ADDED))[0] == "grade2008"


def test_words_find_and_the_chosen_order_stays(known):
    assert listed(known, Wish("children lymphoblastic")) == ["maude2018"]
    assert listed(known, Wish("cell", order=Order.AUTHOR)) == ["carnk", "liu2020", "maude2018"]


def test_filters_say_who_is_here_unused_bare_or_warned_of(known, written):
    known.put(replace(paper("liu2020"), status=SourceStatus.CONCERN))
    stub = Source(SourceId("stub"), "stub", csl_text({"PMID": "32023374"}))
    known.put(stub)
    use = in_use(written, {paper("grade2008").id: 3})

    assert listed(known, Wish(show=Show.ARTICLE), use) == ["maude2018", "carnk"]
    assert set(listed(known, Wish(show=Show.UNUSED), use)) == {"liu2020", "stub"}
    assert listed(known, Wish(show=Show.DETAILS), use) == ["stub"]
    assert listed(known, Wish(show=Show.WARNED), use) == ["liu2020"]


def test_a_tag_keeps_to_those_that_have_it(known):
    known.put(replace(paper("grade2008"), tags=("methods", "a")))

    assert listed(known, Wish(tag="methods")) == ["grade2008"]
    assert tags(known.by_id.values()) == ("a", "methods")


def test_a_change_of_the_library_is_seen(known):
    listing = Listing(known)
    listing.listed(Wish(order=Order.AUTHOR), InUse())
    known.put(source("aa2001", "A first one", 2001))
    known.drop(paper("liu2020").id)

    keys = [each.key for each in listing.listed(Wish(order=Order.AUTHOR), InUse())]
    assert "aa2001" in keys
    assert "liu2020" not in keys


def test_details_are_lacking_where_nothing_could_be_printed():
    assert not lacks_details(paper("liu2020"))
    assert lacks_details(Source(SourceId("1"), "x", csl_text({"title": "Only a title"})))
    tricky = {"note": '"title": "issued": "author":'}
    assert lacks_details(Source(SourceId("1"), "x", csl_text(tricky)))


def test_a_warning_is_unseen_until_it_is_acknowledged_and_again_when_it_changes():
    doubted = replace(paper("liu2020"), status=SourceStatus.CONCERN)
    seen = replace(doubted, acknowledged=doubted.warned_of)

    assert is_unseen(doubted)
    assert not is_unseen(seen)
    assert is_unseen(replace(seen, status=SourceStatus.RETRACTED))
    assert not is_unseen(paper("liu2020"))
