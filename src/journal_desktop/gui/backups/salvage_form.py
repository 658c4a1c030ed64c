"""What could be salvaged of a damaged library: the certain first, then what is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.salvage.words import Report
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button, hairline


class SalvageForm(QDialog):
    """Sentences under three headings; an article that is to be looked over can be opened."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = ""
        self.setWindowTitle("What could be salvaged")
        self.resize(640, 480)
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(wrapped(report.title, "title"))
        layout.addWidget(hairline())
        layout.addWidget(self._told(report), 1)
        layout.addWidget(self.box)
        if report.kept is not None:
            folder = QUrl.fromLocalFile(str(report.kept.parent))
            show = button("Show the folder", lambda: QDesktopServices.openUrl(folder))
            self.box.addButton(show, QDialogButtonBox.ButtonRole.ActionRole)

    def _told(self, report: Report) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        certain = [_sentence(words) for words in report.certain]
        doubts = [self._doubt(each.words, each.article) for each in report.doubtful]
        file = [_sentence(words) for words in report.file]
        for heading, rows in (
            ("Certain", certain),
            ("Lost, or to be looked over", doubts),
            ("The damaged file", file),
        ):
            if rows:
                column.addSpacing(8 if column.count() else 0)
                column.addWidget(label(heading, "faint"))
            for row in rows:
                column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("What could be salvaged")
        area.setWidget(page)
        return area

    def _doubt(self, words: str, article: str) -> QWidget:
        if not article:
            return _sentence(words)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(_sentence(words), 1)
        go = button("Open", self._opening(article), "quiet")
        go.setAccessibleDescription(words)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _opening(self, article: str) -> Callable[[], None]:
        def choose() -> None:
            self.article = article
            self.accept()

        return choose


def _sentence(words: str) -> QWidget:
    made = wrapped(words)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
