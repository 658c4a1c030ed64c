"""Whether a text is here already."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from journal_desktop.app.trees import same_text
from journal_desktop.core.ids import ArticleId, new_id

MINE = builders.article(slug="mine", title="A title of its own")


def incoming(**changes):
    return replace(MINE, id=ArticleId(new_id()), slug="", **changes)


@pytest.fixture
def library(workspace):
    workspace.library.save(MINE)
    return workspace.library


def test_the_same_words_are_found_whatever_surrounds_them(library):
    other = incoming(tags=("new",), category="Elsewhere", authors=())

    assert same_text.found(library, other) == MINE


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"lead": "Other words."}, {"takeaway": ""}, {"questions": ()}]
)
def test_other_words_are_another_text(library, change):
    if all(getattr(MINE, name) == value for name, value in change.items()):
        pytest.skip("the article of the builders is so already")

    assert same_text.found(library, incoming(**change)) is None


def test_another_key_for_a_source_makes_no_other_text(library):
    words = {"lead": MINE.lead.replace("@carnk", "@other")}

    assert same_text.found(library, incoming(**words)) == MINE


def test_an_article_that_was_edited_since_is_known_by_what_came_in(library):
    library.remember(MINE, "import", "a.txt")
    now = replace(MINE, lead="Edited since.")
    library.save(now)

    assert same_text.found(library, incoming()) == now


def test_a_deleted_one_is_not_here(library):
    library.delete(MINE.id)

    assert same_text.found(library, incoming()) is None
