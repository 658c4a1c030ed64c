"""The box that takes any references: pasted, typed, dropped, or chosen as files."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.references.receiving import Part, read_part, recognised
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.typed_form import Confirming, TypedForm
from journal_desktop.gui.words import counted

PAUSE = 150
"""Milliseconds after a key press in which another one is awaited before the text is read."""
_PASTED = "Pasted text"
_HINT = (
    "10.1136/bmj.n71\nPMID 32023374\n@article{…}\nTY  - JOUR …\n\n"
    "or a list of sources as an article prints it"
)


class ImportForm(TypedForm):
    """Says at once what it recognises; what was read is not read again."""

    files_asked = Signal()

    def __init__(
        self,
        ask: Confirming,
        words: str = "",
        files: Iterable[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, "Nothing of it has been imported.", parent)
        self.setWindowTitle("Add references")
        self.resize(620, 460)
        self.text = _Text()
        self.files = QListWidget()
        self.files.setAccessibleName("Files to import; Delete takes one off")
        self.files.setMaximumHeight(84)
        self._said = wrapped("", "soft")
        self._choose = button("Choose files…", self.files_asked.emit)
        self._choose.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self.buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName("primary")
        self._lane = Lane("recognising", self)
        self._stop = threading.Event()
        self._parts: tuple[Part, ...] = ()
        self._faults: dict[str, str] = {}
        self._counts: dict[str, tuple[int, int]] = {}
        self._reading = ""
        self._paths: list[Path] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._arrange()
        self._listen()
        self.text.setPlainText(words)
        self.add_files(files)
        self._recognise()
        self.begin(lambda: (self.text.toPlainText().strip(), tuple(self._paths)))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is to be imported, with what was read of it so far."""
        return self._parts if not self._soon.isActive() else self._present()

    @property
    def said(self) -> str:
        """What was recognised, in words."""
        return self._said.text()

    @property
    def import_button(self) -> QPushButton:
        """The button that imports."""
        return self._go

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be read."""
        return self._soon.isActive() or not self._lane.is_idle

    def add_files(self, files: Iterable[Path]) -> None:
        """Import those files as well."""
        new = [each for each in files if each not in self._paths]
        self._paths += new
        self.files.addItems([each.name for each in new])
        self.files.setVisible(bool(self._paths))
        if new:
            self._recognise()

    def accept(self) -> None:
        """Import, if there is anything to."""
        if self._go.isEnabled():
            super().accept()

    def _arrange(self) -> None:
        self.text.setPlaceholderText(_HINT)
        self.text.setAccessibleName("References to import")
        self.text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        words = (
            "Paste anything that names references: DOI, PMID, PMCID, ISBN or arXiv numbers, "
            "BibTeX, RIS, PubMed, EndNote, CSL-JSON. Files can be dropped here too."
        )
        layout.addWidget(wrapped(words, "soft"))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.files)
        layout.addWidget(self._said)
        foot = QHBoxLayout()
        foot.addWidget(self._choose)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)

    def _listen(self) -> None:
        self._soon.timeout.connect(self._recognise)
        self.text.textChanged.connect(self._soon.start)
        self.text.files_dropped.connect(self.add_files)
        QShortcut(QKeySequence("Del"), self.files, self._take_off)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._rest)

    def _take_off(self) -> None:
        row = self.files.currentRow()
        if row >= 0:
            self.files.takeItem(row)
            del self._paths[row]
            self.files.setVisible(bool(self._paths))
            self._recognise()

    def _present(self) -> tuple[Part, ...]:
        """What the form holds, with what is known of it."""
        words = self.text.toPlainText()
        now = [Part(_PASTED, words)] if words.strip() else []
        now += [Part(path.name, path=path) for path in self._paths]
        known = {(each.words, each.path): each for each in self._parts}
        return tuple(known.get((each.words, each.path), each) for each in now)

    def _recognise(self) -> None:
        self._soon.stop()
        self._stop.set()
        self._stop = threading.Event()
        self._parts = self._present()
        self._faults = {}
        self._read_next()

    def _read_next(self) -> None:
        """Read the next part that was not read yet, and then the others."""
        part = next((p for p in self._parts if p.read is None and p.name not in self._faults), None)
        self._reading = part.name if part else ""
        self._say()
        if part is None:
            return
        stop = self._stop

        def work() -> tuple[Part, tuple[int, int]]:
            read = read_part(part, lambda _done, _total: not stop.is_set())
            return replace(part, read=read), (0, 0) if stop.is_set() else recognised(read)

        def show(done: tuple[Part, tuple[int, int]]) -> None:
            if stop.is_set():
                return
            read, self._counts[_name(part)] = done
            self._parts = tuple(read if each is part else each for each in self._parts)
            self._read_next()

        def give_up(error: BaseException) -> None:
            if not isinstance(error, JournalError):
                raise error
            if not stop.is_set():
                self._faults[part.name] = f"{error.message} {error.remedy}"
                self._read_next()

        self._lane.run(work, show, give_up)

    def _say(self) -> None:
        lines = [self._line(each) for each in self._parts if each.read is not None]
        lines += list(self._faults.values())
        if self._reading:
            lines.append("Reading…" if len(self._parts) == 1 else f"Reading {self._reading}…")
        self._said.setText("\n".join(lines) or "Nothing here yet.")
        found = any(self._counts.get(_name(each), (1, 0))[0] for each in self._parts)
        self._go.setEnabled(bool(self._parts) and (found or bool(self._reading)))

    def _line(self, part: Part) -> str:
        number, left_out = self._counts.get(_name(part), (0, 0))
        name = "" if len(self._parts) == 1 and part.path is None else f"{part.name}: "
        if not number and part.read and part.read.format and left_out:
            return f"{name}{part.read.format} that can't be read."
        if not number:
            return f"{name}No reference was recognised."
        kind = f" · {part.read.format}" if part.read and part.read.format else ""
        rest = f" · {counted(left_out, 'line')} not understood" if left_out else ""
        return f"{name}{counted(number, 'reference')}{kind}{rest}"

    def _rest(self) -> None:
        self._soon.stop()
        self._stop.set()
        self._lane.shutdown()


class _Text(QPlainTextEdit):
    """A field that takes files that are dropped on it for what they are."""

    files_dropped = Signal(list)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        else:
            super().insertFromMimeData(source)


def _name(part: Part) -> str:
    return f"{part.path}\n{part.words}"
