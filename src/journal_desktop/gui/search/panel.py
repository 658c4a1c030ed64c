"""The search through everything: a field, filters that write into it, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from journal_desktop.app.search.results import Hit, Results
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.line_field import WindowLine
from journal_desktop.gui.search.filters import SearchFilters
from journal_desktop.gui.search.hits import ROW, SearchDelegate, SearchRow, SearchRows, rows

_HINT = (
    "Type words: all of them must be there.\n“In quotation marks” they stand side by side; "
    "-word is kept out; OR between two takes either.\nTitles, texts and sources are searched, "
    "and what earlier versions said that is no longer there."
)
_NOTHING = "Nothing has all of this. Try fewer words, or only the beginning of one."
_LOOKING = "Looking through all earlier versions…"
_OUTSIDE = "The trash was not searched: Everything > In the trash does that."
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPanel(QWidget):
    """Keeps the focus in the field: arrows move in the list, Enter goes to the hit."""

    typed = Signal(str)
    chosen = Signal(object)
    more_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.field = WindowLine()
        self.field.setPlaceholderText("Search everything")
        self.field.setAccessibleName("Search articles, sources and earlier versions")
        self.field.setClearButtonEnabled(True)
        self.filters = SearchFilters(self.field)
        self.model = SearchRows()
        self.list = _list(self.model)
        self._words = wrapped("", "soft")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setContentsMargins(14, 10, 14, 6)
        self._progress = label("", "faint")
        self._progress.setContentsMargins(14, 4, 14, 6)
        self._results = Results()
        self._has_chosen = False
        self._grows: tuple[str, int] | None = None
        self._arrange()
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.field.returnPressed.connect(self._choose_current)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.show_results(Results())

    @property
    def words(self) -> str:
        """What it says instead of a list."""
        return "" if self._words.isHidden() else self._words.text()

    @property
    def progress(self) -> str:
        """What it says of texts that are not in the index yet."""
        return "" if self._progress.isHidden() else self._progress.text()

    def show_results(self, found: Results) -> None:
        """Show what was found; the first hit is the one that Enter goes to."""
        is_same = found.query == self._results.query
        chosen = self._current() if is_same and self._has_chosen else None
        if is_same and self._grows is not None:
            group, known = self._grows
            chosen = next(iter(found.of(group)[known:]), chosen)
        self._grows, self._has_chosen = None, chosen is not None
        bar = self.list.verticalScrollBar()
        at = bar.value() if is_same else 0
        self._results = found
        self.model.show(rows(found))
        self._select(chosen)
        self.list.doItemsLayout()
        bar.setValue(at)
        said = ""
        if found.query.is_empty:
            said = _HINT
        elif not found.hits and found.is_rough:
            said = _LOOKING
        elif not found.hits:
            has_trash = "trash" in found.query.kinds
            said = _NOTHING if has_trash else f"{_NOTHING}\n{_OUTSIDE}"
        self._words.setText(said)
        self._words.setVisible(bool(said))
        self.list.setVisible(not said)
        self.list.setAccessibleDescription(said)
        self._progress.setText(
            f"{found.left:,} texts are still being taken in; more may be found in a moment."
        )
        self._progress.setVisible(bool(found.left) and not found.query.is_empty)

    def take_focus(self) -> None:
        """Be where the keys go, the words that are there selected."""
        self.field.setFocus()
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field and event.key() in _WALKS:
                self._has_chosen = True
                return self.list.event(event)
            if watched is self.field and event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if watched is self.list and event.text().isprintable() and event.text().strip():
                self.field.setFocus()  # whoever types there means the field
                return self.field.event(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 4)
        top.setSpacing(6)
        top.addWidget(self.field, 1)
        for tool in self.filters.tools:
            top.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._progress)

    def _current(self) -> Hit | None:
        index = self.list.currentIndex()
        row: SearchRow | None = index.data(ROW) if index.isValid() else None
        return row.hit if row else None

    def _select(self, chosen: Hit | None) -> None:
        """Keep the hit that was chosen, or choose the first."""
        hits = [
            (number, self.model.index(number).data(ROW).hit)
            for number in range(self.model.rowCount())
        ]
        kept = [
            n
            for n, hit in hits
            if hit and chosen and (hit.group, hit.id) == (chosen.group, chosen.id)
        ]
        first = kept or [number for number, hit in hits if hit]
        if first:
            self.list.setCurrentIndex(self.model.index(first[0]))

    def _choose_current(self) -> None:
        if self.list.currentIndex().isValid():
            self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        row: SearchRow = index.data(ROW)
        if row.hit is not None:
            self.chosen.emit(row.hit)
        elif row.is_more and self._grows is None:
            self._grows = row.group, len(self._results.of(row.group))
            self.more_asked.emit(row.group)


def _list(model: SearchRows) -> QListView:
    made = QListView()
    made.setAccessibleName("What was found")
    made.setModel(model)
    made.setItemDelegate(SearchDelegate(made))
    made.setMouseTracking(True)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    return made
