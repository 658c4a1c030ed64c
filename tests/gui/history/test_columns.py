"""Two states side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from builders import article
from journal_desktop.compare.articles import compare
from journal_desktop.gui.history.columns import write_side_by_side
from journal_desktop.gui.history.document import NOTHING

OLD = article()
TITLES = ("2 March", "Now")


@pytest.fixture
def document(qapp):
    return QTextDocument()


def rows(document):
    """The texts of the rows, left and right."""
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    return [tuple(_text(table.cellAt(0, side)) for side in (0, 1)) for table in tables]


def _text(cell):
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), cursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText()


def test_the_old_stands_on_the_left(document):
    new = replace(OLD, lead=OLD.lead.replace("A review from 2025", "One review"))
    write_side_by_side(document, compare(OLD, new), TITLES)
    (head, lead) = rows(document)

    assert head == TITLES
    assert "A review from 2025" in lead[0]
    assert "One review" in lead[1]


def test_a_long_part_has_a_row_for_every_few_paragraphs_and_none_gets_lost(document):
    old, new = (
        [f"{word} paragraph {n}. " + f"{word} words of it. " * 25 for n in range(30)]
        for word in ("Old", "Young")
    )
    both = (replace(OLD, lead="\n\n".join(each)) for each in (old, new))
    write_side_by_side(document, compare(*both), TITLES)
    found = rows(document)[1:]

    assert len(found) > 10
    for n in range(30):
        assert [f"Old paragraph {n}." in left for left, _ in found] == [
            f"Young paragraph {n}." in right for _, right in found
        ]
    assert all(f"Old paragraph {n}." in "".join(left for left, _ in found) for n in range(30))


def test_where_nothing_differs_it_says_so(document):
    write_side_by_side(document, compare(OLD, OLD), TITLES)

    assert document.toPlainText() == NOTHING
