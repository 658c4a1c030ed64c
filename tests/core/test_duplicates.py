"""What a library has twice, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from builders import paper
from journal_desktop.core.duplicates import Index, Kinship, duplicates
from journal_desktop.core.source import SourceStatus, csl_text

LIU = paper("liu2020")


def other(source=LIU, **item):
    fields = dict(source.csl) | item
    return replace(source, id=builders.source_id(str(item)), key="other", item=csl_text(fields))


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"DOI": "https://doi.org/10.1056/nejmOA1910607", "PMID": ""}, "same DOI"),
        ({"DOI": "", "title": "Something else"}, "same PMID"),
        ({"DOI": "", "PMID": "", "volume": ""}, "same title and author"),
        ({"DOI": "", "PMID": "", "issued": {"date-parts": [[2019]]}, "page": ""}, "same title"),
        (
            {
                "DOI": "",
                "PMID": "",
                "title": "Use of CAR Transduced Natural Killer Cell in CD19 Positive "
                "Lymphoid Tumours",
            },
            "alike",
        ),
    ],
)
def test_records_of_one_paper_are_found(item, why):
    match = Index([LIU]).twin(other(**item))

    assert match.kinship is Kinship.SAME
    assert why in match.why
    assert duplicates([LIU, paper("carnk"), other(**item)]).duplicates[0][0] == LIU.id


@pytest.mark.parametrize(
    "item",
    [
        {"DOI": "10.1056/NEJMoa1709866", "PMID": ""},
        {"DOI": "", "PMID": "18436948"},
        {"DOI": "", "PMID": "", "issued": {"date-parts": [[2012]]}},
        {"DOI": "", "PMID": "", "author": [{"family": "Rao", "given": "Asha"}]},
        {"DOI": "", "PMID": "", "page": "900-910"},
        {"DOI": "", "PMID": "", "type": "chapter"},
        {
            "DOI": "",
            "PMID": "",
            "title": "Use of natural killer cells against solid tumours in mice",
        },
    ],
)
def test_strangers_stay_strangers(item):
    assert Index([LIU]).twin(other(**item)) is None
    assert duplicates([LIU, other(**item)]).duplicates == ()


def test_chapters_of_one_book_are_not_the_book():
    chapter = {"type": "chapter", "ISBN": "9780306406157", "title": "One"}
    one, two = (builders.source(name, name) for name in ("one", "two"))
    one = replace(one, item=csl_text(chapter))
    two = replace(two, item=csl_text(chapter | {"title": "Two"}))

    assert duplicates([one, two]).duplicates == ()


@pytest.mark.parametrize(
    "item",
    [
        {"type": "article", "DOI": "10.1101/2019.12.11.872564", "PMID": "", "container-title": ""},
        {"type": "article", "DOI": "10.48550/arXiv.1912.00001", "PMID": ""},
        {"type": "article", "DOI": "", "PMID": "", "publisher": "medRxiv"},
    ],
)
def test_a_preprint_is_related_to_its_paper_and_no_duplicate(item):
    preprint = other(**item)
    found = duplicates([LIU, preprint])

    assert found.duplicates == ()
    assert {found.related[0].one, found.related[0].other} == {LIU.id, preprint.id}
    assert Index([LIU]).twin(preprint).kinship is Kinship.RELATED


def test_a_preprint_is_known_by_its_status_and_by_what_a_record_says_of_it():
    by_status = replace(other(DOI="", PMID="", page=""), status=SourceStatus.PREPRINT)
    named = {"is-preprint-of": [{"id-type": "doi", "id": "10.1056/NEJMoa1910607"}]}
    by_relation = other(paper("carnk"), type="article", relation=named)

    assert Index([LIU]).twin(by_status).kinship is Kinship.RELATED
    assert Index([LIU]).twin(by_relation).why == "one record names the other"
    assert Index([by_relation]).twin(LIU).kinship is Kinship.RELATED


def test_a_paper_of_the_press_that_shares_the_preprint_prefix_is_a_paper():
    genome = other(DOI="10.1101/gr.276559.121", PMID="")

    assert Index([genome]).twin(replace(genome, id=LIU.id)).kinship is Kinship.SAME


def test_groups_grow_through_their_members():
    by_doi, by_pmid = other(PMID="", title="Other words"), other(DOI="", title="More words")
    found = duplicates([by_doi, by_pmid, LIU, paper("carnk")])

    assert found.duplicates == ((by_doi.id, by_pmid.id, LIU.id),)


def test_the_search_can_be_ended():
    heard = []
    assert duplicates([LIU] * 3, lambda done, total: heard.append((done, total))) is None
    assert heard == [(0, 3)]


def test_what_was_taken_out_is_no_twin():
    index = Index([LIU])
    index.drop(LIU.id)
    assert index.twin(other()) is None
