"""The list of Retraction Watch, row by row."""

from __future__ import annotations

import pytest

from journal_desktop.cite.retraction_watch import Stopped, notices
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.notice import Nature, Notice

HEAD = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)


def row(**cells):
    known = {
        "Record ID": "15",
        "RetractionDate": "2/6/2010 0:00",
        "OriginalPaperDOI": "10.1016/S0140-6736(97)11096-0",
        "OriginalPaperPubMedID": "9500320",
        "RetractionNature": "Retraction",
        "Reason": "+Ethical Violations by Author;+Error in Data;",
    } | cells
    return ",".join(f'"{known.get(name, "")}"' for name in HEAD.split(","))


def read(*rows, **options):
    return list(notices("\n".join((HEAD, *rows)).encode(), **options))


def test_a_row_becomes_a_notice():
    found = read(
        row(
            URLS="https://retractionwatch.example/a;", RetractionDOI="10.1016/s0140-6736(10)60175-4"
        )
    )

    assert found == [
        Notice(
            "10.1016/s0140-6736(97)11096-0",
            "9500320",
            Nature.RETRACTION,
            "2010-02-06",
            "Ethical Violations by Author; Error in Data",
            "15",
            ("https://retractionwatch.example/a", "https://doi.org/10.1016/s0140-6736(10)60175-4"),
        )
    ]


@pytest.mark.parametrize(
    ("words", "nature"),
    [
        ("Correction", Nature.CORRECTION),
        ("Expression of concern", Nature.CONCERN),
        ("Reinstatement", Nature.REINSTATEMENT),
    ],
)
def test_a_correction_is_no_retraction(words, nature):
    assert [each.nature for each in read(row(RetractionNature=words))] == [nature]


def test_a_paper_that_nothing_identifies_is_passed_over():
    skipped = []
    assert (
        read(row(OriginalPaperDOI="unavailable", OriginalPaperPubMedID="0"), skipped=skipped) == []
    )
    assert skipped == []


def test_rows_that_can_not_be_read_are_told_by_their_line_and_cost_only_themselves():
    skipped = []
    found = read(
        row(Title="Two\nlines"),
        "1,2,3",
        row(RetractionDate="31/31/2010"),
        row(RetractionNature="Rumour"),
        row(),
        skipped=skipped,
    )

    assert len(found) == 2
    assert [each.line for each in skipped] == [4, 5, 6]
    assert "3 cells" in skipped[0].why
    assert "Rumour" in skipped[2].why


def test_a_file_as_windows_wrote_it_and_one_with_a_mark_are_read():
    latin = "\r\n".join((HEAD, row(Reason="+Étude"))).encode("cp1252")
    marked = b"\xef\xbb\xbf" + "\n".join((HEAD, row(Reason="+Étude"))).encode()

    assert [each.reason for data in (latin, marked) for each in notices(data)] == ["Étude"] * 2


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2", b"\x00\x01", b'{"x": 1}'])
def test_another_file_is_refused(data):
    with pytest.raises(IntakeError):
        list(notices(data))


def test_reading_can_be_ended():
    with pytest.raises(Stopped):
        read(row(), heard=lambda _done, _total: False)
