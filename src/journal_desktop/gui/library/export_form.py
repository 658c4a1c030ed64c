"""What to export, as what, and where to."""

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

from journal_desktop.core import slugs
from journal_desktop.core.article import Article
from journal_desktop.gui.ask import ExportWish
from journal_desktop.gui.parts import button, label, wrapped
from journal_desktop.gui.words import counted


class ExportForm(QDialog):
    """Chooses the article or the journal, folder or zip, and the place."""

    folder_asked = Signal()

    def __init__(
        self, article: Article | None, drafts: int, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.resize(520, 330)
        self._article = article
        self._own_name = True
        self.this_article = QRadioButton("This article")
        self.whole_journal = QRadioButton("The journal: every published article")
        self.drafts = QCheckBox(f"with {counted(drafts, 'article')} not published yet")
        self.drafts.setEnabled(False)
        self.folder = QRadioButton("A folder, for a web host or a USB stick")
        self.zip = QRadioButton("One zip file, for an email")
        self.place = QLineEdit(folder)
        self.place.setAccessibleName("Where to put it")
        self._problem = wrapped("", "warning")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName("primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._groups = (
            self._group(self.this_article, self.whole_journal),
            self._group(self.folder, self.zip),
        )
        self._base = Path(folder)
        self._arrange()
        self.this_article.setEnabled(article is not None)
        (self.this_article if article else self.whole_journal).setChecked(True)
        self.folder.setChecked(True)
        self._suggest()

    def wish(self) -> ExportWish:
        """What was chosen."""
        return ExportWish(
            Path(self.place.text()).expanduser(),
            self.whole_journal.isChecked(),
            self.drafts.isChecked() and self.whole_journal.isChecked(),
            self.zip.isChecked(),
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
        layout.addWidget(label("What", "faint"))
        layout.addWidget(self.this_article)
        layout.addWidget(self.whole_journal)
        indented = QHBoxLayout()
        indented.addSpacing(24)
        indented.addWidget(self.drafts)
        layout.addLayout(indented)
        layout.addWidget(label("As", "faint"))
        layout.addWidget(self.folder)
        layout.addWidget(self.zip)
        layout.addWidget(label("Where", "faint"))
        layout.addLayout(place)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.place.textEdited.connect(self._keep_name)
        self.place.textChanged.connect(self._check)
        self.whole_journal.toggled.connect(self.drafts.setEnabled)
        for choice in (self.whole_journal, self.zip):
            choice.toggled.connect(self._suggest)

    def _group(self, *choices: QRadioButton) -> QButtonGroup:
        group = QButtonGroup(self)
        for choice in choices:
            group.addButton(choice)
        return group

    def _keep_name(self) -> None:
        self._own_name = False

    def _suggest(self) -> None:
        if self._own_name:
            article = None if self.whole_journal.isChecked() else self._article
            name = (article.slug or slugs.slug(article.title)) if article else "journal"
            self.place.setText(str(self._base / (f"{name}.zip" if self.zip.isChecked() else name)))
        self._check()

    def _check(self) -> None:
        place = Path(self.place.text()).expanduser()
        words = ""
        if not place.is_absolute():
            words = "Choose a folder to put it in."
        elif not place.parent.is_dir():
            words = "That folder is not there: choose another, or plug in the stick."
        self._problem.setText(words)
        self._go.setEnabled(not words)
