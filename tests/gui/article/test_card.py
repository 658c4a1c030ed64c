"""What every card has: a count of what is in it."""

from __future__ import annotations

import pytest

from builders import section
from journal_desktop.gui.article.section_card import SectionCard


@pytest.fixture
def card(qtbot):
    made = SectionCard(section("One", "Two words."))
    made.show_value(section("One", "Two words."))
    qtbot.addWidget(made)
    return made


def test_what_is_shown_is_counted_at_once(card):
    assert card._count.text() == "2 words"
    card.show_value(section("One", "Now three words."))

    assert card._count.text() == "3 words"


def test_what_is_typed_is_counted_though_not_letter_by_letter(card, qtbot):
    card.field.moveCursor(card.field.textCursor().MoveOperation.End)
    qtbot.keyClicks(card.field, " And three more")

    qtbot.waitUntil(lambda: card._count.text() == "5 words")
