"""The history of the open article: its versions, and a slider to move through them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QSlider, QVBoxLayout, QWidget

from journal_desktop.gui.history.timeline import ROW, HistoryRow, Timeline, VersionDelegate
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import hairline, small_button

NO_ARTICLE = "Open an article to see its history."
NO_VERSIONS = (
    "No version has been kept yet. They come by themselves while you write; "
    "Ctrl+S keeps one at once, under a name."
)
_STEPS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}


class HistoryPanel(QWidget):
    """Lists versions, the present first; arrows, list and slider all move the one choice.

    `chosen` gives the id of a version, or an empty text for the present; `seen` tells whether
    the panel can be seen. `menu_asked` gives a menu to fill with what can be done with the choice.
    """

    chosen = Signal(str)
    seen = Signal(bool)
    name_asked = Signal()
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = Timeline()
        self.list = _list(self.model)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Move through the versions, from the oldest to now")
        self.slider.setPageStep(5)
        self._empty = wrapped("", "soft")
        self._empty.setContentsMargins(16, 12, 16, 8)
        self._foot = QWidget()
        self._arrange()
        self.list.installEventFilter(self)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.slider.valueChanged.connect(self._slide)
        self.show_rows(())
        self.say(NO_ARTICLE)

    @property
    def empty(self) -> str:
        """What it says instead of a list."""
        return "" if self._empty.isHidden() else self._empty.text()

    @property
    def current(self) -> HistoryRow | None:
        """The chosen row."""
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    @property
    def has_choice(self) -> bool:
        """Whether a version is chosen that can be gone back to."""
        now = self.current
        return now is not None and bool(now.id) and not now.is_damaged

    @property
    def has_name(self) -> bool:
        """Whether that version has a name that can be taken away."""
        now = self.current
        return self.has_choice and now is not None and now.is_named

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        """Show the present and the versions; the choice stays where that version is listed."""
        kept = self.current
        self.list.selectionModel().blockSignals(True)
        self.model.show(rows)
        place = self.model.place(kept.id) if kept else None
        if rows:
            self.list.setCurrentIndex(self.model.index(place or 0))
        self.list.selectionModel().blockSignals(False)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(rows) - 1))
        self.slider.blockSignals(False)
        self._follow()
        self.list.setVisible(bool(rows))
        self._foot.setVisible(len(rows) > 1)
        if kept is not None and (place or 0) == 0 and kept.id:
            self.chosen.emit("")

    def say(self, words: str) -> None:
        """Say why there is no list, or nothing."""
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self.list.setAccessibleDescription(words)

    def step(self, by: int) -> None:
        """Choose the version that many rows further down, which is earlier."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def choose(self, version: str) -> None:
        """Choose that version, or the present."""
        place = self.model.place(version)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))

    def take_focus(self) -> None:
        """Be where the keys go."""
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None and not event.modifiers():
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _offer(self, point: QPoint) -> None:
        """Offer what can be done with the choice, under the mouse or where the keys are."""
        if not self.has_choice:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu)
        menu.popup(self.list.viewport().mapToGlobal(point))

    def _choose(self, current: QModelIndex) -> None:
        self._follow()
        if current.isValid():
            self.chosen.emit(current.data(ROW).id)

    def _slide(self, value: int) -> None:
        row = self.slider.maximum() - value
        self.list.setCurrentIndex(self.model.index(row))
        self.list.scrollTo(self.model.index(row))

    def _follow(self) -> None:
        """Bring the slider where the choice is."""
        row = self.list.currentIndex().row()
        self.slider.blockSignals(True)
        self.slider.setValue(self.slider.maximum() - max(0, row))
        self.slider.blockSignals(False)
        now = self.current
        self.slider.setAccessibleDescription(now.spoken if now else "")

    def _arrange(self) -> None:
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 4, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(small_button("An earlier version", "caret-left", lambda: self.step(1)))
        foot.addWidget(label("Oldest", "faint"))
        foot.addWidget(self.slider, 1)
        foot.addWidget(label("Now", "faint"))
        foot.addWidget(small_button("A later version", "caret-right", lambda: self.step(-1)))
        foot.addSpacing(8)
        name = small_button("Keep the present version under a name…", "bookmark-simple")
        name.clicked.connect(self.name_asked)
        foot.addWidget(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(hairline())
        layout.addWidget(self._foot)
        layout.addStretch(0)


def _list(model: Timeline) -> QListView:
    made = QListView()
    made.setAccessibleName("Versions of this article, newest first")
    made.setModel(model)
    made.setItemDelegate(VersionDelegate(made))
    made.setMouseTracking(True)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    return made
