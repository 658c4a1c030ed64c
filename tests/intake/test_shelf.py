"""Entries of source lists into sources with keys."""

import pytest

from journal_desktop.intake import shelf
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Paragraph
from journal_desktop.intake.shelf import Entry

REVIEW = "Chimeric antigen receptor natural killer (CAR-NK) cells: from preclinical promise"
URL = "https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/"


def shelved(*texts):
    notebook = Notebook()
    listed = [Entry(n, label, text) for n, (label, text) in enumerate(texts, 1)]
    return shelf.shelved(listed, notebook), notebook.remarks


def test_two_renditions_of_a_source_are_one():
    stock, remarks = shelved(
        ("1", f"{REVIEW}. Peer-reviewed review, 2025. {URL}"),
        ("1", f"{REVIEW} — peer-reviewed review (2025, PMC)"),
    )

    [source] = stock.sources
    assert source.key == "chimeric2025"
    assert (source.kind, source.year, source.url) == ("Peer-reviewed review", "2025", URL)
    assert source.host == "PMC"
    assert source.peer_reviewed is True
    assert stock.numbered == {1: "chimeric2025"}
    assert not remarks


def test_two_sources_of_one_number_are_both_kept_and_told():
    stock, remarks = shelved(
        ("1", "A first paper on cells. Review, 2024."),
        ("1", "Another paper on cells. Review, 2025."),
    )

    assert [source.title for source in stock.sources] == [
        "A first paper on cells",
        "Another paper on cells",
    ]
    assert stock.numbered == {1: "first2024"}
    assert "two sources" in remarks[0].what


def test_two_numbers_of_one_doi_share_a_source():
    stock, _ = shelved(
        ("1", "A first title. https://doi.org/10.1056/NEJMoa1910607"),
        ("2", "The title again. doi:10.1056/nejmoa1910607"),
    )

    assert len(stock.sources) == 1
    assert stock.keys["1"] == stock.keys["2"]
    assert "The title again" in stock.sources[0].item


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Müller Ø, Li X. A title. BMJ. 2020;1(2):3-4.", "muller2020"),
        ("The new cells — review (2025)", "cells2025"),
        ("عنوان الدراسة — review (2025)", "source2025"),
        ("On it. Review, 2024.", "on2024"),
    ],
)
def test_a_key_is_plain_letters_and_the_year(text, key):
    assert shelved(("1", text))[0].sources[0].key == key


def test_keys_are_unique():
    stock, _ = shelved(*[("", f"Cells, part {n}, of many. Review, 2024.") for n in range(3)])

    assert len({source.key for source in stock.sources}) == 3


def test_unnumbered_lines_and_addresses_on_their_own_line_are_entries():
    found, others = shelf.entries(
        [
            Paragraph(4, "- A page of the health service\n  https://www.nhs.uk/x"),
            Paragraph(7, "[2] A paper, 2020"),
            Paragraph(9, "https://doi.org/10.1056/NEJMoa1910607"),
            Paragraph(11, "Share this article with friends"),
        ]
    )

    assert [(entry.line, entry.label) for entry in found] == [(4, ""), (7, "2")]
    assert found[0].text.endswith("https://www.nhs.uk/x")
    assert found[1].text.endswith("NEJMoa1910607")
    assert [other.line for other in others] == [11]
