"""Colours for Markdown as it is typed: signs step back; citations are `cite_tokens`' to show."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from journal_desktop.gui import theme

_RULES: tuple[tuple[re.Pattern[str], dict[int, str]], ...] = (
    (re.compile(r"(?<!\*)(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)"), {1: "sign", 2: "bold", 3: "sign"}),
    (
        re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*]+?)(?<=\S)(\*)(?!\*)"),
        {1: "sign", 2: "italic", 3: "sign"},
    ),
    (re.compile(r"(!?\[)([^\[\]]+)(\]\([^()\s]*\))"), {1: "sign", 2: "link", 3: "sign"}),
    (re.compile(r"(`+)([^`]+)(`+)"), {1: "sign", 2: "code", 3: "sign"}),
    (re.compile(r"^(\s*(?:[-*+]|\d+[.)])) "), {1: "sign"}),
    (re.compile(r"^(>+ ?)(.*)"), {1: "sign", 2: "italic"}),
    (re.compile(r"^(#{1,6} )(.*)"), {1: "sign", 2: "bold"}),
)


class Highlighter(QSyntaxHighlighter):
    """Shows what the Markdown of one field means without hiding a letter of it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = _formats()

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._formats = _formats()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        wide = not text.isascii() and any(letter > "\uffff" for letter in text)
        shown = _widened(text) if wide else text
        for rule, groups in _RULES:
            for match in rule.finditer(shown):
                for group, name in groups.items():
                    start, end = match.span(group)
                    self.setFormat(start, end - start, self._formats[name])


def _widened(text: str) -> str:
    """*text* with a filler behind every letter that takes two UTF-16 units."""
    return "".join(letter + "\u200b" if letter > "\uffff" else letter for letter in text)


def _formats() -> dict[str, QTextCharFormat]:
    now = theme.colours()
    made = {name: QTextCharFormat() for name in ("sign", "bold", "italic", "link", "code")}
    made["sign"].setForeground(QColor(now.faint))
    made["bold"].setFontWeight(QFont.Weight.Bold)
    made["italic"].setFontItalic(True)
    made["link"].setForeground(QColor(now.accent))
    made["link"].setFontUnderline(True)
    made["code"].setFontFamilies(["monospace"])
    return made
