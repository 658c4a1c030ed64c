"""Widgets that follow a tuple of values by their ids, so that none is made anew in vain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_desktop.core.ids import BlockId


class Identified(Protocol):
    """A value with an identity."""

    @property
    def id(self) -> BlockId:
        """Who it is, whatever it says."""
        ...


Value = TypeVar("Value", bound=Identified)
View = TypeVar("View", bound=QWidget)


class Keyed(Generic[Value, View]):
    """Keeps one view per value, in the order of the values, at the start of a layout."""

    def __init__(
        self, layout: QVBoxLayout, make: Callable[[Value], View], *, first: int = 0
    ) -> None:
        self._layout = layout
        self._make = make
        self._first = first
        self._views: dict[str, View] = {}
        self._shown: dict[str, Value] = {}

    @property
    def views(self) -> tuple[View, ...]:
        """The views in order."""
        return tuple(self._views.values())

    def view(self, key: str) -> View | None:
        """The view of the value with that id, if there is one."""
        return self._views.get(key)

    def show(self, values: tuple[Value, ...]) -> None:
        """Show *values*: make, move and drop views as needed, and show what differs."""
        if [value.id for value in values] != list(self._views):
            self._arrange(values)
        for value in values:
            if self._shown.get(value.id) is not value:
                cast("Any", self._views[value.id]).show_value(value)
                self._shown[value.id] = value

    def _arrange(self, values: tuple[Value, ...]) -> None:
        wanted = {value.id for value in values}
        for key in [key for key in self._views if key not in wanted]:
            view = self._views.pop(key)
            self._shown.pop(key, None)
            self._layout.removeWidget(view)
            view.hide()
            view.deleteLater()
        arranged: dict[str, View] = {}
        for place, value in enumerate(values, self._first):
            view = self._views.get(value.id) or self._make(value)
            if self._layout.indexOf(view) != place:
                self._layout.removeWidget(view)
                self._layout.insertWidget(place, view)
            arranged[value.id] = view
        self._views = arranged

    def note(self, values: tuple[Value, ...]) -> None:
        """Take *values* as shown already, because the views are where they come from."""
        for value in values:
            if value.id in self._views:
                self._shown[value.id] = value
