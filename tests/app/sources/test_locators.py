"""Locators in two parts."""

from __future__ import annotations

import pytest

from journal_desktop.app.sources.locators import LABELS, joined, parted
from journal_desktop.core.citations import Cite, cluster_text, parse_cluster


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("", ("", "")),
        ("4", ("p.", "4")),
        ("p. 4", ("p.", "4")),
        ("pp. 4–6, 9", ("pp.", "4–6, 9")),
        ("Chapter 3", ("chap.", "3")),
        ("fig. 2a", ("fig.", "2a")),
        ("§ 12", ("sec.", "12")),
        ("supplement 3", ("p.", "supplement 3")),
    ],
)
def test_a_locator_counts_something(written, parts):
    assert parted(written) == parts


@pytest.mark.parametrize("label", [label for label, _ in LABELS if label])
def test_every_label_survives_the_text(label):
    written = joined(label, " 12 ")
    (cite,) = parse_cluster(cluster_text((Cite("a", locator=written),)))

    assert parted(cite.locator) == (label, "12")


def test_without_a_value_there_is_no_locator():
    assert joined("p.", "  ") == ""
    assert joined("", "4") == "p. 4"
