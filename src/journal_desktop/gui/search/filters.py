"""The filters of the search: two menus that write their words into its field."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

from journal_desktop.core.status import STATUSES, Status
from journal_desktop.gui.icons import icon
from journal_desktop.store.search.names import Names

_PLACES = {
    "": "Everything",
    "titles": "Titles and standfirsts",
    "articles": "Articles",
    "sources": "Sources",
    "history": "Earlier versions",
    "trash": "In the trash",
}
_DATES = {"The last month": 31, "The last year": 366}
_MOST = 60
"""So many names are offered, those that most articles have."""


class SearchFilters(QObject):
    """Changes the words of filters in *field*, where they can be read and changed by hand."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._names = Names()
        self._where = _tool("Where to search")
        self._narrow = _tool("Narrow the search by status, category, tag or date")
        self._where.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.tools = (self._where, self._narrow)
        self._where.menu().aboutToShow.connect(self._fill_where)
        self._narrow.menu().aboutToShow.connect(self._fill_narrow)
        field.textChanged.connect(self._say)
        self._say()

    def offer(self, names: Names) -> None:
        """Offer those categories and tags."""
        self._names = names

    def write(self, name: str, value: str) -> None:
        """Narrow the search so, in place of any filter of that name; no value takes it away."""
        text = re.sub(r"\s{2,}", " ", _pattern(name).sub(" ", self._field.text())).strip()
        if value:
            text = f"{name}:{_quoted(value)} {text}".rstrip() + (" " if not text else "")
        self._field.setText(text)
        self._field.setFocus()

    def value(self, name: str) -> str:
        """What the field narrows that to."""
        found = _pattern(name).search(self._field.text())
        return found["value"].strip('"') if found else ""

    def _say(self) -> None:
        where = _PLACES.get(self.value("in"), _PLACES[""])
        self._where.setText(f"{where} ▾")
        self._where.setAccessibleDescription(where)
        is_narrowed = any(map(self.value, ("status", "category", "tag", "after", "before")))
        self._narrow.setIcon(icon("funnel", "accent" if is_narrowed else "soft"))

    def _fill_where(self) -> None:
        menu = self._where.menu()
        menu.clear()
        for value, words in _PLACES.items():
            self._add(menu, "in", value, words)

    def _fill_narrow(self) -> None:
        menu = self._narrow.menu()
        menu.clear()
        status = menu.addMenu("Status")
        self._add(status, "status", "", "Any")
        for each in Status:
            self._add(status, "status", each.value, STATUSES[each])
        for name, title, values in (
            ("category", "Category", self._names.categories),
            ("tag", "Tag", self._names.tags),
        ):
            part = menu.addMenu(title)
            part.setEnabled(bool(values))
            self._add(part, name, "", "Any")
            most = sorted((count for _, count in values), reverse=True)[:_MOST]
            for value, count in [each for each in values if each[1] >= most[-1]][:_MOST]:
                self._add(part, name, value, f"{value}  ({count:,})")
        since = menu.addMenu("Date")
        self._add(since, "after", "", "Any")
        for words, days in _DATES.items():
            self._add(since, "after", (date.today() - timedelta(days)).isoformat(), words)  # noqa: DTZ011 - the user's day

    def _add(self, menu: QMenu, name: str, value: str, words: str) -> None:
        action = menu.addAction(words.replace("&", "&&"), lambda: self.write(name, value))
        action.setCheckable(True)
        action.setChecked(self.value(name) == value)


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(QMenu(made))
    return made


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf'(?<!\S)-?{name}:(?P<value>"[^"]*"?|\S*)')


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"\s", value) else value
