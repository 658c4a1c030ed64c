from __future__ import annotations

import json

import pytest

import builders
from journal_desktop.store.library import Library

CSV = (
    "RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,Reason\n"
    "Correction,10.1056/NEJMoa1910607,,6/24/2026 0:00,+Error in Data\n"
)


def test_sources_are_listed_for_people_and_programs(type_in, library):
    told = type_in("sources", library)
    assert told.code == 0
    assert "liu2020" in told.out
    assert "Liu et al. 2020" in told.out
    keys = [each["key"] for each in type_in("sources", library, "--json").json["sources"]]
    assert keys == sorted(builders.PAPERS)
    slug = builders.article().slug
    only = type_in("sources", library, "--json", "--article", slug).json["sources"]
    assert [each["key"] for each in only] == ["carnk"]
    assert type_in("sources", library, "--article", "nowhere").code == 2


@pytest.mark.parametrize(
    ("flag", "words"), [("--bibtex", "@article{liu2020"), ("--ris", "TY  - JOUR"), ("--csl", "[")]
)
def test_sources_are_printed_as_files_that_come_back_the_same(
    type_in, library, tmp_path, flag, words
):
    printed = type_in("sources", library, flag)
    assert words in printed.out
    if flag == "--csl":
        assert len(json.loads(printed.out)) == len(builders.PAPERS)
    file = tmp_path / "sources.txt"
    file.write_text(printed.out, encoding="utf-8")
    done = type_in("import", library, file, "--json").json["files"][0]["references"]
    assert done["new"] == []
    assert len(done["twins"]) == len(builders.PAPERS)


def test_an_audit_takes_notices_in_and_tells_what_changed(type_in, library, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(CSV)
    told = type_in("audit", library, "--notices", path)
    assert told.code == 0
    assert "liu2020: ok → corrected" in told.out
    assert "retract" not in told.out.lower()
    assert type_in("audit", library, "--json").json["changed"] == []


def test_a_retracted_source_in_use_makes_the_answer_no(type_in, library, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(CSV.replace("Correction,10.1056/NEJMoa1910607,", "Retraction,10.1136/bmj.n71,"))
    with Library.open(library) as opened:
        opened.save(builders.article(slug="cites", sources=builders.cited("prisma2020")))
    told = type_in("audit", library, "--notices", path, "--json")

    assert told.code == 1
    assert told.json["changed"][0]["articles"][0]["slug"] == "cites"
    assert told.json["unused"] == ["grade2008", "liu2020", "maude2018"]


def test_references_are_imported_with_a_report(type_in, library, tmp_path):
    file = tmp_path / "mine.ris"
    title = "CONSORT 2010 Statement: updated guidelines for reporting parallel group trials"
    lines = ("TY  - JOUR", f"TI  - {title}", "AU  - Schulz, Kenneth F", "PY  - 2010", "ER  - ", "")
    file.write_text("\n".join(lines))
    told = type_in("import", library, file)

    assert told.code == 0
    assert "1 new source" in told.out
    assert f"schulz2010: {title}" in told.out


def test_one_output_is_asked_for_at_a_time(type_in, library):
    done = type_in("sources", library, "--bibtex", "--json")

    assert (done.code, done.out) == (2, "")
    assert "choose --bibtex or --json" in done.err
