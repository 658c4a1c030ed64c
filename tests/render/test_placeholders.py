"""Nothing a writer types can pass for the placeholders that stand for marks until the end."""

from __future__ import annotations

import pytest

from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.core.journal import Journal
from journal_desktop.render.context import Context
from journal_desktop.render.page import page
from journal_desktop.render.prose import prose

CONTEXT = Context(Journal(new_id()), {}, {}, {})


@pytest.mark.parametrize(
    "reference",
    ["&#xe000;99&#xe001;", "&#57344;0&#57345;", "&#X0E000;0&#x00e001", "&#xe0&#xe000;00;"],
)
def test_a_placeholder_written_as_character_references_is_no_mark(reference: str):
    whole = page(Article(ArticleId(new_id()), lead=f"A [@key] and {reference}."), CONTEXT).html
    assert "\ue000" not in whole
    assert whole.count('<sup class="cite"') == 1


def test_a_mark_in_the_address_of_a_link_leads_nowhere():
    shown = prose("[words](https://example.org/[@key])", "lead", "en-GB").html
    assert shown == "<p><a>words</a></p>"


def test_a_heading_cell_without_words_heads_nothing():
    shown = prose("|  | n |\n|--|--|\n| a | 1 |", "lead", "en-GB").html
    assert shown.count("<th ") == 1
