"""The editor of one mark: what it cites, with pages and words around each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.core.citations import Cite, cluster_text, parse_cluster
from journal_desktop.gui.cite.form import CiteForm, heading, line
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button, small_button

WIDTH = 420
_ROW = 24


class CiteEditor(QFrame):
    """Changes a copy of the cites of a mark; Enter applies them, Escape lets them go.

    *named* says who is meant by a key, *preview* how the mark will print and what to know.
    """

    applied = Signal(object)
    closed = Signal()

    def __init__(
        self,
        cites: tuple[Cite, ...],
        named: Callable[[str], str],
        preview: Callable[[tuple[Cite, ...]], tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName("Edit citation")
        self._around = parent
        self._cites = list(cites)
        self._named = named
        self._preview = preview
        self._is_filling = False
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName("Sources in this citation")
        self.form = CiteForm()
        self.adding = line("Add a source", "Author, title, year, journal or key")
        self.up = small_button("Move up (Alt+Up)", "caret-up", lambda: self.move_by(-1))
        self.down = small_button("Move down (Alt+Down)", "caret-down", lambda: self.move_by(1))
        self.drop = small_button("Take out of this citation", "trash", self.remove)
        self.preview = wrapped("", "soft")
        self.remark = wrapped("", "remark")
        self._arrange()
        self._connect()
        self._show_list(0)

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The cites as they now stand."""
        return tuple(self._cites)

    def add(self, key: str) -> None:
        """Cite one more source."""
        self._cites.append(Cite(key))
        self.adding.clear()
        self._show_list(len(self._cites) - 1)

    def remove(self) -> None:
        """Take the chosen source out of the mark."""
        row = self.list.currentRow()
        if row >= 0:
            del self._cites[row]
            self._show_list(min(row, len(self._cites) - 1))

    def move_by(self, step: int) -> None:
        """Move the chosen source up or down."""
        row, to = self.list.currentRow(), self.list.currentRow() + step
        if row >= 0 and 0 <= to < len(self._cites):
            self._cites.insert(to, self._cites.pop(row))
            self._show_list(to)

    def stand_at(self, anchor: QRect) -> None:
        """Stand under a rectangle of the screen, or above it where there is no room."""
        around = self._around
        self.setFixedWidth(min(WIDTH, around.width() - 24))
        self.show()
        self._fit()
        corner = around.mapFromGlobal(anchor.bottomLeft()) + QPoint(-8, 6)
        if corner.y() + self.height() > around.height() - 8:
            above = around.mapFromGlobal(anchor.topLeft()).y() - 6 - self.height()
            corner.setY(above if above >= 8 else max(8, around.height() - 8 - self.height()))
        corner.setX(max(8, min(corner.x(), around.width() - self.width() - 8)))
        self.move(corner)
        self.raise_()
        self.form.value.setFocus()

    def apply(self) -> None:
        """Hand over the cites and close."""
        self.applied.emit(self.cites)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab stays in the editor until it is applied or left."""
        start = QApplication.focusWidget() or self
        step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
        found = step(start)
        while found is not None and found is not start:
            takes_tab = bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if self.isAncestorOf(found) and takes_tab and found.isVisible() and found.isEnabled():
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            found = step(found)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif _is_enter(event):
            self.apply()
        elif _is_move(event):
            self.move_by(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self.preview.setTextFormat(Qt.TextFormat.RichText)
        self.preview.setAccessibleName("How it will print")
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for each in (self.up, self.down, self.drop):
            buttons.addWidget(each)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.list, 1)
        top.addLayout(buttons)
        more = QFormLayout()
        more.setSpacing(6)
        more.addRow(heading("Add"), self.adding)
        foot = QHBoxLayout()
        foot.addWidget(label("Enter applies, Esc leaves it", "faint"), 1)
        foot.addWidget(button("Cancel", self.closed.emit))
        foot.addWidget(button("Apply", self.apply, "primary"))
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.form)
        layout.addLayout(more)
        for each in (self.preview, self.remark):
            layout.addWidget(each)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_one)
        self.form.changed.connect(self._change)

    def _show_list(self, row: int) -> None:
        self._is_filling = True
        self.list.clear()
        self.list.addItems([self._said(cite) for cite in self._cites])
        self.list.setFixedHeight(max(2, min(5, len(self._cites))) * _ROW + 6)
        self._is_filling = False
        self.list.setCurrentRow(row)
        self._show_one(row)
        self._show_preview()

    def _show_one(self, row: int) -> None:
        if self._is_filling:
            return
        cite = self._cites[row] if 0 <= row < len(self._cites) else None
        self.form.show_cite(cite)
        self.drop.setEnabled(cite is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._cites) - 1)

    def _change(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        self._cites[row] = self.form.filled(self._cites[row])
        self.list.item(row).setText(self._said(self._cites[row]))
        self._show_preview()

    def _show_preview(self) -> None:
        if not self._cites:
            self.preview.setText("Nothing is cited: the mark will be taken out.")
            self.remark.hide()
            return
        shown, remark = self._preview(self.cites)
        self.preview.setText(f"Prints as: <span style='font-size: 17px'>{shown}</span>")
        kept = parse_cluster(cluster_text(self.cites))
        if kept is not None and [c.locator for c in kept] != [c.locator for c in self._cites]:
            remark = "What stands as locator is kept as words: a locator begins with a number."
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown needs at this width."""
        if self.isVisible():
            self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _said(self, cite: Cite) -> str:
        return " · ".join(filter(None, (self._named(cite.key), cite.locator, f"@{cite.key}")))


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key is for the editor and not for the window around it."""
    return event.key() == Qt.Key.Key_Escape or _is_move(event) or _is_enter(event)


def _is_enter(event: QKeyEvent) -> bool:
    with_control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_key = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_key and with_control in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
    )


def _is_move(event: QKeyEvent) -> bool:
    with_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_key = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return is_key and with_alt == Qt.KeyboardModifier.AltModifier
