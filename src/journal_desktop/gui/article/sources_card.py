"""The card of the sources: computed from the citations, as the page lists them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_desktop.app.styles.page_marks import PageMark, page_marks
from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.words import counted


class SourcesCard(Card):
    """Shows the list that readers will find at the end."""

    source_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sources", "Sources", parent)
        self._list = wrapped("", "soft")
        self._list.setTextFormat(Qt.TextFormat.RichText)
        self._list.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._list.setAccessibleName("Sources as the page lists them")
        self._list.linkActivated.connect(self.source_activated)
        self.body.addWidget(self._list)
        self._shown: tuple[object, ...] = ()

    @property
    def words(self) -> str:
        """The list as rich text."""
        return self._list.text()

    def show_value(
        self,
        article: Article,
        source_of: Callable[[SourceId], Source | None],
        printed: Printed | None = None,
    ) -> None:
        """Show the sources that *article* cites; *printed* is what the journal's style makes."""
        marks = page_marks(article, printed)
        cited = tuple((identity, mark, source_of(identity)) for identity, mark in marks.items())
        missing = citations.missing_keys(article)
        if (cited, missing) == self._shown:
            return  # as whenever somebody just types
        self._shown = cited, missing
        lines = [_line(*each) for each in cited]
        warn = [f"“{_escaped(key)}” is cited but names no source" for key in missing]
        empty = "Cite a source in the text and it appears here."
        self._list.setText("<br>".join([*lines, *warn]) or empty)
        self.show_count(counted(len(lines), "source"))
        self.show_missing("a citation has no source" if missing else "")


def _line(identity: SourceId, mark: PageMark, source: Source | None) -> str:
    """A cited source with its number, or what marks call it."""
    if source is None:
        words = mark.name
    elif mark.is_numbered or not mark.name:
        words = f"{source.title} ({source.label})"
    else:
        words = f"{source.title} {mark.name}"
    link = f'<a href="{identity}">{_escaped(words)}</a>'
    return f"{_escaped(mark.number)} {link}".strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
