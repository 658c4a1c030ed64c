"""Identifiers in every dress, and what is none."""

import pytest

from journal_desktop.core.identifiers import Identifier, arxiv, doi, identifiers, isbn, pmcid, pmid


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("doi: 10.1136/BMJ.N71.", "10.1136/bmj.n71"),
        ("https://doi.org/10.1136%2Fbmj.n71", "10.1136/bmj.n71"),
        ("http://dx.doi.org/10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("(10.1136/bmj.n71)", "10.1136/bmj.n71"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        (
            "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577?query=featured_home",
            "10.1056/nejmoa2034577",
        ),
        (
            "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext",
            "10.1016/s0140-6736(20)30183-5",
        ),
        ("https://www.bmj.com/content/372/bmj.n71", "10.1136/bmj.n71"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0185809&type=x",
            "10.1371/journal.pone.0185809",
        ),
        ("https://elifesciences.org/articles/32822", "10.7554/elife.32822"),
        ("https://www.nature.com/articles/s41586-020-2649-2.pdf", "10.1038/s41586-020-2649-2"),
        (
            "https://link.springer.com/article/10.1007/s00134-020-05991-x#Sec2",
            "10.1007/s00134-020-05991-x",
        ),
        (
            "https://www.medrxiv.org/content/10.1101/2021.08.15.21262067v1.full.pdf",
            "10.1101/2021.08.15.21262067",
        ),
        (
            "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD013879.pub2/full",
            "10.1002/14651858.cd013879.pub2",
        ),
        ("https://www.sciencedirect.com/science/article/pii/S0140673620301835", ""),
        ("10.1136/", ""),
        ("version 10.4/5", ""),
        ("", ""),
    ],
)
def test_a_doi_is_found_in_every_dress(given, wanted):
    assert doi(given) == wanted


@pytest.mark.parametrize(
    ("normal", "given", "wanted"),
    [
        (pmid, "29424689", "29424689"),
        (pmid, "PMID: 029424689", "29424689"),
        (pmid, "https://pubmed.ncbi.nlm.nih.gov/29424689/", "29424689"),
        (pmid, "https://www.ncbi.nlm.nih.gov/pubmed/29424689?x=1", "29424689"),
        (pmid, "123456789", ""),
        (pmid, "0", ""),
        (pmcid, "pmc5832410", "PMC5832410"),
        (pmcid, "PMCID: PMC5832410.1", "PMC5832410"),
        (pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/#s2", "PMC12607298"),
        (pmcid, "5832410", ""),
        (isbn, "0-306-40615-2", "9780306406157"),
        (isbn, "ISBN-13: 978 0 306 40615 7", "9780306406157"),
        (isbn, "080442957x", "9780804429573"),
        (isbn, "9780306406158", ""),
        (isbn, "0306406153", ""),
        (arxiv, "arXiv:1806.05726v2", "1806.05726"),
        (arxiv, "https://arxiv.org/pdf/1806.05726v1.pdf", "1806.05726"),
        (arxiv, "math.GT/0309136", "math/0309136"),
        (arxiv, "https://doi.org/10.48550/arXiv.1806.05726", "1806.05726"),
        (arxiv, "1813.05726", ""),
    ],
)
def test_other_numbers_are_brought_to_one_form(normal, given, wanted):
    assert normal(given) == wanted


def test_the_strongest_identifier_of_an_item_comes_first():
    item = {"type": "book", "ISBN": "0-306-40615-2", "PMID": 123, "DOI": "doi:10.1136/BMJ.N71"}

    assert identifiers(item) == (
        Identifier("DOI", "10.1136/bmj.n71"),
        Identifier("PMID", "123"),
        Identifier("ISBN", "9780306406157"),
    )


def test_a_chapter_is_not_identified_by_the_isbn_of_its_book():
    assert identifiers({"type": "chapter", "ISBN": "0-306-40615-2"}) == ()


def test_an_arxiv_number_counts_where_something_says_arxiv():
    told = {"number": "1806.05726v1", "publisher": "arXiv"}

    assert identifiers(told) == (Identifier("arXiv", "1806.05726"),)
    assert identifiers({"number": "1806.05726"}) == ()


def test_wrongly_typed_values_identify_nothing():
    assert identifiers({"DOI": ["10.1136/bmj.n71"], "PMID": None, "ISBN": {}}) == ()
