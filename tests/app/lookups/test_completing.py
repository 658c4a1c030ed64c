"""A record beside a source, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper, source, source_id
from journal_desktop.app.lookups.completing import (
    additions,
    completed,
    is_other_work,
    proposal,
    remarks,
)
from journal_desktop.cite.lookup.found import Found, Relation
from journal_desktop.core.source import Source, SourceStatus, csl_text

LIU = paper("liu2020")


def found(item=None, **fields):
    """A record that says what is given over the paper's own item."""
    relations = fields.pop("relations", ())
    made = Source("f", "", csl_text(dict(LIU.csl) | (item or {})), **fields)
    return Found(made, ("Crossref",), relations)


def rows(source, record, library=()):
    return {row.variable: row for row in proposal(source, record, library)}


def test_a_record_that_says_the_same_proposes_nothing():
    assert proposal(LIU, found()) == ()


def test_small_differences_of_writing_are_none():
    alike = {
        "DOI": LIU.doi.lower(),
        "title": f"<i>{LIU.title.lower()}</i>.",
        "page": "545–553",
        "ISSN": "0028-4793",
    }
    mine = replace(LIU, item=csl_text(dict(LIU.csl) | {"ISSN": "0028-4793"}))

    assert proposal(mine, found(alike)) == ()


def test_a_title_that_shouts_is_to_be_taken_back_to_words():
    loud = replace(LIU, item=csl_text(dict(LIU.csl) | {"title": LIU.title.upper()}))

    assert rows(loud, found())["title"].suggested == "yours"


def test_a_stub_is_to_take_everything():
    stub = Source("s", "stub", csl_text({"type": "article", "DOI": LIU.doi}))
    proposed = rows(stub, found())

    assert proposed["title"].mine == ""
    assert proposed["type"].mine == "Preprint"
    assert {row.suggested for row in proposed.values()} == {"yours"}
    assert list(proposed)[:4] == ["type", "title", "author", "issued"]
    taken = completed(stub, found(), dict.fromkeys(proposed, "yours"))
    assert taken.csl == LIU.csl
    assert (taken.id, taken.key) == ("s", "stub")


def test_what_both_fill_in_is_for_the_user_to_choose():
    proposed = rows(LIU, found({"page": "545-553e3", "publisher": "Massachusetts Medical Society"}))

    assert (proposed["page"].mine, proposed["page"].yours) == ("545-553", "545-553e3")
    assert proposed["publisher"].suggested == "yours"
    assert proposed["page"].label == "Pages"


def test_only_what_was_chosen_changes():
    record = found({"page": "545-553e3", "publisher": "MMS", "volume": "383"}, kind="Trial")
    chosen = {"page": "yours", "publisher": "mine", "kind": "mine"}
    after = completed(LIU, record, chosen)

    assert after == replace(LIU, item=csl_text(dict(LIU.csl) | {"page": "545-553e3"}))


def test_what_the_user_wrote_is_never_proposed_away():
    mine = replace(LIU, notes="Mine", tags=("car",), key="liu", excerpts=("…",), population="37")
    record = found({"note": "theirs", "keyword": "a", "custom": {"a": 1}}, tags=("x",), notes="y")

    assert proposal(mine, record) == ()


def test_a_retraction_is_proposed_with_its_origin_and_day():
    record = found(
        status=SourceStatus.RETRACTED, status_origin="Crossref", status_date="2020-06-04"
    )
    (row,) = proposal(LIU, record)

    assert (row.mine, row.yours) == (
        "Nothing known against it",
        "Retracted (Crossref, 2020-06-04)",
    )
    assert row.suggested == "yours"
    after = completed(LIU, record, {"status": "yours"})
    assert (after.status, after.status_origin) == (SourceStatus.RETRACTED, "Crossref")
    assert completed(LIU, record, {"status": "mine"}) == LIU


def test_a_graver_status_of_ones_own_is_not_suggested_away():
    mine = replace(LIU, status=SourceStatus.CONCERN)
    (row,) = proposal(mine, found(status=SourceStatus.OK, status_origin="Crossref"))

    assert row.suggested == "mine"


def test_an_unchecked_source_may_be_known_as_good():
    mine = replace(LIU, status=SourceStatus.UNCHECKED)
    (row,) = proposal(mine, found(status=SourceStatus.OK, status_origin="Crossref"))

    assert row.suggested == "yours"
    assert proposal(mine, found()) == ()


def test_nothing_is_suggested_of_what_may_be_another_work():
    other = found(
        {"title": "A Randomized Trial of Intensive versus Standard Blood-Pressure Control"}
    )

    assert is_other_work(LIU, other)
    assert {row.suggested for row in proposal(LIU, other)} == {"mine"}
    assert "another work" in remarks(LIU, other)[0]
    assert not is_other_work(LIU, found({"title": LIU.title.upper()}))
    assert not is_other_work(Source("s", "s"), other)


def test_another_version_that_the_library_has_can_be_linked():
    preprint = source("preprint", "A preprint", 2019)
    preprint = replace(preprint, item=csl_text(dict(preprint.csl) | {"DOI": "10.1101/2019.1"}))
    record = found(relations=(Relation("Its preprint", "10.1101/2019.1"),))
    (row,) = proposal(LIU, record, (preprint, LIU))

    assert "A preprint" in row.yours
    after = completed(LIU, record, {"related": "yours"}, (preprint, LIU))
    assert after.related == (preprint.id,)
    assert proposal(after, record, (preprint, LIU)) == ()
    assert "Its preprint: 10.1101/2019.1" in remarks(LIU, record)


def test_filling_in_takes_only_what_adds():
    record = found(
        {"publisher": "MMS", "page": "545-553e3"},
        status=SourceStatus.CORRECTED,
        status_origin="Crossref",
    )

    assert additions(proposal(LIU, record)) == {
        "status": "yours",
        "publisher": "yours",
        "page": "mine",
    }


@pytest.mark.parametrize("value", [False, True])
def test_whether_peers_reviewed_it_is_proposed_only_where_the_record_says(value):
    mine = replace(LIU, peer_reviewed=None)

    assert rows(mine, found(peer_reviewed=value))["peer_reviewed"].suggested == "yours"
    assert "peer_reviewed" not in rows(LIU, found())


def test_a_source_is_no_other_version_of_itself():
    record = found(relations=(Relation("Another version", LIU.doi),))

    assert proposal(LIU, record, (LIU,)) == ()
    assert source_id("liu2020") == LIU.id
