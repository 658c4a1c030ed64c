"""Colours for Markdown."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from journal_desktop.gui.highlighter import Highlighter


def spans(document):
    formats = document.firstBlock().layout().formats()
    return [(each.start, each.length) for each in formats]


def test_emphasis_is_coloured_also_behind_emoji(qapp):
    document = QTextDocument()
    highlighter = Highlighter(document)
    document.setPlainText("😀 text **bold**.")
    highlighter.rehighlight()

    assert spans(document) == [(8, 2), (10, 4), (14, 2)]


def test_citations_are_left_to_the_tokens(qapp):
    document = QTextDocument()
    highlighter = Highlighter(document)
    document.setPlainText("text [@li2025].")
    highlighter.rehighlight()

    assert spans(document) == []
