"""What is said to somebody whose library was damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_desktop.app.salvage import words
from journal_desktop.store.salvage.salvage import Found
from journal_desktop.store.salvage.values import Outcome

LIBRARY, KEPT = Path("/home/asha/evidence.journal"), Path("/home/asha/evidence damaged.journal")


def told(*states, remarks=(), **found):
    outcomes = tuple(
        Outcome(str(number), f"Article {number}", state, remarks if state == "uncertain" else ())
        for number, state in enumerate(states, 1)
    )
    known = {"lost": (), "backup": None, "from_backup": 0, "certain": True} | found
    return words.report(LIBRARY, Found(outcomes=outcomes, **known), KEPT)


@pytest.mark.parametrize(
    ("states", "ending"),
    [
        (["whole", "mended"], "all 2 articles are whole."),
        (["whole"], "its one article is whole."),
        (["uncertain"], "its one article is here but may lack what was written last."),
        (
            ["uncertain", "uncertain"],
            "all 2 articles are here but may lack what was written last.",
        ),
        (
            ["whole", "uncertain", "lost"],
            "1 of 3 articles is whole, 1 is here but may lack what was written last, 1 is lost.",
        ),
        (["lost", "lost"], "2 of 2 are lost."),
    ],
)
def test_the_title_tells_of_every_article(states, ending):
    assert told(*states).title.endswith(ending)


def test_nothing_is_called_whole_when_no_article_is():
    lines = told("uncertain", "lost").lines
    assert not any("whole" in line for line in lines)


def test_what_is_whole_is_told_first():
    lines = told("whole", "uncertain", remarks=("Some of it may be missing.",)).lines
    assert lines[0] == "1 of 2 articles is whole, every word as it was saved last."
    assert lines[1] == "Look over “Article 2”. Some of it may be missing."


def test_parts_from_one_version_are_told_in_one_sentence():
    version = "its version of 2 May 2026, 10:00"
    report = told(
        "uncertain",
        remarks=(
            f"Its title and particulars are from {version}.",
            f"The lead is from {version}.",
            f"The section “How strong is this evidence?” is from {version}.",
            "The takeaway is from the backup.",
            "The takeaway may hold words that the damage changed.",
        ),
    )
    later = "what was written there later, if anything, is lost"
    assert report.lines[0] == (
        "Look over “Article 1”. Its title and particulars, the lead and the section “How strong is "
        f"this evidence?” are from {version}; {later}. The takeaway is from the backup; {later}. "
        "The takeaway may hold words that the damage changed."
    )
