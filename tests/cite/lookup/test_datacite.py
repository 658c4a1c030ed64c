"""DataCite's records."""

from __future__ import annotations

import copy

import loopback
from journal_desktop.cite.lookup import datacite
from journal_desktop.core.source import SourceStatus


def attributes(**more):
    return copy.deepcopy(loopback.ATTENTION["data"]["attributes"]) | more


def test_a_preprint_of_arxiv_is_told_as_one():
    found = datacite.found(attributes())

    assert found.source.text("type") == "article"
    assert found.source.title == "Attention Is All You Need"
    assert found.source.csl["author"][0] == {"family": "Vaswani", "given": "Ashish"}
    assert found.source.year == "2017"
    assert found.source.status is SourceStatus.PREPRINT
    assert found.source.url == "https://arxiv.org/abs/1706.03762"


def test_an_organisation_is_no_person():
    found = datacite.found(
        attributes(creators=[{"name": "World Health Organization", "nameType": "Organizational"}])
    )

    assert found.source.csl["author"] == [{"literal": "World Health Organization"}]


def test_other_versions_are_told_by_their_dois():
    related = [
        {
            "relationType": "IsPreviousVersionOf",
            "relatedIdentifier": "10.5281/ZENODO.2",
            "relatedIdentifierType": "DOI",
        },
        {"relationType": "References", "relatedIdentifier": "10.1/x"},
        {
            "relationType": "IsVersionOf",
            "relatedIdentifier": "https://example.org/",
            "relatedIdentifierType": "URL",
        },
    ]
    found = datacite.found(attributes(relatedIdentifiers=related))

    assert [(each.words, each.doi) for each in found.relations] == [
        ("A newer version", "10.5281/zenodo.2")
    ]


def test_the_publisher_may_be_a_name_or_a_record_of_one():
    found = datacite.found(attributes(publisher={"name": "Zenodo"}))

    assert found.source.text("publisher") == "Zenodo"


def test_odd_shapes_are_passed_over():
    odd = dict.fromkeys(attributes(), 3) | {"titles": [{"title": "A title"}], "types": "x"}

    assert datacite.found(odd).source.title == "A title"
    assert datacite.found({}) is None
