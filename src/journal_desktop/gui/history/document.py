"""Differences and origins as documents: added underlined, removed struck, both in a colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from journal_desktop.compare import told
from journal_desktop.compare.articles import Comparison, Part
from journal_desktop.compare.facts import Fact
from journal_desktop.compare.provenance import Origin, Origins, located
from journal_desktop.compare.texts import Kind, Span
from journal_desktop.core.article import Article
from journal_desktop.gui import theme
from journal_desktop.gui.words import place_words

PLACE = QTextFormat.Property.UserProperty.value + 1
"""The property of a block that holds the place it shows."""
ORIGIN = PLACE + 1
"""The property of a sentence that tells since when it stands there."""
NOTHING = "Nothing differs between the two."

_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_SMALL, _RUNNING, _HEADING = 18, 24, 24
_BREAKS = re.compile(r"\n+")
_MARGIN = 16
_BOTH = {Kind.SAME, Kind.REMOVED, Kind.ADDED}


def document() -> QTextDocument:
    """An empty document, to be written by whichever thread makes it before a view shows it."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDocumentMargin(_MARGIN)
    return made


class Page:
    """Writes a document from its beginning: labels, headings and prose in their own faces."""

    def __init__(self, document: QTextDocument) -> None:
        document.clear()
        self._document = document
        self.cursor = QTextCursor(document)
        self._is_fresh = True
        self._place = ""

    def at(self, place: str) -> None:
        """What follows is of that place."""
        self._place = place

    def line(self, words: str, colour: str, *, above: int = 8, strong: bool = False) -> None:
        """A line in the face of the window."""
        self._block(above, _SMALL)
        self.cursor.insertText(words, _interface(colour, strong=strong))

    def spans(self, spans: Iterable[Span], kinds: set[Kind], *, is_heading: bool = False) -> None:
        """A heading or running text, with the marks of what became of it."""
        wanted = [span for span in spans if span.kind in kinds]
        if not wanted:
            return
        self._block(4, _HEADING if is_heading else _RUNNING)
        for number, span in enumerate(wanted):
            mark = _mark(span.kind, is_heading=is_heading)
            text = span.text.strip("\n") if number in {0, len(wanted) - 1} else span.text
            parts = _BREAKS.split(text)
            if span.kind is Kind.SAME and len(parts) > 4:
                parts = [*parts[:1], f"⋯ {len(parts) - 2} paragraphs as before ⋯", *parts[-1:]]
            for place, part in enumerate(parts):
                if place:
                    self._block(8, _RUNNING)
                is_elided = part.startswith("⋯ ") and part.endswith(" ⋯")
                quiet = _interface(theme.colours().faint)
                self.cursor.insertText(part, quiet if is_elided else mark)

    def sentence(self, words: str, format_: QTextCharFormat) -> None:
        """Running text in a format of its own, each line a block."""
        for number, part in enumerate(_BREAKS.split(words)):
            if number:
                self._block(8, _RUNNING)
            self.cursor.insertText(part, format_)

    def paragraph(self) -> None:
        """What follows begins a paragraph."""
        self._block(4, _RUNNING)

    def enter(self, cursor: QTextCursor) -> None:
        """Go on in a cell of a table."""
        self.cursor = cursor
        self._is_fresh = True

    def leave(self) -> None:
        """Go on behind all that was written."""
        self.cursor = QTextCursor(self._document)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh = True

    def _block(self, above: int, height: int) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(height, _AT_LEAST)
        shape.setTopMargin(above)
        shape.setProperty(PLACE, self._place)
        if self._is_fresh:
            self.cursor.setBlockFormat(shape)
            self._is_fresh = False
        else:
            self.cursor.insertBlock(shape)


def write_inline(into: QTextDocument, found: Comparison) -> None:
    """Both states in one text: what was removed struck, what was added underlined."""
    page = Page(into)
    touched = [part for part in found.parts if part.is_touched]
    if found.is_same:
        page.line(NOTHING, theme.colours().soft)
        return
    for number, part in enumerate(touched):
        name_part(page, part, above=20 if number else 0)
        page.spans(part.heading, _BOTH, is_heading=True)
        page.spans(part.prose, _BOTH)
    tell_facts(page, found.facts, above=20 if touched else 0)
    tell_rest(page, found)


def write_origins(
    into: QTextDocument,
    article: Article,
    origins: Origins,
    told_of: Callable[[Origin], str],
    chosen: int | None,
) -> int:
    """The article with each sentence telling since when it stands; how many came with *chosen*."""
    page = Page(into)
    marked = 0
    texts = [("standfirst", "", article.standfirst)]
    headings = {str(s.id): s.heading for s in article.sections}
    headings |= {str(q.id): q.question for q in article.questions}
    texts += [(place, headings.get(place, ""), prose) for place, prose in article.proses()]
    for place, heading, prose in (each for each in texts if each[2].strip()):
        page.at(place)
        words = heading or place_words(article, place)
        page.line(words, theme.colours().faint, above=16 if marked or page.cursor.position() else 0)
        page.paragraph()
        at = 0
        for each in located(prose, origins):
            page.sentence(prose[at : each.start], _plain())
            is_chosen = chosen is not None and each.origin.version == chosen
            marked += is_chosen
            format_ = _sentence(told_of(each.origin), is_chosen=is_chosen)
            page.sentence(prose[each.start : each.end], format_)
            at = each.end
        page.sentence(prose[at:].rstrip("\n"), _plain())
    return marked


def prose_format() -> QTextCharFormat:
    """Running text, as the editor has it."""
    return _plain()


def heading_format(points: float) -> QTextCharFormat:
    """A heading of that size."""
    made = _plain(is_heading=True)
    made.setFont(theme.prose_font(points, QFont.Weight.DemiBold))
    return made


def name_part(page: Page, part: Part, *, above: int, amount: bool = True) -> None:
    """Say which part follows, and with *amount* what became of it."""
    page.at(part.place)
    sentences = told.part_sentences(part) if amount else ()
    words = "; ".join(sentences) or part.name
    page.line(words, theme.colours().faint, above=above, strong=True)


def tell_facts(page: Page, facts: tuple[Fact, ...], *, above: int) -> None:
    """Say what differs besides the words."""
    for number, fact in enumerate(facts):
        page.at(fact.field)
        page.line(fact.told, theme.colours().ink, above=2 if number else above)


def tell_rest(page: Page, found: Comparison) -> None:
    """Name what stayed as it was."""
    same = [part.name for part in found.parts if not part.is_touched]
    page.at("")
    if same:
        words = f"As before: {', '.join(same)}"
        page.line(words, theme.colours().faint, above=20)


def _interface(colour: str, *, strong: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont()
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFont(font)
    made.setForeground(QColor(colour))
    return made


def _plain(*, is_heading: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    weight = QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal
    made.setFont(theme.prose_font(12 if is_heading else 11.5, weight))
    made.setForeground(QColor(theme.colours().ink))
    return made


def _mark(kind: Kind, *, is_heading: bool) -> QTextCharFormat:
    made = _plain(is_heading=is_heading)
    now = theme.colours()
    if kind is Kind.ADDED:
        made.setFontUnderline(True)
        made.setForeground(QColor(now.green))
        made.setBackground(_tint(now.green))
    elif kind is Kind.REMOVED:
        made.setFontStrikeOut(True)
        made.setForeground(QColor(now.red))
    return made


def _sentence(since: str, *, is_chosen: bool) -> QTextCharFormat:
    made = _plain()
    made.setToolTip(since)
    made.setProperty(ORIGIN, since)
    if is_chosen:
        made.setBackground(QColor(theme.colours().selection))
        made.setFontUnderline(True)
    return made


def _tint(colour: str) -> QColor:
    """A colour so thin that what stands on it can be read."""
    made, ground = QColor(colour), QColor(theme.colours().pane)
    share = 0.1

    def mixed(mine: int, theirs: int) -> int:
        return round(share * mine + (1 - share) * theirs)

    return QColor(
        mixed(made.red(), ground.red()),
        mixed(made.green(), ground.green()),
        mixed(made.blue(), ground.blue()),
    )
