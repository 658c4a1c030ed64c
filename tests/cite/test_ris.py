"""RIS: whole, sloppy and broken records."""

from journal_desktop.cite import ris

SHANNON = """\
TY  - JOUR
AU  - Shannon,Claude E.
PY  - 1948/07//
TI  - A Mathematical Theory of Communication
JF  - Bell System Technical Journal
SP  - 379
EP  - 423
VL  - 27
"""


def read(text):
    return ris.read(text, lambda _done, _total: True)


def only(text):
    (entry,) = read(text).entries
    return entry


def test_a_record_becomes_its_csl_item():
    assert dict(only(f"{SHANNON}ER  - \n").source.csl) == {
        "type": "article-journal",
        "title": "A Mathematical Theory of Communication",
        "author": [{"family": "Shannon", "given": "Claude E."}],
        "container-title": "Bell System Technical Journal",
        "issued": {"date-parts": [[1948, 7]]},
        "page": "379-423",
        "volume": "27",
    }


def test_a_record_without_its_end_costs_no_other():
    done = read(f"{SHANNON}\n{SHANNON}ER  -\n")

    assert [entry.line for entry in done.entries] == [1, 10]
    assert "may be cut short" in done.entries[0].remarks[0]
    assert not done.entries[1].remarks


def test_tags_with_other_blanks_and_dashes_are_read():
    assert only("TY - JOUR\nTI – Title\nER - \n").source.title == "Title"


def test_how_many_records_could_not_be_read_is_told():
    done = read("TY: JOUR\nTI: One\nER:\n\nTY: JOUR\nTI: Two\nER:\n")

    assert not done.entries
    assert "0 of 2 records" in done.skipped[-1].why


def test_a_chapter_has_a_book_and_a_book_has_a_series():
    chapter = only("TY  - CHAP\nTI  - Part\nT2  - Whole\nA2  - Lee, A\nSN  - 0-306-40615-2\nER  -")
    book = only("TY  - BOOK\nTI  - Whole\nT2  - Series\nSN  - 0-306-40615-2\nER  -")

    assert chapter.source.text("container-title") == "Whole"
    assert chapter.source.csl["editor"] == [{"family": "Lee", "given": "A"}]
    assert book.source.text("collection-title") == "Series"
    assert book.source.text("ISBN") == "0-306-40615-2"


def test_every_database_s_own_place_for_numbers_is_known():
    zotero = only("TY  - JOUR\nTI  - x\nN1  - PMID: 29424689\nPMCID: PMC5832410\nmine\nER  -")
    ncbi = only("TY  - JOUR\nTI  - x\nU1  - 29424689[pmid]\nU2  - PMC5832410[pmcid]\nER  -")
    endnote = only("TY  - JOUR\nTI  - x\nAN  - 29424689\nDB  - PubMed\nC2  - PMC5832410\nER  -")

    for entry in (zotero, ncbi, endnote):
        assert entry.source.text("PMID") == "29424689"
        assert entry.source.text("PMCID") == "PMC5832410"
        assert not entry.remarks
    assert zotero.source.notes == "mine"


def test_what_is_not_understood_is_told():
    entry = only("TY  - JOUR\nTI  - x\nDO  - none\nJP  - CRISPR\nVL  - 1\nVL  - 2\nER  -")

    assert "“none” is no DOI" in entry.remarks[0]
    assert "JP “CRISPR”" in entry.remarks[1]
    assert "VL stands there twice" in entry.remarks[2]


def test_links_files_notes_and_keywords_are_kept():
    entry = only(
        "TY  - JOUR\nTI  - x\nUR  - https://a.example/; https://b.example/\nL1  - /files/x.pdf\n"
        "KW  - *cells\nKW  - cells\nN1  - one\ntwo\nN2  - about\nER  -"
    )

    assert entry.source.text("URL") == "https://a.example/"
    assert entry.source.notes == "one\ntwo\nSee also https://b.example/"
    assert entry.source.attachment == "/files/x.pdf"
    assert entry.source.tags == ("cells",)
    assert entry.source.text("abstract") == "about"


def test_reading_stops_when_told():
    done = ris.read(f"{SHANNON}ER  - \n" * 3, lambda _done, _total: False)

    assert len(done.entries) == 1
    assert "stopped" in done.skipped[0].why


def test_text_between_records_is_reported_with_its_line():
    done = read(f"1.\n{SHANNON}ER  - \nwho wrote this?\n2.\n{SHANNON}ER  - \n")

    assert [(each.line, each.text) for each in done.skipped] == [(11, "who wrote this?")]
