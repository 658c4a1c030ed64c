"""Open Library's books."""

from __future__ import annotations

import pytest

import loopback
from journal_desktop.cite.lookup import open_library

ISBN = "9781905177486"


def test_a_book_is_told_with_its_people_publisher_and_year():
    found = open_library.found(loopback.TESTING_TREATMENTS[f"ISBN:{ISBN}"], ISBN)
    item = found.source.csl

    assert item["title"] == "Testing treatments: better research for better healthcare"
    assert item["author"][0] == {"family": "Evans", "given": "Imogen"}
    assert item["publisher"] == "Pinter & Martin"
    assert item["publisher-place"] == "London"
    assert item["issued"] == {"date-parts": [[2011]]}
    assert item["number-of-pages"] == "199"
    assert item["ISBN"] == ISBN
    assert item["type"] == "book"


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("2011", "2011"),
        ("March 2011", "2011"),
        ("Mar 08, 2011", "2011"),
        ("c2011", "2011"),
        ("", ""),
    ],
)
def test_dates_are_told_in_many_words(told, year):
    assert open_library.found({"title": "T", "publish_date": told}, ISBN).source.year == year


def test_an_organisation_stays_whole():
    book = {
        "title": "T",
        "authors": [{"name": "Great Britain National Advisory Council of Health"}],
    }

    assert open_library.found(book, ISBN).source.csl["author"] == [
        {"literal": "Great Britain National Advisory Council of Health"}
    ]


def test_odd_shapes_are_passed_over():
    odd = dict.fromkeys(loopback.TESTING_TREATMENTS[f"ISBN:{ISBN}"], 3) | {"title": "T"}

    assert open_library.found(odd, ISBN).source.title == "T: 3"
    assert open_library.found({}, ISBN) is None
