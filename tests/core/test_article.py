"""The article as a value."""

import pytest

from builders import article, blank, cited, questions, sections, source_id
from journal_desktop.core.status import Status


def test_proses_come_in_reading_order():
    two = blank(
        lead="a",
        sections=sections(("One", "b"), ("Two", "c")),
        questions=questions(("Why?", "d")),
        takeaway="e",
    )
    (first, second), (asked,) = two.sections, two.questions

    assert two.proses() == (
        *(("lead", "a"), (first.id, "b"), (second.id, "c"), (asked.id, "d")),
        ("takeaway", "e"),
    )


def test_blocks_are_found_by_id():
    whole = article()

    assert whole.section(whole.sections[2].id) is whole.sections[2]
    assert whole.question(whole.questions[1].id) is whole.questions[1]
    for find in (whole.section, whole.question):
        with pytest.raises(KeyError):
            find("no such block")


def test_a_key_names_its_source_here():
    assert blank(sources=cited("carnk")).source_of("carnk") == source_id("carnk")
    assert blank().source_of("carnk") is None


@pytest.mark.parametrize("status", Status)
def test_drafts_are_never_public(status):
    assert status.is_public == (status in {"published", "needs_update", "retracted"})
