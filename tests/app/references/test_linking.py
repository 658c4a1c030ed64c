"""Numbered marks of a pasted text as citations."""

from __future__ import annotations

import pytest

from builders import blank, cited, paper, papers
from journal_desktop.app.draft import Draft
from journal_desktop.app.references import linking

LIST = (
    "1. Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors. "
    "N Engl J Med. 2020;382:545-553. doi:10.1056/NEJMoa1910607\n"
    "2. Tisagenlecleucel in Children and Young Adults with B-Cell Lymphoblastic Leukemia. "
    "N Engl J Med. 2018. doi:10.1056/NEJMoa1709866"
)


@pytest.fixture
def article():
    """An article that cites the second and the first of its three sources."""
    listed = cited("liu2020", "carnk", "maude2018")
    return blank(lead="A [@carnk]. B [@liu2020].", sources=listed)


def test_numbers_are_those_of_the_page_then_of_the_list(article):
    assert linking.numbered(article) == {1: "carnk", 2: "liu2020", 3: "maude2018"}


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("It works [1].", "It works [@carnk]."),
        ("It works [1,3].", "It works [@carnk; @maude2018]."),
        ("It works [1-3].", "It works [@carnk; @liu2020; @maude2018]."),
        ("It works.²", "It works [@liu2020]."),
        ("It works ¹ and [9] not.", "It works [@carnk] and [9] not."),
    ],
)
def test_marks_become_citations_of_the_article_s_sources(article, text, linked):
    pasted = linking.found(text, article)

    assert linking.linked(pasted, Draft(article), papers(), set()) == (linked, Draft(article))


@pytest.mark.parametrize(
    "text", ["No marks.", "An area of 5 m².", "95% CI [1,2]", "See [9].", "a [1](https://x.org)"]
)
def test_what_is_no_mark_or_has_no_source_is_not_offered(article, text):
    assert linking.found(text, article) is None


def test_what_can_not_be_linked_is_told(article):
    pasted = linking.found("One [1], two [12].", article)

    assert pasted.action == "Link [1] to source 1"
    assert "[12] would stay as text" in pasted.words


def test_a_list_at_the_end_is_taken_and_known_papers_are_not_taken_twice(article):
    pasted = linking.found(f"It works [2].\n\nReferences\n\n{LIST}", blank())
    known = {paper("liu2020").id: paper("liu2020")}
    text, draft = linking.linked(pasted, Draft(blank()), known, {"liu2020"})
    listed = {each.key: each.source for each in draft.article.sources}

    assert listed["liu2020"] == paper("liu2020").id
    new = draft.sources[-1]
    assert new.doi == "10.1056/NEJMoa1709866"
    assert text == f"It works [@{new.key}]."
