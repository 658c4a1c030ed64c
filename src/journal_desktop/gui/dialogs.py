"""Every question the window asks: the only module that opens dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journal_desktop import __version__
from journal_desktop.app.formatting import web_address
from journal_desktop.cite.styles import NOTICE
from journal_desktop.core.article import Article
from journal_desktop.core.journal import Journal
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source
from journal_desktop.core.template import Template
from journal_desktop.gui.actions import ACTIONS
from journal_desktop.gui.article.details_form import DetailsForm
from journal_desktop.gui.article.template_picker import TemplatePicker
from journal_desktop.gui.ask import NEW, Again, ExportWish, LinkWish
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.library.export_form import ExportForm
from journal_desktop.gui.library.journal_form import JournalForm
from journal_desktop.gui.library_dialogs import LibraryDialogs
from journal_desktop.gui.lookups.comparison import Comparison
from journal_desktop.gui.lookups.consent_form import ConsentForm
from journal_desktop.gui.lookups.difference_form import DifferenceForm
from journal_desktop.gui.lookups.form import LookupsForm
from journal_desktop.gui.lookups.requests import LookupsView
from journal_desktop.gui.picker import Picker
from journal_desktop.gui.sources.form import SourceForm
from journal_desktop.gui.sources.questions import SourceAbout

if TYPE_CHECKING:
    # The engine for styles is loaded with the first style, not with the window.
    from journal_desktop.app.styles.shelf import StyleShelf

_TEXTS = "Texts and exports (*.txt *.md *.markdown *.text *.zip);;All files (*)"
_STYLES = "Citation styles (*.csl);;All files (*)"
_LIBRARIES = "Journal libraries (*.journal);;All files (*)"


class Dialogs(LibraryDialogs):
    """Asks with dialogs over one window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lookups: LookupsForm | None = None

    def template(self) -> Template | None:
        """Which kind of article to start."""
        picker = TemplatePicker(self._parent)
        return picker.template() if _accepted(picker) else None

    def files_to_import(self, folder: str) -> tuple[Path, ...]:
        """Which texts to take in."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Import articles", folder, _TEXTS)
        return tuple(map(Path, names))

    def again(self, titles: tuple[str, ...]) -> Again | None:
        """What to do about texts that the library has already."""
        is_one = len(titles) == 1
        shown = "\n".join([f"“{each}”" for each in titles[:5]] + ["…"] * (len(titles) > 5))
        question = "This text is already here." if is_one else "These texts are already here."
        second = "Bring in as a second article" if is_one else "Bring in as second articles"
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Journal Desktop", question, parent=self._parent)
        box.setInformativeText(shown)
        there = box.addButton("Open the one there", QMessageBox.ButtonRole.AcceptRole)
        twice = box.addButton(second, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(there)
        box.exec()
        answers: dict[object, Again] = {there: "there", twice: "second"}
        return answers.get(box.clickedButton())

    def library_to_open(self, folder: str) -> Path | None:
        """Which library to open."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open library", folder, _LIBRARIES)
        return Path(name) if name else None

    def library_to_create(self, folder: str) -> Path | None:
        """Where to keep a new library."""
        name, _ = QFileDialog.getSaveFileName(self._parent, "New library", folder, _LIBRARIES)
        return Path(name).with_suffix(".journal") if name else None

    def copy_to(self, suggestion: str) -> Path | None:
        """Where to put a copy of text that could not be saved."""
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save a copy of your text", suggestion)
        return Path(name) if name else None

    def source(
        self, source: Source, *, is_new: bool, about: SourceAbout | None = None
    ) -> Source | None:
        """A source, filled in; *about* is what its form should know besides."""
        form = SourceForm(source, self, is_new=is_new, about=about, parent=self._parent)
        return form.source() if _accepted(form) else None

    def citation(self, sources: tuple[Source, ...], cited: frozenset[str]) -> str | None:
        """The id of a source to cite, or NEW for one that is not there yet."""
        order = sorted(sources, key=lambda each: (each.id not in cited, each.label.casefold()))
        choices = [
            (
                str(s.id),
                f"{s.title}\n{s.label}",
                f"{s.title} {' '.join(s.authors)} {s.label} {s.key}",
            )
            for s in order
        ]
        new = (NEW, "Add a source that is not here yet…", "")
        hint = "Title, author, year or key"
        picker = Picker("Cite", hint, (*choices, new), self._parent)
        return picker.chosen if _accepted(picker) else None

    def details(self, article: Article, taken: frozenset[str]) -> Article | None:
        """The article with its particulars changed."""
        form = DetailsForm(article, taken, self, self._parent)
        return form.article() if _accepted(form) else None

    def journal(self, journal: Journal, shelf: StyleShelf) -> Journal | None:
        """The journal with its particulars changed, its style one of the shelf's."""
        form = JournalForm(journal, shelf, self, self._parent)
        form.styles.add_asked.connect(lambda: self._choose_style(form))
        return form.journal() if _accepted(form) else None

    def export(self, article: Article | None, drafts: int, folder: str) -> ExportWish | None:
        """What to export and where."""
        form = ExportForm(article, drafts, folder, self._parent)
        form.target.folder_asked.connect(lambda: self._choose_export_folder(form))
        return form.wish() if _accepted(form) else None

    def link(self, words: str) -> LinkWish | None:
        """A web link to make."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle("Link")
        shown, target = QLineEdit(words), QLineEdit("https://")
        shown.setAccessibleName("Words of the link")
        target.setAccessibleName("Web address")
        form = QFormLayout()
        form.addRow("Words", shown)
        form.addRow("Web address", target)
        layout = QVBoxLayout(dialog)
        layout.addLayout(form)
        buttons = _buttons(dialog, layout, "Insert")

        def check() -> None:
            for each in buttons.buttons():
                if buttons.buttonRole(each) == QDialogButtonBox.ButtonRole.AcceptRole:
                    each.setEnabled(bool(web_address(target.text())))

        target.textChanged.connect(check)
        check()
        (target if words else shown).setFocus()
        dialog.resize(460, 120)
        return LinkWish(shown.text(), web_address(target.text())) if _accepted(dialog) else None

    def companion(self, titles: dict[str, str]) -> str | None:
        """Which other article to link to, by id."""
        choices = tuple((key, title, title) for key, title in titles.items())
        picker = Picker("Link to article", "Words of its title", choices, self._parent)
        return picker.chosen if _accepted(picker) else None

    def differences(self, comparison: Comparison) -> dict[str, Side] | None:
        """Whose words to keep, by the names of the fields."""
        form = DifferenceForm(comparison, self._above)
        return form.choices if _accepted(form) else None

    def lookup_consent(self, email: str) -> str | None:
        """Whether look-ups may use the network; the e-mail address to send along, or none."""
        form = ConsentForm(email, self._parent)
        return form.email if _accepted(form) else None

    def show_lookups(self, view: LookupsView) -> None:
        """Show the look-ups beside the window, which goes on; only once."""
        if self._lookups is not None and self._lookups.view is view:
            self._lookups.come_forward()
            return
        self._lookups = LookupsForm(view, self._parent)
        self._lookups.show()

    def version_name(self, of: str = "", name: str = "") -> str | None:
        """What to call the version *of* that time, now *name*; else the one that is kept now."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle("Name a version" if of else "Keep a version")
        words = f"The version of {of}. Without a name it stays all the same."
        kept = "Everything is saved as you type. This keeps the present state in the history too."
        field = QLineEdit(name)
        field.selectAll()
        field.setAccessibleName("Name of the version")
        field.setPlaceholderText("For example: sent to the reviewer")
        layout = QVBoxLayout(dialog)
        layout.addWidget(wrapped(words if of else kept, "soft"))
        layout.addWidget(field)
        _buttons(dialog, layout, "Name" if of else "Keep")
        dialog.resize(420, layout.totalHeightForWidth(420))
        return field.text().strip() if _accepted(dialog) else None

    def show_report(self, title: str, lines: tuple[str, ...]) -> None:
        """Show what was taken in and what was not understood."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.resize(640, 420)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName("Report")
        layout = QVBoxLayout(dialog)
        layout.addWidget(label(title, "title"))
        layout.addWidget(text)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(dialog.reject)
        layout.addWidget(box)
        dialog.exec()

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        lines = tuple(f"{a.shortcut:<18}{a.words.replace('&', '')}" for a in ACTIONS if a.shortcut)
        self.show_report("Keyboard shortcuts", lines)

    def show_about(self) -> None:
        """Show what this program is."""
        QMessageBox.about(self._parent, "About Journal Desktop", about())

    def _choose_style(self, form: JournalForm) -> None:
        name, _ = QFileDialog.getOpenFileName(form, "Add a citation style", "", _STYLES)
        if name:
            form.styles.add(Path(name))

    def _choose_export_folder(self, form: ExportForm) -> None:
        folder = QFileDialog.getExistingDirectory(form, "Where to put it")
        if folder:
            form.target.show_folder(folder)


def about() -> str:
    """What this program is and of what it is made, as rich text."""
    return (
        f"<b>Journal Desktop {__version__}</b><p>Write, preview and publish evidence "
        "explainers, offline.</p><p>MIT licence. Built with Qt for Python (LGPL), "
        "Python-Markdown, nh3, Jinja2, sqlite-utils and the Phosphor icons.</p>"
        f"<p>{NOTICE}</p><p>Citation styles and locales: CC BY-SA 3.0, by their authors, "
        "from citationstyles.org.</p>"
    )


def _accepted(dialog: QDialog) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted


def _buttons(dialog: QDialog, layout: QVBoxLayout, yes: str) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    go = box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    go.setObjectName("primary")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    layout.addWidget(box)
    go.setDefault(True)  # once it is in the form
    return box
