"""The sources: find, add, edit, cite, and see where each is cited."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.draft import Draft
from journal_desktop.core import citations
from journal_desktop.core.article import Article
from journal_desktop.core.source import Source
from journal_desktop.gui.icons import icon
from journal_desktop.gui.parts import button, wrapped
from journal_desktop.gui.sources_list import ROW, SourceDelegate, SourceRow, Sources
from journal_desktop.gui.words import place_words


class SourcesPanel(QWidget):
    """Arranges the list of sources and what can be done with the chosen one."""

    add_asked = Signal()
    edit_asked = Signal(str)
    cite_asked = Signal(str)
    remove_asked = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.model = Sources()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a source")
        self.search.setAccessibleName("Find a source by title, author, year or key")
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setAccessibleName("Sources")
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = wrapped("No sources yet. Add the paper you write about.", "soft")
        self._add = button("Add…", self.add_asked.emit)
        self._edit = button("Edit…", self._edit_current)
        self._cite = button("Cite", self._cite_current, "primary")
        self._cite.setToolTip("Insert a citation of this source at the caret")
        self._where = QToolButton()
        self._where.setText("Where cited")
        self._where.setIcon(icon("magnifying-glass"))
        self._where.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._where_menu = QMenu(self._where)
        self._where.setMenu(self._where_menu)
        self._arrange()
        self._rows: tuple[SourceRow, ...] = ()
        self._article: Article | None = None
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._cite_current)
        self.list.activated.connect(self._edit_current)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.customContextMenuRequested.connect(self._offer_menu)
        self._where_menu.aboutToShow.connect(self._fill_where)

    def show_sources(self, draft: Draft | None, library: Iterable[Source]) -> None:
        """Show the article's sources in order of use, then the rest of the library."""
        self._article = draft.article if draft else None
        self._rows = _rows(draft, library)
        self._filter()

    def choose(self, source: str) -> None:
        """Select that source, clearing a search that hides it."""
        for _ in range(2):
            for number in range(self.model.rowCount()):
                if self.model.index(number).data(ROW).source.id == source:
                    self.list.setCurrentIndex(self.model.index(number))
                    self.list.scrollTo(self.model.index(number))
                    return
            self.search.clear()

    @property
    def current(self) -> SourceRow | None:
        """The chosen row."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """Add, edit and cite."""
        return self._add, self._edit, self._cite

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 4)
        top.setSpacing(6)
        top.addWidget(self.search, 1)
        for widget in (self._where, self._edit, self._add, self._cite):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        self._empty.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        kept = tuple(row for row in self._rows if all(w in _searched(row.source) for w in words))
        self.model.show(kept)
        if kept and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        found = "No source has these words." if self._rows else ""
        self._empty.setText(found or "No sources yet. Add the paper you write about.")
        self._empty.setVisible(not kept)
        self._show_current()

    def _show_current(self, index: object = None) -> None:
        del index  # the selection says it
        row = self.current
        self._edit.setEnabled(row is not None)
        self._cite.setEnabled(row is not None and self._article is not None)
        self._where.setEnabled(row is not None and row.times > 0)

    def _edit_current(self, index: QModelIndex | None = None) -> None:
        del index
        if self.current:
            self.edit_asked.emit(self.current.source.id)

    def _cite_current(self) -> None:
        if self.current and self._article is not None:
            self.cite_asked.emit(self.current.source.id)

    def _fill_where(self) -> None:
        self._where_menu.clear()
        row, article = self.current, self._article
        if row is None or article is None:
            return
        keys = {each.key: 1 for each in article.sources if each.source == row.source.id}
        for place in dict.fromkeys(citations.places(article, keys)):
            self._where_menu.addAction(
                place_words(article, place), lambda p=place: self.place_chosen.emit(p)
            )

    def _offer_menu(self, at: object) -> None:
        row = self.current
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Cite", self._cite_current)
        menu.addAction("Edit…", self._edit_current)
        if row.is_listed and not row.times:
            identity = row.source.id
            menu.addAction("Take off this article's list", lambda: self.remove_asked.emit(identity))
        menu.popup(self.list.viewport().mapToGlobal(at))  # type: ignore[arg-type]  # Qt hands a QPoint


def _rows(draft: Draft | None, library: Iterable[Source]) -> tuple[SourceRow, ...]:
    known = {source.id: source for source in library}
    rows: list[SourceRow] = []
    listed: set[str] = set()
    if draft is not None:
        known |= {source.id: source for source in draft.sources}
        article = draft.article
        numbers = citations.numbering(article)
        for cited in article.sources:
            source = known.get(cited.source)
            if source is not None and cited.source not in listed:
                keys = {each.key: 1 for each in article.sources if each.source == cited.source}
                times = len(citations.places(article, keys))
                number = max((numbers.get(key, 0) for key in keys), default=0)
                rows.append(SourceRow(source, number, times, is_listed=True))
                listed.add(cited.source)
    rows.sort(key=lambda row: row.number or 10_000)
    rest = sorted((s for s in known.values() if s.id not in listed), key=lambda s: s.label)
    return (*rows, *(SourceRow(source, 0, 0, is_listed=False) for source in rest))


def _searched(source: Source) -> str:
    authors = " ".join(source.authors)
    return f"{source.title} {authors} {source.label} {source.key} {source.host}".casefold()
