"""MEDLINE tags: fields, publication types and what became of a paper."""

import pytest

from journal_desktop.cite import medline
from journal_desktop.core.source import SourceStatus

WAKEFIELD = """\
PMID- 9500320
OWN - NLM
LR  - 20230101
TI  - RETRACTED: Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive
      developmental disorder in children.
PG  - 637-41
FAU - Wakefield, A J
AU  - Wakefield AJ
PT  - Case Reports
PT  - Journal Article
PT  - Retracted Publication
DP  - 1998 Feb 28
RIN - Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4. PMID:
      20137807
TA  - Lancet
JT  - Lancet (London, England)
AID - S0140-6736(97)11096-0 [pii]
AID - 10.1016/s0140-6736(97)11096-0 [doi]
MH  - Colitis/*complications
"""


def read(text):
    return medline.read(text, lambda _done, _total: True)


def only(text):
    (entry,) = read(text).entries
    return entry


def test_a_retracted_paper_is_known_by_type_and_notice():
    entry = only(WAKEFIELD)
    source = entry.source

    assert source.status is SourceStatus.RETRACTED
    assert (source.status_origin, source.status_date) == ("PubMed", "2010-02-06")
    assert source.kind == "Case report"
    assert source.doi == "10.1016/s0140-6736(97)11096-0"
    assert source.text("container-title-short") == "Lancet"
    assert source.tags == ("Colitis",)
    assert "it was retracted in Lancet. 2010 Feb 6" in entry.remarks[0]


@pytest.mark.parametrize(
    ("lines", "status", "kind"),
    [
        (("PT  - Preprint",), SourceStatus.PREPRINT, "Preprint"),
        (("PT  - Published Erratum",), SourceStatus.CORRECTED, "Correction notice"),
        (
            ("PT  - Journal Article", "EIN - Elife. 2019 Jan 2;8:e1."),
            SourceStatus.CORRECTED,
            "Journal article",
        ),
        (("PT  - Review", "ECI - Elife. 2019;8:e1."), SourceStatus.CONCERN, "Review"),
        (("PT  - Retraction of Publication",), SourceStatus.UNCHECKED, "Retraction notice"),
        (
            ("PT  - Systematic Review", "PT  - Meta-Analysis"),
            SourceStatus.UNCHECKED,
            "Systematic review and meta-analysis",
        ),
        (
            ("PT  - Journal Article", "PT  - Randomized Controlled Trial"),
            SourceStatus.UNCHECKED,
            "Randomised controlled trial",
        ),
    ],
)
def test_publication_types_and_links_tell_kind_and_status(lines, status, kind):
    source = only("PMID- 1\nTI  - x\n" + "\n".join(lines)).source

    assert (source.status, source.kind) == (status, kind)
    assert source.peer_reviewed is (False if status is SourceStatus.PREPRINT else None)


def test_organisations_and_short_names_are_authors():
    source = only(
        "PMID- 1\nTI  - x\nAU  - Smith JA 3rd\nCN  - RECOVERY Collaborative Group\n"
    ).source

    assert source.csl["author"] == [
        {"family": "Smith", "given": "J A", "suffix": "3rd"},
        {"literal": "RECOVERY Collaborative Group"},
    ]


def test_a_record_with_its_pmc_number_first_is_one_record():
    first, second = read("PMC - PMC1\nPMID- 2\nTI  - a\n\nPMC - PMC3\nTI  - b\n").entries

    assert (first.line, first.source.text("PMID")) == (1, "2")
    assert (second.line, second.source.text("PMCID")) == (5, "PMC3")


def test_records_without_an_empty_line_between_are_two():
    done = read("PMID- 1\nTI  - a\nPMID- 2\nTI  - b\nPMC - PMC3\nPMID- 3\nTI  - c\n")

    assert [(entry.line, entry.source.title) for entry in done.entries] == [
        (1, "a"),
        (3, "b"),
        (5, "c"),
    ]


def test_a_broken_record_costs_only_itself():
    done = read("PMID-\nAB  - lost\n\nPMID- 2\nTI  - kept\nXYZ - odd\nno tag\n")

    assert [entry.source.title for entry in done.entries] == ["kept"]
    assert "XYZ “odd”; no tag" in done.entries[0].remarks[0]
    assert done.skipped[0].line == 1


def test_a_book_and_its_chapter():
    chapter = only("PMID- 1\nTI  - Part\nBTI - Whole\nFED - Lee, Ann\n").source
    book = only("PMID- 1\nBTI - Whole\nIS  - 9780306406157\nPB  - NCBI\n").source

    assert (chapter.text("type"), chapter.text("container-title")) == ("chapter", "Whole")
    assert (book.text("type"), book.title, book.text("ISBN")) == ("book", "Whole", "9780306406157")
