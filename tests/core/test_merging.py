from __future__ import annotations

from hypothesis import given

import strategies
from builders import paper, source_id
from journal_desktop.core.merging import differences, merged
from journal_desktop.core.source import SourceStatus, csl_text

FULL = paper("liu2020")
BARE = paper(
    "maude2018",
    item=csl_text(
        {
            "type": "article-journal",
            "title": "USE OF CAR-TRANSDUCED NATURAL KILLER CELLS",
            "author": [{"family": "Liu", "given": "E"}],
            "issue": "6",
            "issued": {"date-parts": [[2020]]},
        }
    ),
)


def test_only_what_both_say_differently_is_a_question():
    rows = {each.variable: each for each in differences(BARE, FULL)}

    assert set(rows) == {"title", "author", "issued"}
    assert rows["title"].suggested == "yours"
    assert rows["author"].mine == "Liu, E"
    assert rows["author"].yours == "Liu, Enli; Marin, David; Banerjee, Pinaki"
    assert rows["issued"].yours == "2020-02-06"
    assert differences(FULL, FULL) == ()


def test_the_suggestions_are_taken_unless_somebody_chose():
    assert merged(BARE, FULL).title == FULL.title
    assert merged(BARE, FULL, {"title": "mine"}).title == BARE.title
    assert merged(BARE, FULL).text("issue") == "6"
    assert merged(BARE, FULL).doi == FULL.doi


def test_identity_and_key_are_those_of_the_first_and_the_other_key_is_remembered():
    both = merged(BARE, FULL)

    assert (both.id, both.key) == (BARE.id, BARE.key)
    assert both.aliases == ("liu2020",)
    assert both.absorbed == (source_id("liu2020"),)


def test_tags_excerpts_and_notes_of_both_are_kept():
    one = paper("carnk", tags=("a", "b"), notes="One.", excerpts=("x",))
    two = paper("liu2020", tags=("b", "c"), notes="Two.", excerpts=("y",))
    both = merged(one, two)

    assert both.tags == ("a", "b", "c")
    assert both.notes == "One.\n\nTwo."
    assert both.excerpts == ("x", "y")


def test_the_graver_status_stands_but_for_a_later_reinstatement():
    def of(status, date, key="carnk"):
        return paper(key, status=status, status_origin="x", status_date=date)

    gone = of(SourceStatus.RETRACTED, "2024-01-01")
    assert merged(paper("liu2020"), gone).status is SourceStatus.RETRACTED
    assert (
        merged(gone, of(SourceStatus.CORRECTED, "2025-01-01", "maude2018")).status_date
        == "2024-01-01"
    )
    back = of(SourceStatus.REINSTATED, "2025-01-01", "maude2018")
    assert merged(gone, back).status is SourceStatus.REINSTATED
    assert merged(back, gone).status is SourceStatus.REINSTATED
    early = of(SourceStatus.REINSTATED, "2023-01-01", "maude2018")
    assert merged(early, gone).status is SourceStatus.RETRACTED


@given(one=strategies.sources(), other=strategies.sources())
def test_nothing_that_only_one_knows_is_lost(one, other):
    both = merged(one, other)

    assert one.csl.keys() | other.csl.keys() - {"id"} <= both.csl.keys() | {"id"}
    assert set(one.tags) | set(other.tags) == set(both.tags)
    assert set(one.excerpts) | set(other.excerpts) == set(both.excerpts)
