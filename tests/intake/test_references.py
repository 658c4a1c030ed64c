"""What one line of a source list says of its source."""

import json

import pytest

from journal_desktop.intake import references

TITLE = "Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors"
REVIEW = (
    "Chimeric antigen receptor natural killer (CAR-NK) cells: from preclinical promise to "
    "clinical reality in cancer immunotherapy"
)
PMC = "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/"


def item(line):
    return json.loads(references.item(references.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        f"{REVIEW}. Peer-reviewed review, 2025. {PMC}",
        f"{REVIEW} — peer-reviewed review (2025, PMC) {PMC}",
        f"{REVIEW} (peer-reviewed review, 2025). {PMC}",
    ],
)
def test_a_line_with_its_kind_is_told_apart(line):
    found = references.parse(line)

    assert found.is_certain
    assert (found.title, found.year, found.kind) == (REVIEW, "2025", "Peer-reviewed review")
    assert found.peer_reviewed is True
    assert found.ids.pmcid == "PMC12607298"
    assert found.ids.url == PMC


@pytest.mark.parametrize(
    "line",
    [
        (
            f"Liu E, Marin D, Banerjee P, et al. {TITLE}. N Engl J Med. 2020;382(6):545-553. "
            "doi:10.1056/NEJMoa1910607. PMID: 32023374."
        ),
        (
            f"Liu, E., Marin, D., & Banerjee, P. (2020). {TITLE}. N Engl J Med, 382(6), 545-553. "
            "https://doi.org/10.1056/NEJMoa1910607 PMID 32023374"
        ),
    ],
)
def test_vancouver_and_apa_lines_are_told_apart(line):
    found = item(line)

    assert references.parse(line).is_certain
    assert found["title"] == TITLE
    assert [name["family"] for name in found["author"]] == ["Liu", "Marin", "Banerjee"]
    assert found["container-title"] == "N Engl J Med"
    assert (found["volume"], found["issue"], found["page"]) == ("382", "6", "545-553")
    assert found["issued"] == {"date-parts": [[2020]]}
    assert found["DOI"] == "10.1056/NEJMoa1910607"
    assert found["PMID"] == "32023374"
    assert found["type"] == "article-journal"


def test_full_names_with_initials_are_names():
    found = references.parse(
        "Leigh F. Johnson, Joel Mossong, Rob E. Dorrington. Life Expectancies of South African "
        "Adults Starting Antiretroviral Treatment: Collaborative Analysis of Cohort Studies "
        "(2013). https://doi.org/10.1371/journal.pmed.1001418"
    )

    assert [name["family"] for name in found.authors] == ["Johnson", "Mossong", "Dorrington"]
    assert found.title.startswith("Life Expectancies")
    assert found.year == "2013"


@pytest.mark.parametrize(
    "line",
    [
        "Something somebody wrote about cells",
        "World Health Organization. Ageing and health. Geneva",
        "Smith. E. coli in people, revisited 2019",
    ],
)
def test_what_is_not_certain_is_the_title_whole(line):
    found = references.parse(line)

    assert not found.is_certain
    assert found.title == line


def test_a_page_is_no_paper():
    assert item("Broken ribs. Website, 2024. https://www.nhs.uk/x")["type"] == "webpage"


def test_a_preprint_is_not_peer_reviewed():
    assert references.parse("A title of a paper. Preprint, 2024.").peer_reviewed is False


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("A. doi:10.1056/NEJMoa1910607.", "10.1056/NEJMoa1910607"),
        ("A (https://doi.org/10.1056/NEJMoa1910607).", "10.1056/NEJMoa1910607"),
        ("A. https://doi.org/10.1016/S0140-6736(20)30183-5.", "10.1016/S0140-6736(20)30183-5"),
    ],
)
def test_a_doi_ends_where_it_should(written, doi):
    assert references.parse(written).ids.doi == doi


def test_a_second_address_is_not_lost():
    found = references.parse("A title here. https://a.example/1 https://b.example/2")

    assert found.ids.url == "https://a.example/1"
    assert "https://b.example/2" in found.note
