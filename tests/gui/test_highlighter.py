"""Colours for Markdown."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from journal_desktop.gui.highlighter import Highlighter


def test_citations_are_tinted_also_behind_emoji(qapp):
    document = QTextDocument()
    highlighter = Highlighter(document)
    document.setPlainText("😀 text [@li2025].")
    highlighter.rehighlight()
    spans = document.firstBlock().layout().formats()

    assert [(s.start, s.length) for s in spans] == [(8, len("[@li2025]"))]
