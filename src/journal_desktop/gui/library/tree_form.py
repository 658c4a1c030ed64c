"""What of a whole library to export, as what, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui.ask import TreeWish
from journal_desktop.gui.parts import button, label, wrapped


class TreeForm(QDialog):
    """Chooses folder or zip, the place, and what goes along."""

    folder_asked = Signal()

    def __init__(self, folder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export whole library")
        self.resize(520, 380)
        self._base, self._name = Path(folder), name
        self._own_name = True
        self.folder = QRadioButton("A folder of text files")
        self.zip = QRadioButton("One zip file")
        self.history = QCheckBox("with every version of every article")
        self.trash = QCheckBox("with what is in the trash")
        self.trash.setChecked(True)
        self.notices = QCheckBox("with the list of retractions")
        self.place = QLineEdit()
        self.place.setAccessibleName("Where to put it")
        self._problem = wrapped("", "warning")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("primary")
        self._forms = QButtonGroup(self)
        for choice in (self.folder, self.zip):
            self._forms.addButton(choice)
        self.folder.setChecked(True)
        self._arrange()
        self._suggest()

    def wish(self) -> TreeWish:
        """What was chosen."""
        return TreeWish(
            *(self._target(), self.zip.isChecked(), self.history.isChecked()),
            trash=self.trash.isChecked(),
            notices=self.notices.isChecked(),
        )

    def show_folder(self, folder: str) -> None:
        """Put the export below *folder*."""
        self._base = Path(folder)
        self._own_name = True
        self._suggest()

    def _arrange(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(button("Choose…", self.folder_asked.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(6)
        words = (
            "Everything in this library as files that any program can read, to keep, to compare "
            "or to move to another computer. Drafts and notes go along: it is for you, not for "
            "readers."
        )
        layout.addWidget(wrapped(words, "soft"))
        layout.addWidget(label("As", "faint"))
        layout.addWidget(self.folder)
        layout.addWidget(self.zip)
        layout.addWidget(label("What", "faint"))
        for choice in (self.history, self.trash, self.notices):
            layout.addWidget(choice)
        layout.addWidget(label("Where", "faint"))
        layout.addLayout(place)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.place.textEdited.connect(self._keep_name)
        self.place.textChanged.connect(self._check)
        self.zip.toggled.connect(self._suggest)

    def _keep_name(self) -> None:
        self._own_name = False

    def _suggest(self) -> None:
        if self._own_name:
            end = ".zip" if self.zip.isChecked() else ""
            self.place.setText(str(self._base / f"{self._name}{end}"))
        self._check()

    def _target(self) -> Path:
        return Path(self.place.text()).expanduser()

    def _check(self) -> None:
        words = ""
        if not self._target().is_absolute():
            words = "Choose a folder to put it in."
        elif not self._target().parent.is_dir():
            words = "That folder is not there: choose another, or plug in the stick."
        self._problem.setText(words)
        self.go.setEnabled(not words)
