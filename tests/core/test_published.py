"""What leaves a library with a page: the record, and nothing that somebody said of it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

import builders
import strategies
from journal_desktop.core import csl_variables
from journal_desktop.core.csl_variables import BIBLIOGRAPHIC
from journal_desktop.core.ids import SourceId
from journal_desktop.core.published import published
from journal_desktop.core.source import SourceStatus, csl_text

OWN_WORDS = {
    *("abstract", "annote", "note", "keyword", "call-number", "locator", "citation-label"),
    *("citation-number", "first-reference-note-number", "year-suffix"),
}
"""CSL's variables for what is private, or said by somebody else at length, or counted anew."""


def filled(**changes):
    """A source with something private in every field that could hold it."""
    secret = {
        each.name: "SECRET"
        for each in fields(builders.paper("carnk"))
        if each.name not in {"id", "key", "item", "kind", "peer_reviewed", "status"}
    }
    lists = dict.fromkeys(("excerpts", "tags", "related", "aliases", "absorbed"), ("SECRET",))
    item = builders.PAPERS["liu2020"] | dict.fromkeys(OWN_WORDS | {"custom", "odd"}, "SECRET")
    return replace(
        builders.paper("carnk", item=csl_text(item)), **(secret | lists | {"apart": ()} | changes)
    )


def test_every_variable_of_csl_is_either_told_or_kept():
    all_of_them = csl_variables.TEXTS | csl_variables.NAMES | csl_variables.DATES | {"type"}

    assert all_of_them == BIBLIOGRAPHIC | OWN_WORDS
    assert not BIBLIOGRAPHIC & OWN_WORDS


def test_nothing_private_is_told():
    told = published(filled())

    assert "SECRET" not in repr(told)
    assert told.csl == builders.PAPERS["liu2020"]
    assert (told.key, told.kind) == ("carnk", "Peer-reviewed review")


@pytest.mark.parametrize("status", SourceStatus)
def test_readers_learn_what_became_of_a_paper_but_not_whether_anybody_looked(status):
    told = published(filled(status=status, status_origin="Crossref", status_date="2026-01-02"))
    is_told = status not in {SourceStatus.OK, SourceStatus.UNCHECKED}

    assert told.status is (status if is_told else SourceStatus.UNCHECKED)
    assert (told.status_origin, told.status_date) == (
        ("Crossref", "2026-01-02") if is_told else ("", "")
    )


@pytest.mark.parametrize(
    ("url", "is_told"),
    [("https://a.example/x", True), ("file:///home/me/x.pdf", False), ("zotero://select/1", False)],
)
def test_an_address_of_ones_own_computer_stays_there(url, is_told):
    source = builders.paper("carnk", item=csl_text({"title": "T", "URL": url}))

    assert ("URL" in published(source).csl) is is_told


@given(strategies.sources())
def test_what_is_published_is_published_whole(source):
    told = published(source)

    assert published(told) == told
    assert told.id == SourceId(source.id)
