"""RIS that reads back as what was written."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_desktop.cite import reading
from journal_desktop.cite.writing import ris
from journal_desktop.core.source import Source, SourceStatus, csl_text
from odd_sources import odd_sources

PAPER = Source(
    id="1",
    key="himmelstein2018",
    item=csl_text({
        "type": "article-journal",
        "title": "Sci-Hub provides access to nearly all scholarly literature",
        "author": [
            {"family": "Himmelstein", "given": "Daniel S"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "World Health Organization"},
        ],
        "container-title": "eLife",
        "issued": {"date-parts": [[2018, 3, 1]]},
        "page": "379-423",
        "DOI": "10.7554/eLife.32822",
        "PMID": "29424689",
        "PMCID": "PMC5832410",
        "ISSN": "2050-084X",
        "abstract": "One.\n\nTwo.",
    }),
    notes="line one\n\nER  - not the end",
    tags=("access", "libraries"),
)  # fmt: skip


def home(source):
    """What of a source leaves its library."""
    return replace(source, id="", related=(), acknowledged="")


def test_plain_fields_are_plain_ris():
    text = ris.written([replace(PAPER, notes="mine")])

    assert "ZZ" not in text
    assert "\nDA  - 2018/03/01/\n" in text
    assert "\nAU  - van der Berg, Jan\n" in text
    assert text.startswith("TY  - JOUR\nID  - himmelstein2018\n")
    assert text.endswith("ER  - \n")


def test_what_ris_has_no_tag_for_comes_back_too():
    source = replace(
        PAPER,
        kind="Peer-reviewed review",
        status=SourceStatus.CORRECTED,
        status_origin="PubMed",
        peer_reviewed=True,
        excerpts=("a passage",),
    )
    (entry,) = reading.read(ris.written([source])).entries

    assert home(entry.source) == home(source)


@settings(max_examples=60, deadline=None)
@given(st.lists(odd_sources(), max_size=3))
def test_anything_reads_back_equal(sources):
    done = reading.read(ris.written(sources))

    assert not done.skipped
    assert [home(entry.source) for entry in done.entries] == list(map(home, sources))
