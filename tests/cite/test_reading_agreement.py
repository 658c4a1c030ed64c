"""Real files of other programs, beside the records these programs expect of them."""

import json
from pathlib import Path

import pytest

from journal_desktop.cite import reading

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "references"
ANYWHERE = {
    "id": "is the source's citation key",
    "citation-key": "is the source's citation key",
    "keyword": "are the source's tags",
    "standard_citation": "is no CSL variable",
}
DATES = "numbers written as text are numbers here"
NAMED = {
    ("arxiv-joss", "issued"): DATES,
    ("crossref-deep-review", "ISSN"): "a list of ISSNs is kept, as text",
    ("crossref-winter-scabs", "ISSN"): "a list of ISSNs is kept, as text",
    ("empty-date-parts", "issued"): "a date without parts is left out, not left empty",
    ("null-date-parts", "issued"): "a date without parts is left out, not left empty",
    ("excess-date-parts", "issued"): "year, month and day are kept where an hour follows them",
    ("bibliography.json", "accessed"): DATES,
    ("bibliography.json", "abstract"): "JATS tags are taken out",
    ("content__manual", "type"): "legal-case is legal_case in CSL",
    ("bibliography.ris", "accessed"): f"the file has it; {DATES}",
    ("bibliography.ris", "DOI"): "capitals are kept as the file has them",
    ("bibliography.ris", "ISSN"): "the file has it, the expected record not",
    ("bibliography.ris", "URL"): "the file has another than the expected record",
    ("bibliography.ris", "abstract"): "the file has none",
    ("bibliography.ris", "publisher"): "the file has none",
    ("bibliography.ris", "PMID"): "the file has none",
    ("bibliography.ris", "PMCID"): "the file has none",
    ("bibliography.nbib", "DOI"): "capitals are kept as the file has them",
    ("bibliography.nbib", "ISSN"): "the file has it, the expected record not",
    ("bibliography.nbib", "URL"): "the file has none",
    ("bibliography.nbib", "abstract"): "JATS tags and dashes differ at the source",
    ("bibliography.nbib", "publisher"): "the file has none",
    ("bibliography.nbib", "source"): "PubMed says so, not Crossref",
    ("bibliography.nbib", "page"): "the number of the article (LID) stands for pages",
    ("bibliography.nbib", "container-title-short"): "the file has it (TA)",
    ("bibliography.nbib", "available-date"): "the file has it (DEP)",
}
"""Where we read differently, by file and variable, and why."""

PAIRS = [
    *((f"{name}-csl__raw.json", f"{name}-csl__pruned.json") for name in (
        "arxiv-joss", "crossref-deep-review", "crossref-winter-scabs", "datacite-thesis",
        "empty-date-parts", "excess-date-parts", "greycite-meta-review", "null-date-parts",
        "pmc-scihub-study", "pubmed-scihub-study",
    )),
    *((f"bibliographies__bibliography.{end}", "bibliographies__bibliography.json")
      for end in ("json", "nbib", "ris")),
    *((name, name) for name in (
        "content__manual-references.json", "cite-command-rendered__input-bibliography.json",
        "cite-command-rendered__output-bibliography.json",
    )),
    *((f"../citation-js/plugin-bibtex__mapping__{name}-csl.json",) * 2
      for name in ("bibtex", "biblatex")),
]  # fmt: skip

needs_data = pytest.mark.skipif(not FOLDER.is_dir(), reason="the sample files are not here")


@needs_data
@pytest.mark.parametrize(("given", "wanted"), PAIRS, ids=[given for given, _ in PAIRS])
def test_records_agree_but_for_named_exceptions(given, wanted):
    entries = reading.read((FOLDER / "manubot" / given).read_bytes()).entries
    expected = json.loads((FOLDER / "manubot" / wanted).read_text(encoding="utf-8"))
    known = {variable for part, variable in NAMED if part in given} | ANYWHERE.keys()
    if given.endswith(".nbib"):
        entries, expected = entries[:1], expected[:1]  # the second one is another paper

    assert len(entries) == len(expected)
    for entry, item in zip(entries, expected, strict=True):
        got = dict(entry.source.csl)
        different = {name for name in {*got, *item} if got.get(name) != item.get(name)}
        assert not different - known


@needs_data
@pytest.mark.parametrize(
    "path",
    sorted(FOLDER.glob("*/*")) if FOLDER.is_dir() else [FOLDER],
    ids=lambda path: path.name,
)
def test_every_real_file_is_read_or_told(path):
    done = reading.read(path.read_bytes())

    assert done.entries or done.skipped


@needs_data
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("nbib/pmc_medlars.txt", 5),
        ("rispy/example_wos.ris", 2),
        ("rispy/example_full.ris", 2),
        ("rispy/example_extraneous_data.ris", 2),
        ("rispy/example_multiline.ris", 3),
        ("rispy/example_urls.ris", 4),
        ("rispy/example_utf_chars.ris", 1),
    ],
)
def test_every_record_of_a_file_is_read(name, count):
    done = reading.read((FOLDER / name).read_bytes())

    assert (len(done.entries), done.skipped) == (count, ())
