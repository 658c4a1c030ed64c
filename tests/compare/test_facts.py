"""What was changed besides the texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import article, cited, source_id
from journal_desktop.compare.facts import facts
from journal_desktop.core.article import CitedSource
from journal_desktop.core.status import Status


def test_a_fact_says_what_was_and_what_is():
    old = article(status=Status.DRAFT, review_by=date(2027, 3, 1))
    new = replace(old, status=Status.IN_REVIEW, review_by=None)
    found = {each.field: (each.before, each.after) for each in facts(old, new)}

    assert found == {"status": ("Draft", "In review"), "review_by": ("1 March 2027", "")}


def test_the_order_of_sources_is_no_change():
    old = article(sources=cited("carnk", "liu2020"))

    assert facts(old, replace(old, sources=old.sources[::-1])) == ()


def test_a_key_that_names_another_source_is_told():
    old = article(sources=cited("carnk"))
    new = replace(old, sources=(CitedSource("carnk", source_id("liu2020")),))

    assert [each.told for each in facts(old, new)] == ["carnk stands for another source"]


def test_tags_in_another_order_are_told_as_that():
    old = article(tags=("a", "b"))

    assert [each.told for each in facts(old, replace(old, tags=("b", "a")))] == [
        "Tags in another order or number"
    ]
