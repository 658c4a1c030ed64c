"""Two states of an article side by side, the older on the left, paragraph beside paragraph."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from journal_desktop.compare.articles import Comparison, Part
from journal_desktop.compare.texts import Kind, Span
from journal_desktop.gui import theme
from journal_desktop.gui.history.document import (
    NOTHING,
    Page,
    name_part,
    tell_facts,
    tell_rest,
)

LONG = 800
"""Characters after which a row ends with the next paragraph that both sides end."""
_LEFT = {Kind.SAME, Kind.REMOVED}
_RIGHT = {Kind.SAME, Kind.ADDED}
_SIDES = (_LEFT, _RIGHT)


def write_side_by_side(into: QTextDocument, found: Comparison, titles: tuple[str, str]) -> None:
    """The older state on the left, the newer on the right, part beside part."""
    page = Page(into)
    if found.is_same:
        page.line(NOTHING, theme.colours().soft)
        return
    shape = _shape()
    for cell, title in zip(_row(page, shape), titles, strict=True):
        page.enter(cell)
        page.line(title, theme.colours().soft, above=0, strong=True)
    for part in (each for each in found.parts if each.is_touched):
        _write(page, shape, part)
    page.leave()
    tell_facts(page, found.facts, above=12)
    tell_rest(page, found)


def _write(page: Page, shape: QTextTableFormat, part: Part) -> None:
    first, *others = _portions(part.prose) or [()]
    for cell, kinds in zip(_row(page, shape), _SIDES, strict=True):
        page.enter(cell)
        name_part(page, part, above=0, amount=kinds is _RIGHT)
        page.spans(part.heading, kinds, is_heading=True)
        page.spans(first, kinds)
    for each in others:
        for cell, kinds in zip(_row(page, shape), _SIDES, strict=True):
            page.enter(cell)
            page.spans(each, kinds)


def _portions(prose: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The prose in pieces that a row each can show, cut where both sides end a paragraph."""
    found: list[tuple[Span, ...]] = []
    start = size = 0
    for at, span in enumerate(prose, 1):
        size += len(span.text)
        ends = span.kind is Kind.SAME and "\n\n" in span.text and size >= LONG
        if ends or at == len(prose):
            found.append(prose[start:at])
            start, size = at, 0
    return found


def _row(page: Page, shape: QTextTableFormat) -> tuple[QTextCursor, QTextCursor]:
    """Two cells side by side, a table by themselves: Qt lays out only tables that are in sight."""
    page.leave()
    page.cursor.setBlockFormat(_thin())
    page.cursor.setBlockCharFormat(_tiny())
    table = page.cursor.insertTable(1, 2, shape)
    page.cursor.movePosition(QTextCursor.MoveOperation.End)
    page.cursor.setBlockFormat(_thin())
    page.cursor.setBlockCharFormat(_tiny())
    return table.cellAt(0, 0).firstCursorPosition(), table.cellAt(0, 1).firstCursorPosition()


def _thin() -> QTextBlockFormat:
    """The line that Qt wants between two tables, so low that nobody sees it."""
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _tiny() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(1)
    return made


def _shape() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(8)
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made
