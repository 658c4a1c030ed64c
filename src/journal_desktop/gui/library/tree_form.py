"""What of a whole library to export, as what, and where to."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journal_desktop.gui.ask import TreeWish
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.library.target import Target


class TreeForm(QDialog):
    """Chooses what goes along, folder or zip, and the place."""

    def __init__(self, folder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export whole library")
        self.resize(520, 380)
        self.history = QCheckBox("with every version of every article")
        self.trash = QCheckBox("with what is in the trash")
        self.trash.setChecked(True)
        self.notices = QCheckBox("with the list of retractions")
        self.target = Target(folder, "A folder of text files", "One zip file")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("primary")
        self._arrange()
        self.target.suggest(name)

    def wish(self) -> TreeWish:
        """What was chosen."""
        return TreeWish(
            *(self.target.path, self.target.zipped, self.history.isChecked()),
            trash=self.trash.isChecked(),
            notices=self.notices.isChecked(),
        )

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(6)
        words = (
            "Everything in this library as files that any program can read, to keep, to compare "
            "or to move to another computer. Drafts and notes go along: it is for you, not for "
            "readers."
        )
        layout.addWidget(wrapped(words, "soft"))
        layout.addWidget(label("What", "faint"))
        for choice in (self.history, self.trash, self.notices):
            layout.addWidget(choice)
        layout.addWidget(self.target)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.target.checked.connect(self.go.setEnabled)
