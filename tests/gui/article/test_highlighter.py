"""Colours for Markdown."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtGui import QColor

from journal_desktop.gui import theme
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.tokens import Standing


@pytest.fixture
def field(qtbot):
    made = ProseField("Body")
    qtbot.addWidget(made)
    return made


def spans(field, line=0):
    formats = field.document().findBlockByNumber(line).layout().formats()
    return [(each.start, each.length) for each in formats]


def ink(field, line=0):
    formats = field.document().findBlockByNumber(line).layout().formats()
    return [each.format.foreground().color() for each in formats]


def test_emphasis_is_coloured_also_behind_emoji(field):
    field.show_value("😀 text **bold**.")

    assert spans(field) == [(8, 2), (10, 4), (14, 2)]


def test_citations_are_tinted_also_behind_emoji(field):
    field.show_value("😀 text [@li2025].")

    assert spans(field) == [(8, len("[@li2025]"))]
    assert ink(field) == [QColor(theme.colours().accent)]


def test_a_citation_over_two_lines_is_tinted_on_both(field):
    field.show_value("text [@li2025,\np. 4].")

    assert (spans(field), spans(field, 1)) == ([(5, 9)], [(0, 5)])


def test_a_fence_typed_above_takes_the_colour_below_away(field, qtbot):
    field.show_value("\n\ntext [@li2025].")
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.keyClicks(field, "```")
    assert spans(field, 2) == []
    field.show_value("\n\ntext [@li2025].")

    assert spans(field, 2) == [(5, 9)]


def test_whatever_is_typed_the_colours_are_those_of_the_text_shown_anew(field, qtbot):
    random = Random(7)
    signs = ["[@a]", "[@b,\np. 4]", "```", "`", "[", "]", "\n", "\n\n", "    ", "word ", "- "]
    field.show_value("One [@a].\n\nTwo [@b,\np. 4] and `code`.\n\nThree [@c].")
    cursor = field.textCursor()
    for _ in range(150):
        length = field.document().characterCount() - 1
        cursor.setPosition(random.randint(0, length))
        if random.random() < 0.4:
            cursor.setPosition(random.randint(0, length), cursor.MoveMode.KeepAnchor)
        cursor.insertText(random.choice(signs) * (random.random() < 0.8))
        fresh = ProseField("Fresh")
        qtbot.addWidget(fresh)
        fresh.show_value(field.value)

        lines = range(field.document().blockCount())
        assert [spans(field, n) for n in lines] == [spans(fresh, n) for n in lines], field.value


def test_a_document_that_is_set_anew_is_read_anew(field):
    for text in ("One [@a].", "", "Two.", "[@b] three."):
        field.setPlainText(text)

        assert field.value == text
        assert len(field.tokens.all()) == text.count("@")


def test_a_key_that_names_nothing_is_red_until_it_does(field):
    field.tokens.standing = lambda _key: Standing.MISSING
    field.show_value("text [@li2025].")
    assert ink(field) == [QColor(theme.colours().red)]
    field.tokens.standing = lambda _key: Standing.KNOWN
    field.show_standings()

    assert ink(field) == [QColor(theme.colours().accent)]


def test_a_list_is_coloured_where_the_page_has_one(field, qtbot):
    field.show_value("words\n- a\n2025. b\n1. c\n2. d")
    assert [spans(field, line) for line in range(5)] == [[], [(0, 1)], [], [(0, 2)], [(0, 2)]]
    cursor = field.textCursor()
    cursor.setPosition(len("words\n- a"))
    field.setTextCursor(cursor)
    field.insertPlainText("\n")
    assert spans(field, 3) == [(0, 5)]
    cursor.deletePreviousChar()

    assert spans(field, 2) == []
