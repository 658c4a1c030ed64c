"""Colours for Markdown as it is typed: signs step back, citations are coloured as tokens."""

from __future__ import annotations

import re
import sys
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
from journal_desktop.gui.cite.tokens import Standing, Token, Tokens

Span = tuple[int, int, Standing]
Edited = tuple[int, int, int]
"""Where letters were typed, how many were taken out there and how many put in."""

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
_NO_EDIT = (sys.maxsize, 0, 0)
_EVERYWHERE = (0, sys.maxsize)
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
        self._coloured: tuple[Token, ...] = ()
        self._edits: list[Edited] = []
        document.contentsChange.connect(self._note)

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._formats = _formats()
        self.rehighlight()

    def catch_up(self) -> None:
        """Colour the lines whose citations have changed while other lines were typed in."""
        before, self._coloured = self._coloured, self._tokens.all()
        edits, self._edits = self._edits or [_NO_EDIT], []
        span = _changed(before, self._coloured, edits[0]) if len(edits) == 1 else _EVERYWHERE
        if span is None:
            return
        block = self.document().findBlock(max(0, span[0]))
        while block.isValid() and block.position() <= span[1]:
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
            for each in self._tokens.between(first, last)
        )

    def _note(self, position: int, removed: int, added: int) -> None:
        self._edits.append((position, removed, added))


def _changed(
    before: tuple[Token, ...], now: tuple[Token, ...], edit: Edited
) -> tuple[int, int] | None:
    """From where to where tokens are others than before an edit; None where all are the same.

    Those before it are the same where they stood, those behind it where it moved them.
    """
    position, removed, added = edit
    moved, end = added - removed, position + removed
    head = tail = 0
    for old, new in zip(before, now, strict=False):
        if old.end > position or not _is_same(old, new, 0):
            break
        head += 1
    for old, new in zip(reversed(before[head:]), reversed(now[head:]), strict=False):
        if old.start < end or not _is_same(old, new, moved):
            break
        tail += 1
    others = (*before[head : len(before) - tail], *now[head : len(now) - tail])
    if not others:
        return None
    first, last = min(each.start for each in others), max(each.end for each in others)
    return min(first, first + moved), max(last, last + moved)


def _is_same(old: Token, new: Token, moved: int) -> bool:
    is_there = (old.start + moved, old.end + moved) == (new.start, new.end)
    return is_there and old.standing is new.standing


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
