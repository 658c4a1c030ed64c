"""Colours for Markdown as it is typed: signs step back, citations are coloured as tokens."""

from __future__ import annotations

import re
from zlib import crc32

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from journal_desktop.core import lists
from journal_desktop.gui import theme
from journal_desktop.gui.cite.tokens import Standing, Tokens

Span = tuple[int, int, Standing]

_RULES: tuple[tuple[re.Pattern[str], dict[int, str]], ...] = (
    (re.compile(r"(?<!\*)(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)"), {1: "sign", 2: "bold", 3: "sign"}),
    (
        re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*]+?)(?<=\S)(\*)(?!\*)"),
        {1: "sign", 2: "italic", 3: "sign"},
    ),
    (re.compile(r"(!?\[)([^\[\]]+)(\]\([^()\s]*\))"), {1: "sign", 2: "link", 3: "sign"}),
    (re.compile(r"(`+)([^`]+)(`+)"), {1: "sign", 2: "code", 3: "sign"}),
    (re.compile(r"^(>+ ?)(.*)"), {1: "sign", 2: "italic"}),
    (re.compile(r"^(#{1,6} )(.*)"), {1: "sign", 2: "bold"}),
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])(?= )")
_LISTS = 4
"""How many bits of a line's state say in what list it stands."""


class Highlighter(QSyntaxHighlighter):
    """Shows what the Markdown of one field means without hiding a letter of it.

    Which citations there are, *tokens* knows, as that takes the text of the whole field.
    """

    def __init__(self, document: QTextDocument, tokens: Tokens) -> None:
        super().__init__(document)
        self._tokens = tokens
        self._formats = _formats()

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._formats = _formats()
        self.rehighlight()

    def catch_up(self) -> None:
        """Colour the lines whose citations have changed while other lines were typed in."""
        block = self.document().firstBlock()
        while block.isValid():
            if block.userState() >> _LISTS != _print(self._spans(block)):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        wide = not text.isascii() and any(letter > "\uffff" for letter in text)
        shown = _widened(text) if wide else text
        for rule, groups in _RULES:
            for match in rule.finditer(shown):
                for group, name in groups.items():
                    start, end = match.span(group)
                    self.setFormat(start, end - start, self._formats[name])
        above = self.previousBlockState()
        read = lists.read(above & (1 << _LISTS) - 1 if above >= 0 else lists.START, text)
        sign = _ITEM.match(text)
        if sign and (read.is_item or text.startswith("    ")):
            self.setFormat(0, sign.end(), self._formats["sign"])
        spans = self._spans(self.currentBlock())
        for start, length, standing in spans:
            name = "cite" if standing is Standing.KNOWN else "wrong"
            self.setFormat(start, length, self._formats[name])
        self.setCurrentBlockState(_print(spans) << _LISTS | read.state)

    def _spans(self, block: QTextBlock) -> tuple[Span, ...]:
        """Where tokens stand in a line."""
        first, last = block.position(), block.position() + block.length() - 1
        return tuple(
            (
                max(each.start, first) - first,
                min(each.end, last) - max(each.start, first),
                each.standing,
            )
            for each in self._tokens.all()
            if each.start < last and each.end > first
        )


def _print(spans: tuple[Span, ...]) -> int:
    """A number that tells the tokens of a line from others; 0 for none."""
    words = ",".join(f"{start} {length} {standing.value}" for start, length, standing in spans)
    return crc32(words.encode()) >> (_LISTS + 1) if spans else 0


def _widened(text: str) -> str:
    """*text* with a filler behind every letter that takes two UTF-16 units."""
    return "".join(letter + "\u200b" if letter > "\uffff" else letter for letter in text)


def _formats() -> dict[str, QTextCharFormat]:
    now = theme.colours()
    made = {
        name: QTextCharFormat()
        for name in ("sign", "bold", "italic", "link", "code", "cite", "wrong")
    }
    made["sign"].setForeground(QColor(now.faint))
    made["bold"].setFontWeight(QFont.Weight.Bold)
    made["italic"].setFontItalic(True)
    made["link"].setForeground(QColor(now.accent))
    made["link"].setFontUnderline(True)
    made["code"].setFontFamilies(["monospace"])
    made["cite"].setForeground(QColor(now.accent))
    made["wrong"].setForeground(QColor(now.red))
    return made
