"""Numbered steps of a schema, for sqlite-utils to apply; it is loaded when there is one to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

Step = Callable[["sqlite_utils.Database"], None]


class Steps:
    """Takes note of steps as `sqlite_utils.Migrations` of that name does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._noted: list[Step] = []

    def __call__(self) -> Callable[[Step], Step]:
        """A decorator for the next step."""

        def note(step: Step) -> Step:
            self._noted.append(step)
            return step

        return note

    @cached_property
    def migrations(self) -> sqlite_utils.Migrations:
        """All steps as sqlite-utils has them."""
        from sqlite_utils import Migrations  # noqa: PLC0415 - a library that is up to date needs none

        made = Migrations(self.name)
        for step in self._noted:
            made()(step)
        return made

    def apply(self, db: sqlite_utils.Database) -> None:
        """Apply the steps that *db* lacks, each in a transaction of its own."""
        self.migrations.apply(db)
