"""The sources: found, filtered, cited, and open to whatever is dropped on them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.sources.listed import InUse, Show, Wish
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.gui.line_field import WindowLine
from journal_desktop.gui.parts import button, small_button
from journal_desktop.gui.references.drop_area import DropArea
from journal_desktop.gui.rows import choose
from journal_desktop.gui.sources.rows import ROW, SourceDelegate, SourceRow, Sources
from journal_desktop.gui.sources.view import SourcesView
from journal_desktop.gui.sources.warning import SourceWarning

TYPING = 40
"""Milliseconds after a key press in which another one is awaited before the list is made."""


class SourcesPanel(QWidget):
    """Arranges the list of sources and what can be done with the chosen ones."""

    wished = Signal()
    chosen = Signal()
    add_asked = Signal()
    edit_asked = Signal(str)
    cite_asked = Signal(list)
    seen = Signal(str)
    brought = Signal(object)
    copy_asked = Signal()
    menu_asked = Signal(QMenu)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAcceptDrops(True)
        self.model = Sources()
        self.search = WindowLine()
        self.search.setAccessibleName("Find a source by title, author, year, journal, key or tag")
        self.search.setClearButtonEnabled(True)
        self.view = SourcesView()
        self.list = _list(self.model)
        self.drop_area = DropArea()
        self.warning = SourceWarning()
        self._add = button("Add…", self.add_asked.emit)
        self._add.setToolTip("Add references: paste anything, or choose files")
        self._cite = button("Cite", self._cite_chosen, "primary")
        self._cite.setToolTip("Insert a citation of the chosen sources at the caret")
        self._more = small_button("More about the chosen sources", "dots-three", self._offer_more)
        self._pile = QStackedLayout()
        self._has_article = False
        self._is_listing = False
        self._told: tuple[object, ...] = ()
        self._arrange()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self.wished)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._cite_chosen)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.view.changed.connect(self.wished)
        self.drop_area.add_asked.connect(self.add_asked)
        self.warning.seen.connect(self.seen)
        self.list.activated.connect(self._edit_current)
        self.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self.list.customContextMenuRequested.connect(self._offer_menu)
        self.show_sources((), InUse(), None, has_article=False)

    @property
    def wish(self) -> Wish:
        """What the list is to show."""
        return Wish(self.search.text(), self.view.show_, self.view.tag, self.view.order)

    def show_sources(
        self, sources: tuple[Source, ...], use: InUse, total: int | None, *, has_article: bool
    ) -> None:
        """Show the sources asked for, of *total* in the library if known; the choice stays."""
        kept = {each.id for each in self.selected}
        self._has_article = has_article
        self._is_listing = True
        self.model.use = use
        self.model.show(sources)
        if kept and not self.list.selectionModel().hasSelection():
            self._select(kept)
        if sources and not self.list.currentIndex().isValid():
            choose(self.list, self.model.index(0))
        self._is_listing = False
        hint = f"Find in {total:,}" if total and total > 1 else "Find a source"
        self.search.setPlaceholderText(hint)
        if not self.drop_area.is_hovered:
            self._pile.setCurrentIndex(0 if sources or total is None else 1)
        if not sources and not self.drop_area.is_hovered:
            self.drop_area.show_empty(self.wish, is_bare=not total)
        self._show_chosen()

    def choose(self, source: str) -> None:
        """Select that source, clearing a search or filter that hides it."""
        if self.model.place(source) is None:
            self.search.clear()
            self.view.choose(Show.LIBRARY)
            self._typing.stop()
            self.wished.emit()
        place = self.model.place(source)
        if place is not None:
            choose(self.list, self.model.index(place))
            self.list.scrollTo(self.model.index(place))

    @property
    def current(self) -> SourceRow | None:
        """The row with the focus."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    @property
    def selected(self) -> tuple[Source, ...]:
        """The chosen sources, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(map(self.model.at, rows))

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Add and cite."""
        return self._add, self._cite

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if watched is self.search and event.key() in arrows:
                return self.list.event(event)
            if watched is self.list and event.matches(QKeySequence.StandardKey.Copy):
                self.copy_asked.emit()
                return True
            if watched is self.list and event.matches(QKeySequence.StandardKey.Paste):
                self.brought.emit("")
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if event.source() is not self.list and (data.hasUrls() or data.hasText()):
            self.drop_area.show_hover()
            self._pile.setCurrentIndex(1)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self._end_hover()

    def dropEvent(self, event: QDropEvent) -> None:
        self._end_hover()
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        brought = files or data.text()
        QTimer.singleShot(0, self, lambda: self.brought.emit(brought))

    def _end_hover(self) -> None:
        self.drop_area.show_empty(self.wish, is_bare=not self.model.rowCount())
        self._pile.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 4)
        top.setSpacing(6)
        top.addWidget(self.search, 1)
        for widget in (*self.view.tools, self._add, self._cite, self._more):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(self._pile, 1)  # before it has a part: it would be shown as a window
        self._pile.addWidget(self.list)
        self._pile.addWidget(self.drop_area)
        layout.addWidget(self.warning)

    def _select(self, wanted: set[SourceId]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        for place in (self.model.place(each) for each in wanted):
            if place is not None:
                index = self.model.index(place)
                self.list.selectionModel().setCurrentIndex(index, flag.Select)

    def _show_chosen(self) -> None:
        """Show and tell what is chosen, if that is something else than before."""
        if self._is_listing:
            return
        chosen = self.selected
        told = (chosen, self.model.use, self._has_article)
        if told == self._told:
            return
        self._told = told
        self._cite.setEnabled(bool(chosen) and self._has_article)
        self.warning.show_source(chosen[0] if len(chosen) == 1 else None)
        self.chosen.emit()

    def _edit_current(self) -> None:
        if self.current:
            self.edit_asked.emit(self.current.source.id)

    def _cite_chosen(self) -> None:
        if self.selected and self._has_article:
            self.cite_asked.emit([each.id for each in self.selected])

    def _offer_more(self) -> None:
        self._pop_up(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _offer_menu(self, at: QPoint) -> None:
        self._pop_up(self.list.viewport().mapToGlobal(at))

    def _pop_up(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu)
        menu.popup(at)


def _list(model: Sources) -> QListView:
    made = QListView()
    made.setAccessibleName("Sources")
    made.setUniformItemSizes(True)
    made.setModel(model)
    made.setItemDelegate(SourceDelegate(made))
    made.setMouseTracking(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setDragEnabled(True)
    made.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
    made.setDefaultDropAction(Qt.DropAction.CopyAction)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return made
