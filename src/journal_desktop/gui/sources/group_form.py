"""Sources that may be one: group by group, merged, linked or kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.sources.twins import Group
from journal_desktop.core.source import Source
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import answer_buttons, button_line, wrapped_list
from journal_desktop.gui.sources.questions import GroupAnswer
from journal_desktop.gui.words import counted

What = Literal["merge", "apart", "link", "open"]


class GroupForm(QDialog):
    """Groups on the left, the sources of the chosen one on the right: which of them stays."""

    def __init__(
        self, groups: tuple[Group, ...], place: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find duplicates")
        self.resize(860, 480)
        self._groups = groups
        self.answer: GroupAnswer | None = None
        self.groups = wrapped_list("Sources that may be one")
        self.members = wrapped_list("Which of them stays")
        self._why = wrapped("", "soft")
        self.choices: dict[What, QPushButton] = {}
        self._arrange()
        self.groups.addItems([_words(each) for each in groups])
        self.groups.currentRowChanged.connect(self._show_group)
        self.groups.setCurrentRow(min(place, len(groups) - 1))
        self._show_group()

    @property
    def _group(self) -> Group | None:
        row = self.groups.currentRow()
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def _arrange(self) -> None:
        same = sum(1 for each in self._groups if each.is_same)
        related = len(self._groups) - same
        words = f"{counted(same, 'group')} of duplicates"
        if related:
            words += f", {counted(related, 'pair')} of versions such as a preprint and its article"
        split = QSplitter()
        split.addWidget(self.groups)
        split.addWidget(self._page())
        split.setSizes([320, 500])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label(words if self._groups else "No duplicates were found.", "title"))
        if self._groups:
            layout.addWidget(split, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout.addWidget(box)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._why)
        column.addWidget(self.members, 1)
        named: tuple[tuple[What, str, str], ...] = (
            ("merge", "Merge…", "Make one source of them; every citation follows"),
            ("link", "Link versions", "Note that both are versions of one work"),
            ("apart", "Keep apart", "They are different works: don't ask again"),
            ("open", "Show", "Show the chosen source in the panel"),
        )
        self.choices = answer_buttons(named, self._choosing)
        column.addLayout(button_line(tuple(self.choices.values())))
        self.choices["merge"].setObjectName("primary")
        self.choices["merge"].setDefault(True)
        self.members.itemActivated.connect(self._choosing("merge"))
        return page

    def _show_group(self) -> None:
        self.members.clear()
        group = self._group
        if group is None:
            return
        stays = "Choose the one that stays; what it lacks is filled from the others."
        words = stays if group.is_same else "Link them, so that each is known as the other's."
        self._why.setText(f"Why: {group.why}. {words}")
        self.members.addItems([_record(each) for each in group.sources])
        self.members.setCurrentRow(_fullest(group.sources))
        self.choices["link"].setVisible(not group.is_same)

    def _choosing(self, what: What) -> Callable[..., None]:
        def choose(_item: object = None) -> None:
            group, row = self._group, self.members.currentRow()
            if group is not None and row >= 0:
                self.answer = GroupAnswer(what, group, group.sources[row].id)
                self.accept()

        return choose


def _fullest(sources: tuple[Source, ...]) -> int:
    """The one that says most, the first of equals."""
    return max(range(len(sources)), key=lambda place: (len(sources[place].item), -place))


def _words(group: Group) -> str:
    first = max(group.sources, key=lambda each: len(each.item))
    kind = f"{len(group.sources)} ×" if group.is_same else "Versions:"
    return f"{kind} {first.label}\n{first.text('title')}".strip()


def _record(source: Source) -> str:
    numbers = (_number(each, source.text(each)) for each in ("DOI", "PMID", "PMCID", "ISBN"))
    where = " ".join(filter(None, (source.host, source.text("volume"), source.text("page"))))
    named = source.label if source.text("title") else ""
    facts = " · ".join(filter(None, (named, where, *numbers, f"@{source.key}")))
    return f"{source.text('title') or 'Without a title'}\n{facts}"


def _number(name: str, number: str) -> str:
    """A number with its name, where it does not say it itself."""
    if not number or number.startswith(("10.", "PMC")):
        return number
    return f"{name} {number}"
