"""The groups of commands, loaded when they are wanted, so that the window is on screen sooner.

Taking in texts and publishing cost more to import than the window does.
"""

# ruff: noqa: PLC0415 - this module is a place for late imports, see above

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

NAMES = (
    "article",
    "backups",
    "blocks",
    "clipboard",
    "duplicates",
    "history",
    "library",
    "lookups",
    "notices",
    "references",
    "replace",
    "search",
    "sources",
    "trash",
    "tree",
    "view",
    "writing",
)


def commands(group: str, desk: Desk) -> object:
    """The commands of one group of the table of actions."""
    return load()[group](desk)


def load() -> dict[str, Callable[[Desk], object]]:
    """Every group's class; any thread may load them."""
    from journal_desktop.gui.commands.article import ArticleCommands
    from journal_desktop.gui.commands.backups import BackupCommands
    from journal_desktop.gui.commands.blocks import BlockCommands
    from journal_desktop.gui.commands.clipboard import ClipboardCommands
    from journal_desktop.gui.commands.duplicates import DuplicateCommands
    from journal_desktop.gui.commands.history import HistoryCommands
    from journal_desktop.gui.commands.library import LibraryCommands
    from journal_desktop.gui.commands.lookups import LookupCommands
    from journal_desktop.gui.commands.notices import NoticeCommands
    from journal_desktop.gui.commands.references import ReferenceCommands
    from journal_desktop.gui.commands.replace import ReplaceCommands
    from journal_desktop.gui.commands.search import SearchCommands
    from journal_desktop.gui.commands.sources import SourceCommands
    from journal_desktop.gui.commands.trash import TrashCommands
    from journal_desktop.gui.commands.treeing import TreeCommands
    from journal_desktop.gui.commands.view import ViewCommands
    from journal_desktop.gui.commands.writing import WritingCommands

    return {
        "article": ArticleCommands,
        "backups": BackupCommands,
        "blocks": BlockCommands,
        "clipboard": ClipboardCommands,
        "duplicates": DuplicateCommands,
        "history": HistoryCommands,
        "library": LibraryCommands,
        "lookups": LookupCommands,
        "notices": NoticeCommands,
        "references": ReferenceCommands,
        "replace": ReplaceCommands,
        "search": SearchCommands,
        "sources": SourceCommands,
        "trash": TrashCommands,
        "tree": TreeCommands,
        "view": ViewCommands,
        "writing": WritingCommands,
    }
