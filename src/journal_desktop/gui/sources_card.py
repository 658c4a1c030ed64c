"""The card of the sources: computed from the citations, in order of first use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.gui.card import Card
from journal_desktop.gui.parts import wrapped
from journal_desktop.gui.words import counted


class SourcesCard(Card):
    """Shows the numbered list that readers will find at the end."""

    source_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sources", "Sources", parent)
        self._list = wrapped("", "soft")
        self._list.setTextFormat(Qt.TextFormat.RichText)
        self._list.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._list.setAccessibleName("Sources in order of use")
        self._list.linkActivated.connect(self.source_activated)
        self.body.addWidget(self._list)

    def show_value(self, article: Article, source_of: Callable[[SourceId], Source | None]) -> None:
        """Show the sources that *article* cites."""
        numbers = citations.numbering(article)
        lines: dict[int, str] = {}
        for key, number in numbers.items():
            identity = article.source_of(key)
            source = source_of(identity) if identity else None
            words = f"{source.title} ({source.label})" if source else key
            lines[number] = f'{number}. <a href="{identity}">{_escaped(words)}</a>'
        missing = citations.missing_keys(article)
        warn = [f"“{_escaped(key)}” is cited but names no source" for key in missing]
        empty = "Cite a source in the text and it appears here, numbered by first use."
        self._list.setText("<br>".join([*(lines[n] for n in sorted(lines)), *warn]) or empty)
        self.show_count(counted(len(lines), "source"))
        self.show_missing("a citation has no source" if missing else "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
