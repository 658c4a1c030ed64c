"""Records of services, cleaned."""

from __future__ import annotations

import pytest

from journal_desktop.cite.lookup import records


def test_markup_that_csl_knows_stays_and_other_marks_go():
    made = records.source({
        "type": "journal-article",
        "title": "<scp>CAR</scp>-T in <em>B</em> cells: <mml:math><mml:mi>x</mml:mi></mml:math>"
        "<sup>2</sup>",
        "container-title": "Science &amp; Medicine",
    })  # fmt: skip

    assert made.title == "CAR-T in <i>B</i> cells: x<sup>2</sup>"
    assert made.text("container-title") == "Science & Medicine"


def test_a_record_without_a_title_is_none():
    assert records.source({"type": "journal-article", "DOI": "10.7554/eLife.32822"}) is None
    assert records.source({}) is None


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://elifesciences.org/articles/32822", "https://elifesciences.org/articles/32822"),
        ("http://dx.doi.org/10.7554/eLife.32822", ""),
        ("https://doi.org/10.7554/eLife.99999", "https://doi.org/10.7554/eLife.99999"),
        ("java\nscript:alert(1)", ""),
        ('https://example.org/"onclick="x', ""),
        (None, ""),
        (7, ""),
    ],
)
def test_an_address_is_kept_where_it_tells_more_than_the_doi(url, kept):
    assert records.address(url, "10.7554/elife.32822") == kept


def test_an_abstract_keeps_its_paragraphs():
    made = records.source({"title": "T", "abstract": "Background\nA.\u2028B."})

    assert made.text("abstract") == "Background\nA.\nB."
