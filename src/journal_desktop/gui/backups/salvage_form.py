"""What could be salvaged of a damaged library: the certain first, then what is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journal_desktop.app.salvage.words import Report
from journal_desktop.gui.parts import button, wrapped, wrapped_list


class SalvageForm(QDialog):
    """A list of sentences, one for each thing that is to be known."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What could be salvaged")
        self.resize(640, 440)
        self.list = wrapped_list("What could be salvaged")
        self.list.addItems(report.lines)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        standard = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(standard.Close)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(wrapped(report.title, "title"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.box)
        if report.kept is not None:
            folder = QUrl.fromLocalFile(str(report.kept.parent))
            show = button("Show the folder", lambda: QDesktopServices.openUrl(folder))
            self.box.addButton(show, QDialogButtonBox.ButtonRole.ActionRole)
