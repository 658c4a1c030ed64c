"""What a source says of itself, from records good and bad."""

import json

import pytest
from hypothesis import given

from builders import paper, source
from journal_desktop.core.source import Source, csl_text
from strategies import sources


def of(**item):
    return Source("s", "key", csl_text(item))


def test_a_paper_names_itself():
    liu = paper("liu2020")

    assert liu.title.startswith("Use of CAR-Transduced Natural Killer Cells")
    assert liu.year == "2020"
    assert liu.authors == ("Liu E", "Marin D", "Banerjee P")
    assert liu.label == "Liu et al. 2020"
    assert liu.doi == "10.1056/NEJMoa1910607"
    assert liu.url == "https://doi.org/10.1056/NEJMoa1910607"
    assert liu.host == "N Engl J Med"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ({"family": "Guyatt", "given": "Gordon H."}, "Guyatt GH"),
        ({"family": "Dupont", "given": "Jean-Pierre"}, "Dupont JP"),
        ({"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"}, "van den Berg A"),
        ({"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "von Humboldt A"),
        ({"literal": "World Health Organization"}, "World Health Organization"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "Li", "given": None}, "Li"),
    ],
)
def test_authors_are_printed_with_initials(name, printed):
    assert of(author=[name]).authors == (printed,)


@pytest.mark.parametrize(
    ("families", "label"),
    [
        ((), "Untitled thoughts"),
        (("Liu",), "Liu"),
        (("Liu", "Marin"), "Liu & Marin"),
        (("Liu", "Marin", "Rezvani"), "Liu et al."),
    ],
)
def test_labels_name_at_most_two_authors(families, label):
    authors = [{"family": family} for family in families]

    assert of(title="Untitled thoughts", author=authors).label == label


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2025, 3, 1]]}, "2025"),
        ({"date-parts": [["2025"]]}, "2025"),
        ({"date-parts": [[None, 5]]}, ""),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": []}, ""),
        ({"date-parts": "2025"}, ""),
        ({"raw": "March 2025"}, "2025"),
        ({"literal": "n.d."}, ""),
        ("2025", ""),
        (None, ""),
    ],
)
def test_the_year_is_read_from_odd_dates(issued, year):
    assert of(issued=issued).year == year


@pytest.mark.parametrize(
    ("item", "host"),
    [
        ({"container-title": "BMJ"}, "BMJ"),
        ({"URL": "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/"}, "PMC"),
        ({"PMCID": "PMC12607298"}, "PMC"),
        ({"URL": "https://www.nice.org.uk/guidance"}, "nice.org.uk"),
        ({"URL": "https://www.who.int/", "publisher": "WHO"}, "WHO"),
        ({"URL": "http://[broken"}, ""),
        ({}, ""),
    ],
)
def test_the_host_is_where_it_appeared(item, host):
    assert of(**item).host == host


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ({"URL": "https://example.org/a", "DOI": "10.1136/bmj.n71"}, "https://example.org/a"),
        ({"DOI": "10.1136/bmj.n71"}, "https://doi.org/10.1136/bmj.n71"),
        ({"DOI": "http://dx.doi.org/10.1136/bmj.n71"}, "https://doi.org/10.1136/bmj.n71"),
        ({"DOI": "doi: 10.1136/bmj.n71"}, "https://doi.org/10.1136/bmj.n71"),
        ({"DOI": "10.1002/a<1::b>3#c"}, "https://doi.org/10.1002/a%3C1::b%3E3%23c"),
        ({"PMCID": "PMC2335261"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC2335261/"),
        ({"PMID": "18436948"}, "https://pubmed.ncbi.nlm.nih.gov/18436948/"),
        ({}, ""),
    ],
)
def test_the_address_is_made_from_what_there_is(item, url):
    assert of(**item).url == url


def test_a_source_without_title_says_so():
    assert of().title == "[No title]"
    assert source("x", "A title", 2024).label == "A title 2024"


@given(sources())
def test_no_record_is_too_odd_to_be_shown(odd):
    shown = (odd.title, odd.year, odd.label, odd.doi, odd.url, odd.host, *odd.authors)

    assert all(isinstance(each, str) for each in shown)
    assert odd.label


def test_the_record_is_canonical_and_cannot_be_written_to():
    item = {"title": "Ä", "DOI": "", "author": [], "volume": 0, "id": None}

    assert csl_text(item) == '{"title":"Ä","volume":0}'
    assert csl_text(json.loads(csl_text(item))) == csl_text(item)
    with pytest.raises(TypeError):
        of(title="x").csl["title"] = "y"
