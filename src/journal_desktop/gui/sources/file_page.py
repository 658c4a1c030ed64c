"""The page of a source's form that holds its key, its file and other versions of the work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_desktop.core.source import Source
from journal_desktop.gui.ask import Ask
from journal_desktop.gui.parts import button, wrapped_list
from journal_desktop.gui.sources.fields_box import Fields
from journal_desktop.gui.sources.pages import Page
from journal_desktop.gui.sources.questions import SourceAbout
from journal_desktop.gui.words import counted


class FilePage(Page):
    """The citation key, an attached file, and other versions of the work."""

    def __init__(
        self, fields: Fields, source: Source, about: SourceAbout, ask: Ask, *, is_new: bool
    ) -> None:
        super().__init__()
        self._ask = ask
        self._about = about
        self._source = source
        self._versions = {each.id: each for each in about.related}
        self._related = source.related
        hint = "made when you save" if is_new else ""
        self.key = fields.line("key", "Citation key", hint)
        self.add("key", "Citation key", self.key)
        number = counted(about.articles, "article")
        following = f"{number} will use the new key; the old one goes on working."
        if not is_new:
            words = following if about.articles else "The old key goes on working."
            self.tell(words, "faint")
        self._file = fields.line("attachment", "Attached file", "the path of a PDF or another file")
        self.add("attachment", "File", self._file)
        self.choose_button = button("Choose…", self._choose_file)
        self.open_button = button("Open", self._open_file)
        self.form.addRow("", self._row(self.choose_button, self.open_button))
        self.missing = self.tell("", "remark")
        self.versions = wrapped_list("Other versions of this work")
        self.versions.setMaximumHeight(96)
        self.add("related", "Other versions", self.versions)
        self.add_button = button("Add…", self._add_version)
        self.drop_button = button("Take off", self._drop_version)
        self.form.addRow("", self._row(self.add_button, self.drop_button))
        self.tell("Such as its preprint, or the article of a preprint.", "faint")
        self._file.line.textChanged.connect(self._look_for_file)
        self._look_for_file()
        self._show_versions()

    def with_versions(self, source: Source) -> Source:
        """The source with the other versions as listed."""
        return replace(source, related=self._related)

    def _row(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for each in widgets:
            each.setProperty("autoDefault", False)
            row.addWidget(each)
        row.addStretch(1)
        return holder

    @property
    def _path(self) -> Path:
        return Path(self._file.line.text().strip()).expanduser()

    def _choose_file(self) -> None:
        folder = str(self._path.parent) if self._file.line.text().strip() else str(Path.home())
        chosen = self._ask.attachment(folder)
        if chosen is not None:
            self._file.line.setText(str(chosen))

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _look_for_file(self) -> None:
        written = bool(self._file.line.text().strip())
        is_there = written and self._path.is_file()
        self.open_button.setEnabled(is_there)
        self.missing.setText("This file is not there now." if written and not is_there else "")
        self.missing.setVisible(written and not is_there)

    def _add_version(self) -> None:
        chosen = self._ask.other_source("Which is another version of this?", self._find)
        if chosen is not None and chosen not in self._related:
            self._related = (*self._related, chosen)
            self._show_versions()

    def _find(self, words: str) -> tuple[Source, ...]:
        found = tuple(each for each in self._about.find(words) if each.id != self._source.id)
        self._versions |= {each.id: each for each in found}
        return found

    def _drop_version(self) -> None:
        row = self.versions.currentRow()
        if row >= 0:
            self._related = (*self._related[:row], *self._related[row + 1 :])
            self._show_versions()

    def _show_versions(self) -> None:
        self.versions.clear()
        self.drop_button.setEnabled(bool(self._related))
        for each in self._related:
            known = self._versions.get(each)
            self.versions.addItem(f"{known.label}. {known.title}" if known else "A deleted source")
        self.versions.setCurrentRow(len(self._related) - 1)
