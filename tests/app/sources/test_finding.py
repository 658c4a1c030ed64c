"""Sources found while somebody types."""

from __future__ import annotations

import pytest

import builders
from builders import paper, source_id
from journal_desktop.app.sources.finding import Finder

PAPERS = tuple(builders.papers().values())


def found(words, **options):
    return [each.key for each in Finder(PAPERS).find(words, **options)]


@pytest.mark.parametrize(
    "words",
    [
        "liu",
        "LIU 2020",
        "liu2020",
        "lymphoid transduced",
        "tumors cd19 liu",
        "new engl lymph",
        "32023374",
        "10.1056/NEJMoa1910607",
        "banerjee",
    ],
)
def test_any_words_in_any_order_find_a_source(words):
    assert "liu2020" in found(words)


def test_accents_and_case_do_not_matter():
    finder = Finder([builders.source("oster", "Çelik über Ångström-Skalen", 2020)])

    assert [each.key for each in finder.find("celik angstrom")] == ["oster"]
    assert finder.find("ÇELİK") == () or finder.find("ÇELIK")


def test_notes_tags_and_former_keys_are_searched():
    finder = Finder(
        [paper("carnk", notes="Read in the train.", tags=("transplant",), aliases=("old",))]
    )

    assert all(finder.find(words) for words in ("train", "transplant", "old"))
    assert finder.find("nowhere") == ()


def test_key_and_author_come_first_then_what_is_cited_here_then_the_recent():
    about = builders.source("zz1999", "A page on guyatt", 1999)
    recent = builders.source("zz2026", "Another guyatt page", 2026)
    finder = Finder([*PAPERS, about, recent])

    keys = [each.key for each in finder.find("guyatt", first=[about.id])]
    assert keys == ["grade2008", "zz1999", "zz2026"]


def test_what_was_changed_last_counts_as_recent_and_what_is_gone_is_not_found():
    finder = Finder(PAPERS)
    finder.put(paper("maude2018", notes="again"))
    assert finder.find("", limit=1)[0].key == "maude2018"

    finder.drop(source_id("maude2018"))
    assert finder.find("maude") == ()
    assert len(finder) == len(PAPERS) - 1


def test_no_more_than_asked_for_and_nobody_twice():
    keys = found("2", limit=3)
    assert len(keys) == len(set(keys)) == 3


def test_a_row_is_given_by_its_id_and_all_that_have_the_words_are():
    finder = Finder(paper(key) for key in ("liu2020", "maude2018", "grade2008"))

    assert finder.at(paper("liu2020").id).source == paper("liu2020")
    assert finder.at("nobody") is None
    assert {each.key for each in finder.having("england new")} == {"liu2020", "maude2018"}
    assert len(finder.having("")) == 3


def test_a_source_changed_over_and_over_is_found_once_by_what_it_says_now():
    finder = Finder(PAPERS)
    for turn in range(1500):
        finder.put(paper("carnk", notes=f"turn{turn}"))

    assert [each.key for each in finder.find("turn1499")] == ["carnk"]
    assert finder.find("turn7") == ()
    assert len(finder.having("")) == len(PAPERS)


def test_some_can_be_left_out():
    without = [source_id("liu2020"), "nobody"]
    keys = {each.key for each in Finder(PAPERS).having("england new", without)}
    assert keys == {"maude2018"}


def test_many_that_are_dropped_at_once_are_found_no_more_and_tidied_up_later():
    finder = Finder(builders.source(f"new{n}", "Bulk") for n in range(1500))
    for n in range(1499):
        finder.drop(builders.source_id(f"new{n}"), tidies=False)
    assert [each.key for each in finder.having("bulk")] == ["new1499"]
    assert len(finder._rows) == 1500
    finder.drop(builders.source_id("new1499"))

    assert (finder.having("bulk"), finder._rows) == ((), [])
