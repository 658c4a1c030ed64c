"""The parts of an open library, each loaded and made when it is first asked for.

Opening a library and reading its list of articles needs none of them, and a start waits for both.
"""

# ruff: noqa: PLC0415 - a module for late imports, see above

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_desktop.store.access import Access
    from journal_desktop.store.arrivals import Arrivals
    from journal_desktop.store.backup.backups import Backups
    from journal_desktop.store.history.histories import History
    from journal_desktop.store.lookups import Lookups
    from journal_desktop.store.notices import Notices
    from journal_desktop.store.rounds import Rounds
    from journal_desktop.store.search.search import Search
    from journal_desktop.store.styles import Styles
    from journal_desktop.store.transfer import Transfer
    from journal_desktop.store.trash.trash import Trash


class Parts:
    """What a library holds besides its articles and sources, all through one *access*."""

    def __init__(self, access: Access) -> None:
        self._access = access

    @cached_property
    def arrivals(self) -> Arrivals:
        """The way in for many sources."""
        from journal_desktop.store.arrivals import Arrivals

        return Arrivals(self._access)

    @cached_property
    def styles(self) -> Styles:
        """The citation styles that were added."""
        from journal_desktop.store.styles import Styles

        return Styles(self._access)

    @cached_property
    def lookups(self) -> Lookups:
        """The look-ups that wait."""
        from journal_desktop.store.lookups import Lookups

        return Lookups(self._access)

    @cached_property
    def notices(self) -> Notices:
        """The notices of retraction."""
        from journal_desktop.store.notices import Notices

        return Notices(self._access)

    @cached_property
    def search(self) -> Search:
        """The search in all texts."""
        from journal_desktop.store.search.search import Search

        return Search(self._access)

    @cached_property
    def history(self) -> History:
        """The versions of the articles."""
        from journal_desktop.store.history.histories import History

        return History(self._access)

    @cached_property
    def trash(self) -> Trash:
        """What was deleted."""
        from journal_desktop.store.trash.trash import Trash

        return Trash(self._access)

    @cached_property
    def backups(self) -> Backups:
        """The backups of the library."""
        from journal_desktop.store.backup.backups import Backups

        return Backups(self._access)

    @cached_property
    def sweep(self) -> Rounds:
        """The looking over of every row."""
        from journal_desktop.store.rounds import Rounds

        return Rounds(self._access)

    @cached_property
    def transfer(self) -> Transfer:
        """Everything as another library takes it."""
        from journal_desktop.store.transfer import Transfer

        return Transfer(self._access)
