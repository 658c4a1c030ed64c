from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.app import sample
from journal_desktop.cite import bibtex
from journal_desktop.cite.writing.bibtex import written
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, csl_text

CARRIED = (*bibtex.TEXTS, *bibtex.LISTS, "peer_reviewed", "item")
TEXTS = (
    st.text(st.sampled_from("aB{}\\$%_^~-–—'`\"<>/@,=#& \n\u00a0."), max_size=20)
    | st.text(max_size=15)
    | st.sampled_from(
        ["<i>Xenopus</i>", "H<sub>2</sub>O", "10–12", "others", "A and B", "\\alpha", "x, y"]
    )
)
DATES = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(st.integers(-3000, 99999), max_size=3), max_size=3),
        "season": st.integers(0, 5),
        "circa": st.booleans(),
        "literal": TEXTS,
    },
)
NAMES = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle"]), TEXTS
    ),
    max_size=3,
)
VARIABLES = """title container-title publisher publisher-place volume issue number page edition ISBN
DOI URL PMID PMCID note abstract language genre archive archive_location collection-title
collection-number event-title status keyword annote medium"""
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["article", "article-journal", "book", "chapter", "webpage"]) | TEXTS},
    optional={
        **dict.fromkeys(VARIABLES.split(), TEXTS | st.integers()),
        "issued": DATES,
        "accessed": DATES,
        "author": NAMES,
        "editor": NAMES,
        "custom": st.dictionaries(TEXTS, TEXTS | st.integers(), max_size=2),
    },
)
SOURCES = st.builds(
    Source,
    id=st.just(SourceId("00000000-0000-4000-8000-000000000000")),
    key=TEXTS,
    item=ITEMS.map(csl_text),
    kind=TEXTS,
    notes=TEXTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    excerpts=st.lists(TEXTS, max_size=2).map(tuple),
    attachment=TEXTS,
    peer_reviewed=st.none() | st.booleans(),
)


def back(text: str) -> list[Source]:
    found = bibtex.read(text, lambda _done, _of: True)
    assert not found.skipped
    return [entry.source for entry in found.entries]


def carried(source: Source) -> dict[str, object]:
    return {name: getattr(source, name) for name in CARRIED}


@given(st.lists(SOURCES, max_size=2))
def test_any_source_comes_back_equal(sources):
    assert [carried(each) for each in back(written(sources))] == [carried(each) for each in sources]


def test_the_sample_comes_back_equal():
    sources = sample.load().sources

    assert [carried(each) for each in back(written(sources))] == [carried(each) for each in sources]


def test_an_ordinary_paper_needs_no_field_of_ours():
    item = {
        "type": "article-journal",
        "title": "Use of CAR-transduced natural killer cells in CD19-positive lymphoid tumors",
        "author": [
            {"family": "Liu", "given": "Enli"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"family": "White", "given": "R A", "suffix": "III"},
            {"literal": "The CAR-NK Group"},
        ],
        "container-title": "New England Journal of Medicine",
        "issued": {"date-parts": [[2020, 2, 6]]},
        "volume": "382",
        "issue": "6",
        "page": "545-553",
        "DOI": "10.1056/NEJMoa1910607",
        "PMID": "32023374",
        "language": "en",
    }
    text = written([Source(SourceId("x"), "liu2020", csl_text(item), tags=("a", "b"))])

    assert "x-" not in text
    assert text.startswith("@article{liu2020,\n  author = {Liu, Enli and van der Berg, Jan and ")
    assert "  title = {Use of {CAR-transduced} natural killer cells in {CD19-positive}" in text
    assert "  pages = {545--553},\n" in text
    assert "  date = {2020-02-06},\n  year = {2020},\n" in text


def test_fields_of_other_programs_are_written_back():
    entry = "@article{a,\n  title = {T},\n  s2id = {2020 {X}},\n}\n"

    assert written(back(entry)) == entry


@pytest.mark.parametrize("key", ["", "with space", "{}", "a,b"])
def test_a_key_that_bibtex_forbids_comes_back(key):
    (source,) = back(written([Source(SourceId("x"), key)]))

    assert source.key == key
