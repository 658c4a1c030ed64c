"""How places are named in sentences."""

import pytest

from builders import blank, questions, sections
from journal_desktop.check.findings import named


@pytest.mark.parametrize(
    ("place", "name"), [("lead", "The lead"), ("takeaway", "The key takeaway")]
)
def test_fixed_places_have_fixed_names(place, name):
    assert named(blank(), place) == name


def test_blocks_are_named_by_their_own_words():
    draft = blank(
        sections=sections(("One", ""), ("", "")), questions=questions(("Why?", ""), ("", ""))
    )
    names = [named(draft, block.id) for block in (*draft.sections, *draft.questions)]

    assert names == [
        *("The section “One”", "An unnamed section"),
        *("The answer to “Why?”", "An answer without a question"),
    ]
