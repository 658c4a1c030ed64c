from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite.bibtex import read
from journal_desktop.cite.values import Entry, Read
from journal_desktop.core.source import SourceStatus

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "references"
CAR_NK = """@article{li2025,
  author = {Li, A and others},
  title = {Chimeric antigen receptor natural killer ({CAR-NK}) cells: from preclinical promise
    to clinical reality in cancer immunotherapy},
  journal = {Frontiers in Immunology},
  date = {2025-11-03},
  doi = {https://doi.org/10.3389/fimmu.2025.0000000},
  pmcid = {PMC12607298},
  pages = {379--423},
  keywords = {cancer, CAR-NK},
  file = {Full text:/papers/li.pdf:application/pdf},
  annotation = {Read the part on safety.},
  langid = {english},
  s2id = {202004462},
}
"""
WORDS = """@article{ @misc( { } " \\ , = # $ @string{a= @comment{ crossref={a} xdata={a,b} @xdata{a,
    @set{ date={2020- year= month= pages={ file={: x-csl={ x-source={ {"a": eprint={ author={
    and \\begin{it} \\textit{"""
PIECES = st.sampled_from(WORDS.split())


def go_on(_done: int, _of: int) -> bool:
    return True


def whole(text: str) -> Read:
    return read(text, go_on)


def only(text: str) -> Entry:
    (entry,) = whole(text).entries
    return entry


def test_an_entry_becomes_a_source():
    entry = only(CAR_NK)
    source = entry.source

    assert (source.key, entry.line) == ("li2025", 1)
    assert source.title.startswith("Chimeric antigen receptor natural killer (CAR-NK) cells: from")
    assert source.csl["container-title"] == "Frontiers in Immunology"
    assert source.csl["issued"] == {"date-parts": [[2025, 11, 3]]}
    assert source.csl["DOI"] == "10.3389/fimmu.2025.0000000"
    assert (source.csl["page"], source.csl["language"]) == ("379-423", "en")
    assert source.csl["custom"] == {"s2id": "202004462"}
    assert source.tags == ("cancer", "CAR-NK")
    assert (source.notes, source.attachment) == ("Read the part on safety.", "/papers/li.pdf")
    assert any("and others" in remark for remark in entry.remarks)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end):
    found = whole("\ufeff" + f"% mine\n\n{CAR_NK}\n@misc{{a, note={{x\n".replace("\n", end))

    assert found.entries[0].line == 3
    assert found.skipped[0].line == 3 + CAR_NK.count("\n") + 1
    assert found.skipped[0].text.startswith("@misc{a")


def test_keys_that_stand_twice_are_kept_and_told():
    first, second = whole("@misc{a, title={X}}\n@misc{a, title={Y}}").entries

    assert (first.source.title, second.source.title) == ("X", "Y")
    assert not first.remarks
    assert "line 1" in second.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, eprint={2001.01234}, archiveprefix={arXiv}}",
        "@online{a, eprint={2001.01234}, eprinttype={arxiv}}",
        "@article{a, journal={arXiv preprint arXiv:2001.01234}}",
    ],
)
def test_preprints_are_told_from_papers(text):
    source = only(text).source

    assert source.csl["type"] == "article"
    assert source.csl["archive_location"] == "2001.01234"
    assert (source.status, source.status_origin) == (SourceStatus.PREPRINT, "BibTeX")


def test_a_paper_that_is_also_in_arxiv_is_a_paper():
    source = only("@article{a, journal={eLife}, eprint={2001.01234}, archiveprefix={arXiv}}").source

    assert source.csl["type"] == "article-journal"
    assert source.status is SourceStatus.UNCHECKED


@pytest.mark.parametrize(
    ("fields", "variable", "value"),
    [
        ("eprint={5500723}, eprinttype={pubmed}", "PMID", "5500723"),
        ("eprint={12607298}, eprinttype={pmc}", "PMCID", "PMC12607298"),
        (r"howpublished={\url{https://x.org/a%20b}}", "URL", "https://x.org/a%20b"),
        (r"url={https://x.org/a{\_}b\_c}", "URL", "https://x.org/a_b_c"),
        ("eid={e00569}", "page", "e00569"),
        ("title={A}, subtitle={B}", "title", "A: B"),
        ("pages={S1–S10}", "page", "S1-S10"),
        ("langid={ngerman}", "language", "de"),
        ("publisher={P}, organization={O}", "publisher", "P"),
        ("editor={Li, A}, editortype={compiler}", "compiler", [{"family": "Li", "given": "A"}]),
    ],
)
def test_fields_become_variables(fields, variable, value):
    assert only(f"@article{{a, {fields}}}").source.csl[variable] == value


def test_a_title_that_says_retracted_is_believed():
    assert only("@article{a, title={RETRACTED: T}}").source.status is SourceStatus.RETRACTED


def test_progress_is_told_and_reading_can_be_stopped():
    text = "".join(f"@misc{{k{number}, title={{X}}}}\n" for number in range(600))
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        heard.append((done, of))
        return len(heard) < 5

    found = read(text, stop)

    assert heard == sorted(heard)
    assert all(done <= of for done, of in heard)
    assert 0 < len(found.entries) < 600


def test_a_set_is_left_out_and_told():
    (skipped,) = whole("@set{s, entryset={a,b}}").skipped

    assert (skipped.line, skipped.text) == (1, "@set{s")


def test_no_file_makes_it_stumble():
    if not FOLDER.is_dir():
        pytest.skip("the reference files of other programs are not here")
    for path in FOLDER.rglob("*"):
        if path.is_file():
            assert whole(path.read_bytes().decode("latin-1")).format == "BibTeX"


@given(st.lists(PIECES | st.text(max_size=20), max_size=40).map(" ".join))
def test_nothing_makes_it_stumble(text):
    found = whole(text)

    assert all(entry.line >= 1 for entry in found.entries)
