"""Differences in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article, cited, section
from journal_desktop.compare.articles import compare
from journal_desktop.compare.told import sentences, summary
from journal_desktop.core import edits
from journal_desktop.core.article import Role
from journal_desktop.core.status import Status


def retold(change, old=None):
    old = old or article()
    return sentences(compare(old, change(old)))


HARMS = section("What about harms?", "Side effects were mild.", role=Role.HARMS)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda a: replace(a, status=Status.READY, published=None), "Status: published to ready"),
        (lambda a: replace(a, sources=cited("carnk", "liu2020")), "Source liu2020 listed"),
        (lambda a: replace(a, sources=()), "Source carnk no longer listed"),
        (lambda a: replace(a, tags=("cancer",)), "Tag “cell therapy” taken out"),
        (lambda a: replace(a, category="Blood"), "Category: Immune health to Blood"),
        (lambda a: edits.insert(a, HARMS, 2), "Section “Harms” added (7 words)"),
        (lambda a: edits.delete(a, a.sections[1].id), "Section “Findings” taken out (14 words)"),
        (lambda a: edits.move(a, a.sections[1].id, 3), "Section “Findings” moved down"),
        (
            lambda a: edits.put(a, replace(a.sections[1], role=Role.HARMS)),
            "Section “What did the review find?” is now called “Harms”",
        ),
        (lambda a: replace(a, lead=a.lead + " So far."), "Lead: 2 words added"),
        (
            lambda a: replace(a, lead=a.lead.replace("2025", "2026")),
            "Lead: 1 word added, 1 removed",
        ),
        (lambda a: replace(a, lead=a.lead.replace("[@carnk]", "[@liu2020]")), "Lead: citations"),
        (
            lambda a: replace(a, lead=a.lead.replace(", ready", " – ready")),
            "Lead: punctuation or spacing",
        ),
    ],
)
def test_every_change_is_a_sentence(change, expected):
    assert expected in retold(change, article(status=Status.PUBLISHED))


def test_the_summary_names_the_status_and_what_has_most_words():
    old = article(status=Status.DRAFT)
    new = replace(old, status=Status.READY, lead=old.lead + " One more.", tags=())
    new = edits.put(new, replace(new.sections[0], body="All of it is new."))

    assert summary(compare(old, new)).startswith("Status: draft to ready; “What question")
    assert summary(compare(old, new)).endswith("; 2 more changes")
    assert summary(compare(old, old)) == "Nothing changed"


def test_many_rewritten_parts_are_one_sum():
    old = article()
    new = edits.with_proses(old, lambda prose: prose + " Really so.")
    parts = len(old.proses())

    assert summary(compare(old, new)) == f"{parts} parts: {2 * parts} words added"
