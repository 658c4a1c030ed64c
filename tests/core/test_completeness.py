"""What a record lacks."""

from dataclasses import replace

import pytest

from builders import paper, source
from journal_desktop.core.completeness import lacks
from journal_desktop.core.source import csl_text


def record(**item):
    return replace(source("s", ""), item=csl_text(item))


def test_a_bare_record_lacks_all_that_readers_need():
    assert lacks(record(type="book")) == ("title", "year", "author", "identifier or address")
    assert lacks(record(type="article-journal"))[3] == "journal"
    assert lacks(record(type="chapter"))[3] == "book"


def test_a_record_as_registers_keep_it_lacks_nothing():
    assert lacks(paper("liu2020")) == ()
    assert lacks(paper("carnk")) == ("author", "journal")


@pytest.mark.parametrize(
    "maker",
    [
        {"author": [{"literal": "WHO"}]},
        {"editor": [{"family": "Page", "given": "M"}]},
        {"publisher": "NHS England"},
        {"authority": "European Medicines Agency"},
    ],
)
def test_whoever_made_it_stands_for_its_authors(maker):
    assert "author" not in lacks(record(type="report", **maker))


def test_a_page_is_known_by_its_site_and_an_article_is_not():
    site = {"container-title": "Cancer Research UK"}

    assert "author" not in lacks(record(type="webpage", **site))
    assert "author" in lacks(record(type="article-journal", **site))
