"""Identifiers as people paste them."""

import pytest

from journal_desktop.cite import pasted


def read(text):
    return pasted.read(text, lambda _done, _total: True)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("10.1136/bmj.n71", {"type": "article-journal", "DOI": "10.1136/bmj.n71"}),
        ("doi: 10.1136/bmj.n71.", {"type": "article-journal", "DOI": "10.1136/bmj.n71"}),
        (
            "1. https://doi.org/10.1136/bmj.n71",
            {"type": "article-journal", "DOI": "10.1136/bmj.n71"},
        ),
        (
            "https://www.bmj.com/content/372/bmj.n71",
            {
                "type": "article-journal",
                "DOI": "10.1136/bmj.n71",
                "URL": "https://www.bmj.com/content/372/bmj.n71",
            },
        ),
        (
            "10.1101/2021.08.15.21262067v1",
            {"type": "article", "DOI": "10.1101/2021.08.15.21262067"},
        ),
        ("PMID: 29424689", {"type": "article-journal", "PMID": "29424689"}),
        ("29424689", {"type": "article-journal", "PMID": "29424689"}),
        (
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/",
            {"type": "article-journal", "PMCID": "PMC12607298"},
        ),
        ("ISBN 978-0-306-40615-7", {"type": "book", "ISBN": "9780306406157"}),
        (
            "arXiv:1806.05726v2",
            {
                "type": "article",
                "publisher": "arXiv",
                "number": "arXiv:1806.05726",
                "version": "2",
                "DOI": "10.48550/arXiv.1806.05726",
                "URL": "https://arxiv.org/abs/1806.05726v2",
            },
        ),
        ("www.who.int/news", {"type": "webpage", "URL": "https://www.who.int/news"}),
        (
            "PMID: 29424689 PMCID: PMC5832410 doi: 10.7554/eLife.32822",
            {
                "type": "article-journal",
                "PMID": "29424689",
                "PMCID": "PMC5832410",
                "DOI": "10.7554/eLife.32822",
            },
        ),
    ],
)
def test_an_identifier_becomes_a_stub(line, item):
    (entry,) = read(line).entries

    assert dict(entry.source.csl) == item
    assert "needs details" in entry.remarks[0]


def test_many_on_a_line_and_lines_that_are_none():
    done = read(
        "10.1136/bmj.n71, PMC5832410; 29424689\n\nLi X. A title. 2025 doi:10.1136/bmj.n71\n7."
    )

    assert [entry.line for entry in done.entries] == [1, 1, 1]
    assert [(each.line, each.why) for each in done.skipped] == [
        (3, pasted.UNKNOWN),
        (4, pasted.UNKNOWN),
    ]


def test_an_isbn_with_a_wrong_check_digit_is_told():
    assert not read("978-0-306-40615-8").entries
