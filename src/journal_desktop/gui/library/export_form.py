"""What to export, as what, and where to."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.core import slugs
from journal_desktop.core.article import Article
from journal_desktop.gui.ask import ExportWish
from journal_desktop.gui.labels import label
from journal_desktop.gui.library.target import Target
from journal_desktop.gui.words import counted


class ExportForm(QDialog):
    """Chooses the article or the journal, folder or zip, and the place."""

    def __init__(
        self, article: Article | None, drafts: int, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.resize(520, 330)
        self._article = article
        self.this_article = QRadioButton("This article")
        self.whole_journal = QRadioButton("The journal: every published article")
        self.drafts = QCheckBox(f"with {counted(drafts, 'article')} not published yet")
        self.drafts.setEnabled(False)
        self.target = Target(
            folder, "A folder, for a web host or a USB stick", "One zip file, for an email"
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("primary")
        self._which = QButtonGroup(self)
        for choice in (self.this_article, self.whole_journal):
            self._which.addButton(choice)
        self._arrange()
        self.this_article.setEnabled(article is not None)
        (self.this_article if article else self.whole_journal).setChecked(True)
        self._suggest()

    def wish(self) -> ExportWish:
        """What was chosen."""
        return ExportWish(
            self.target.path,
            self.whole_journal.isChecked(),
            self.drafts.isChecked() and self.whole_journal.isChecked(),
            self.target.zipped,
        )

    def _arrange(self) -> None:
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
        layout.addWidget(self.target)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.target.checked.connect(self.go.setEnabled)
        self.whole_journal.toggled.connect(self.drafts.setEnabled)
        self.whole_journal.toggled.connect(self._suggest)

    def _suggest(self) -> None:
        article = None if self.whole_journal.isChecked() else self._article
        name = (article.slug or slugs.slug(article.title)) if article else "journal"
        self.target.suggest(name)
