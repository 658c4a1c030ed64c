"""Where an export goes: as a folder or as one zip file, under a name that is suggested."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button


class Target(QWidget):
    """Two radio buttons, a line for the place, and a sentence where the place can't be used."""

    folder_asked = Signal()
    checked = Signal(bool)

    def __init__(self, base: str, folder: str, zipped: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = Path(base)
        self._name = ""
        self._is_own = False
        self.folder = QRadioButton(folder)
        self.zip = QRadioButton(zipped)
        self.place = QLineEdit(base)
        self.place.setAccessibleName("Where to put it")
        self.problem = wrapped("", "warning")
        self._kinds = QButtonGroup(self)
        for choice in (self.folder, self.zip):
            self._kinds.addButton(choice)
        self.folder.setChecked(True)
        self._arrange()

    @property
    def path(self) -> Path:
        """The place as it stands in its line."""
        return Path(self.place.text()).expanduser()

    @property
    def zipped(self) -> bool:
        """Whether it is to be one zip file."""
        return self.zip.isChecked()

    def suggest(self, name: str) -> None:
        """Call the export *name*, unless a name was typed."""
        self._name = name
        self._show()

    def show_folder(self, folder: str) -> None:
        """Put the export below *folder*, under the suggested name."""
        self._base = Path(folder)
        self._is_own = False
        self._show()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(button("Choose…", self.folder_asked.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label("As", "faint"))
        layout.addWidget(self.folder)
        layout.addWidget(self.zip)
        layout.addWidget(label("Where", "faint"))
        layout.addLayout(line)
        layout.addWidget(self.problem)
        self.place.textEdited.connect(self._keep)
        self.place.textChanged.connect(self._check)
        self.zip.toggled.connect(self._show)

    def _keep(self) -> None:
        self._is_own = True

    def _show(self) -> None:
        if not self._is_own:
            self.place.setText(str(self._base / f"{self._name}{'.zip' if self.zipped else ''}"))
        self._check()

    def _check(self) -> None:
        words = ""
        if not self.path.is_absolute():
            words = "Choose a folder to put it in."
        elif not self.path.parent.is_dir():
            words = "That folder is not there: choose another, or plug in the stick."
        self.problem.setText(words)
        self.checked.emit(not words)
