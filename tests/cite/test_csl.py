"""CSL-JSON of every shape, pruned to the schema."""

import json

import pytest

from journal_desktop.cite import csl
from journal_desktop.core.source import SourceStatus


def read(value):
    text = value if isinstance(value, str) else json.dumps(value, indent=1)
    return csl.read(text, lambda _done, _total: True)


def only(item):
    (entry,) = read(item).entries
    return entry


ITEM = {"type": "article-journal", "title": "T", "id": "shannon1948"}


@pytest.mark.parametrize(
    "shape",
    [ITEM, [ITEM], {"items": [ITEM]}, [[ITEM]], {"message": ITEM}, {"10.1/x": [ITEM]}],
)
def test_every_shape_of_a_list_is_read(shape):
    entry = only(shape)

    assert entry.source.key == "shannon1948"
    assert dict(entry.source.csl) == {"type": "article-journal", "title": "T"}


def test_a_list_cut_short_costs_only_its_last_item():
    done = read('[\n {"title": "One"},\n {"title": "Two",\n')

    assert [entry.source.title for entry in done.entries] == ["One"]
    assert done.skipped[0].line == 3
    assert "damaged or cut short" in done.skipped[0].why


def test_a_broken_item_in_the_middle_costs_only_itself():
    done = read('[\n{"title": "One"},\n{"title": oops},\n{"title": "Three"}\n]')

    assert [(each.source.title, each.line) for each in done.entries] == [("One", 2), ("Three", 4)]
    assert done.skipped[0].line == 3


def test_crossref_s_own_record_is_pruned_and_told():
    entry = only({
        "type": "posted-content",
        "title": ["One", "Other"],
        "container-title": [],
        "short-container-title": ["J One"],
        "author": [
            {"given": "A", "family": "Lee", "sequence": "first", "affiliation": []},
            {"name": "RECOVERY Group"},
        ],
        "issued": {"date-parts": [[None]]},
        "published-online": {"date-parts": [["2021", "08", 18]]},
        "ISSN": ["0028-0836", "1476-4687"],
        "volume": 7,
        "DOI": "https://doi.org/10.1038/193293A0",
        "abstract": "<jats:title>Aim</jats:title><jats:p>To <jats:bold>see</jats:bold>.</jats:p>",
        "member": "297",
        "updated-by": [
            {"type": "correction", "source": "publisher"},
            {
                "type": "retraction",
                "source": "retraction-watch",
                "updated": {"date-parts": [[2023, 1, 2]]},
            },
        ],
    })  # fmt: skip
    source = entry.source

    assert dict(source.csl) == {
        "type": "article",
        "title": "One",
        "container-title-short": "J One",
        "author": [{"given": "A", "family": "Lee"}, {"literal": "RECOVERY Group"}],
        "issued": {"date-parts": [[2021, 8, 18]]},
        "ISSN": "0028-0836, 1476-4687",
        "volume": "7",
        "DOI": "10.1038/193293A0",
        "abstract": "Aim\nTo see.",
    }
    assert (source.status, source.status_origin, source.status_date) == (
        SourceStatus.RETRACTED,
        "Retraction Watch",
        "2023-01-02",
    )
    assert "member" in entry.remarks[0]


def test_a_correction_is_no_retraction():
    source = only(ITEM | {"updated-by": [{"type": "erratum"}]}).source

    assert source.status is SourceStatus.CORRECTED


def test_custom_fields_and_notes_are_kept():
    item = ITEM | {"custom": {"mine": 1}, "custom-x": [1], "note": "PMID: 29424689\nmine"}
    source = only(item).source

    assert source.csl["custom"] == {"mine": 1}
    assert source.csl["custom-x"] == [1]
    assert source.text("PMID") == "29424689"
    assert source.text("note") == "PMID: 29424689\nmine"


def test_keywords_are_tags_and_addresses_no_keys():
    item = {"title": "T", "id": "http://zotero.org/users/1/items/ABC", "keyword": "a, b; a"}
    source = only(item).source

    assert (source.key, source.tags) == ("", ("a", "b"))


@pytest.mark.parametrize(
    "wrong",
    [3, None, True, [], {}, [[]], {"a": [None]}, "x", ["x", 3, None, {}], -1.5, {"raw": {}}],
)
@pytest.mark.parametrize(
    "name", ["author", "issued", "DOI", "type", "id", "custom", "updated-by", "keyword", "PMID"]
)
def test_wrongly_typed_values_never_crash(name, wrong):
    entry = only({"title": "T", name: wrong})

    assert entry.source.title == "T"
    assert entry.source.label


def test_what_is_no_item_is_told():
    done = read('[1, "x", {}, {"id": "only"}]')

    assert not done.entries
    assert len(done.skipped) == 4
