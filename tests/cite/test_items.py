"""Sources and cites as the engine is given them."""

import pytest

import builders
from journal_desktop.cite.items import cite_item, item, locator
from journal_desktop.core.citations import parse_cluster
from journal_desktop.core.source import Source, csl_text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("p. 4", ("page", "4")),
        ("pp. 4–6, 9", ("page", "4–6, 9")),
        ("12", ("page", "12")),
        ("chap. 3", ("chapter", "3")),
        ("Fig. 2a", ("figure", "2a")),
        ("fig2", ("figure", "2")),
        ("table 1", ("table", "1")),
        ("§ 7", ("section", "7")),
        ("vol. 2", ("volume", "2")),
        ("para. 3", ("paragraph", "3")),
        ("n. 5", ("note", "5")),
        ("iv", ("page", "iv")),
    ],
)
def test_locator_words_are_csl_labels(typed, expected):
    assert locator(typed) == expected


def test_the_parts_of_a_cite_are_kept():
    [cite] = parse_cluster("[see -@carnk, chap. 3 and *passim*]")

    assert cite_item(cite, builders.paper("carnk")) == {
        "id": builders.source_id("carnk"),
        "prefix": "see ",
        "label": "chapter",
        "locator": "3",
        "suffix": " and <i>passim</i>",
        "suppress-author": True,
    }


def test_what_is_no_csl_is_left_out():
    source = Source(
        builders.source_id("x"),
        "x",
        csl_text(
            {
                "author": [{"family": "Liu", "given": 3}, {"given": "Plato"}, "WHO", 7],
                "issued": {"date-parts": [["2020", 2, "x"], "no"], "season": 2},
                "title": "A\ue000B",
                "volume": 3,
                "custom": {"a": 1},
                "accessed": "2024-05-01",
            }
        ),
    )

    assert item(source) == {
        "id": source.id,
        "type": "article",
        "author": [{"family": "Liu"}, {"literal": "Plato"}, {"literal": "WHO"}],
        "issued": {"date-parts": [[2020, 2]], "season": 2},
        "title": "AB",
        "volume": 3,
        "accessed": {"raw": "2024-05-01"},
    }


def test_only_the_house_style_is_told_the_kind_of_evidence():
    source = builders.paper("carnk", kind="Peer-reviewed review")

    assert item(source, is_house=True)["annote"] == "peer-reviewed review"
    assert item(source, is_house=True)["source"] == "PMC"
    assert "annote" not in item(source)
