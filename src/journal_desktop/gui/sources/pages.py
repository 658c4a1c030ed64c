"""The pages of the form of a source."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.lookups.completing import STATUSES
from journal_desktop.app.sources import contributors
from journal_desktop.app.sources import fields as source_fields
from journal_desktop.app.sources import types as source_types
from journal_desktop.app.sources.contributors import Name
from journal_desktop.app.sources.listed import WARNED, is_unseen
from journal_desktop.core.source import Source
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.parts import button
from journal_desktop.gui.sources.fields_box import Fields
from journal_desktop.gui.sources.people import PeopleTable
from journal_desktop.gui.sources.questions import SourceAbout
from journal_desktop.gui.sources.warning import status_words

_PEERS = {"": "Not known", "yes": "Yes", "no": "No"}
_HINTS = {
    "kind": "Peer-reviewed review",
    "design": "Randomised trial",
    "n": "619 people",
    "issued": "2025, 2025-03, 2025-03-14, 2025-03/2025-05 or Spring 2025",
    "language": "en, de, …",
}


class Page(QScrollArea):
    """A form that scrolls where it is longer than the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget()
        holder.setObjectName("paper")
        column = QVBoxLayout(holder)
        column.setContentsMargins(4, 12, 8, 12)
        self.form = QFormLayout()
        column.addLayout(self.form)
        column.addStretch(1)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setVerticalSpacing(8)
        self.setWidgetResizable(True)
        self.setWidget(holder)
        self._names: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether that field is on this page."""
        return name in self._names

    def add(self, name: str, words: str, field: QWidget) -> QLabel:
        """Add a row; its label."""
        made = QLabel(words)
        made.setBuddy(field)
        self._names.add(name)
        self.form.addRow(made, field)
        return made

    def tell(self, words: str, look: str) -> QLabel:
        """Add a row of words as wide as the fields."""
        made = wrapped(words, look)
        policy = QSizePolicy.Policy
        made.setSizePolicy(policy.Expanding, policy.Minimum)
        self.form.addRow("", made)
        return made


class ReferencePage(Page):
    """Type, people, date, and the fields that an item of the type has."""

    looked = Signal()

    def __init__(self, fields: Fields, source: Source) -> None:
        super().__init__()
        self._fields = fields
        self.people: dict[str, tuple[Name, ...]] = {
            role: contributors.names(source, role) for role in source_types.ROLES
        }
        self._labels: dict[str, QLabel] = {}
        self.type = fields.choice("type", "Type", source_types.TYPES)
        self.roles = QComboBox()
        self.roles.setAccessibleName("Whose names are shown")
        self.table = PeopleTable("Authors")
        self.roles.setMaximumWidth(126)
        self._role = "author"
        self.add("type", "&Type", self.type)
        self._add_line("title", "T&itle")
        self.form.addRow(self.roles, self.table)
        self.add("issued", "&Date", fields.line("issued", "Date", _HINTS["issued"]))
        for name, words in source_types.FIELDS.items():
            if name == "abstract":
                self._labels[name] = self.add(name, words, fields.text(name, words, 90))
            elif name != "title":
                self._add_line(name, words)
        self.type.currentIndexChanged.connect(self.show_type)
        self.roles.currentIndexChanged.connect(self._show_role)
        self.table.edited.connect(self._take_names)

    def show_type(self) -> None:
        """Show the fields that an item of the chosen type has, and those that are filled."""
        kind, shown = str(self.type.currentData()), self._fields.shown
        wanted = source_types.fields_of(kind, shown)
        for name, named in self._labels.items():
            field = self._fields.lines.get(name) or self._fields.texts[name]
            self.form.setRowVisible(field, name in wanted)
            words = source_types.name_of(name, kind)
            named.setText(words)
            if name in self._fields.lines:
                self._fields.lines[name].line.setAccessibleName(words)
        self._offer_roles(kind)
        self.looked.emit()

    def _add_line(self, name: str, words: str) -> None:
        line = self._fields.line(name, words.replace("&", ""), _HINTS.get(name, ""))
        self._labels[name] = self.add(name, words, line)

    def _offer_roles(self, kind: str) -> None:
        self.roles.blockSignals(True)
        self.roles.clear()
        for role in source_types.roles_of(kind, self.people):
            number = len(self.people[role])
            words = source_types.ROLES[role]
            self.roles.addItem(f"{words} ({number})" if number else words, role)
        self.roles.setCurrentIndex(max(0, self.roles.findData(self._role)))
        self.roles.blockSignals(False)
        self._show_role()

    def _show_role(self) -> None:
        self._role = str(self.roles.currentData())
        self.table.table.setAccessibleName(source_types.ROLES[self._role])
        self.table.show_names(self.people[self._role])

    def _take_names(self) -> None:
        self.people[self._role] = self.table.names
        self.looked.emit()


class EvidencePage(Page):
    """What readers should know of it, and what became of it."""

    def __init__(self, fields: Fields, source: Source, about: SourceAbout) -> None:
        super().__init__()
        self._source = source
        self._is_seen = False
        for name, words in source_fields.OWN_TEXT.items():
            self.add(name, words, fields.line(name, words, _HINTS.get(name, "")))
        self.add(
            "peer_reviewed",
            "Peer reviewed",
            fields.choice("peer_reviewed", "Peer reviewed", _PEERS),
        )
        words = {status.value: said for status, said in STATUSES.items()}
        self.status = fields.choice("status", "Status", words)
        self.add("status", "Status", self.status)
        self.told = self.tell("", "soft")
        self._seen = button("I have seen this", self._see)
        self._seen.setAutoDefault(False)
        self.form.addRow("", self._seen)
        self._about = about
        self.status.currentIndexChanged.connect(self._tell)
        self._tell()

    def with_seen(self, source: Source) -> Source:
        """The source, its warning acknowledged if that was said."""
        return replace(source, acknowledged=source.warned_of) if self._is_seen else source

    def _see(self) -> None:
        self._is_seen = True
        self._tell()

    def _tell(self) -> None:
        """Say where the status comes from, and what it was checked against."""
        chosen, source = self.status.currentData(), self._source
        is_kept = chosen in {None, source.status.value}
        words = (
            status_words(source) if is_kept else f"This will be noted as {source_fields.BY_HAND}."
        )
        if is_kept and not words and source.status_origin:
            words = f"{source.status_origin}, {source.status_date}".rstrip(", ") + "."
        if is_kept and source.status in WARNED and not is_unseen(source):
            words += " You have seen this."
        checked = f" Checked against the retraction list of {self._about.notices}."
        self.told.setText(words + (checked if self._about.notices else ""))
        self.told.setVisible(bool(self.told.text()))
        self._seen.setVisible(is_kept and is_unseen(source) and not self._is_seen)


class NotesPage(Page):
    """What is for oneself: tags, notes, and passages to quote."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self.add("tags", "Tags", fields.line("tags", "Tags", "separated by commas"))
        self.add("notes", "Notes", fields.text("notes", "Notes", 140))
        excerpts = fields.text("excerpts", "Excerpts", 200)
        excerpts.setPlaceholderText("A passage word for word, its page at the end (p. 12)")
        self.add("excerpts", "Excerpts", excerpts)
        self.tell("An empty line parts two excerpts.", "faint")
