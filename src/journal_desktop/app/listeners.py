"""Who wants to know what happens in an open library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from journal_desktop.app.autosave import SaveState
from journal_desktop.app.session import Change, Session
from journal_desktop.core.errors import JournalError


@dataclass(slots=True)
class Listeners:
    """Each is called in the thread of the window."""

    opened: list[Callable[[Session | None], None]] = field(
        default_factory=list[Callable[[Session | None], None]]
    )
    changed: list[Callable[[Change], None]] = field(default_factory=list[Callable[[Change], None]])
    listed: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    printed: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    saving: list[Callable[[SaveState], None]] = field(
        default_factory=list[Callable[[SaveState], None]]
    )
    kept: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    failed: list[Callable[[JournalError], None]] = field(
        default_factory=list[Callable[[JournalError], None]]
    )

    def tell_opened(self, session: Session | None) -> None:
        """An article was opened, or the open one was put away."""
        for listener in tuple(self.opened):
            listener(session)

    def tell_changed(self, change: Change) -> None:
        """The open article was changed."""
        for listener in tuple(self.changed):
            listener(change)

    def tell_listed(self) -> None:
        """The lists of articles and sources were read."""
        for listener in tuple(self.listed):
            listener()

    def tell_printed(self) -> None:
        """The citations of the open article were printed in the journal's style."""
        for listener in tuple(self.printed):
            listener()

    def tell_saving(self, state: SaveState) -> None:
        """How saving goes."""
        for listener in tuple(self.saving):
            listener(state)

    def tell_kept(self) -> None:
        """A version of an article was kept."""
        for listener in tuple(self.kept):
            listener()

    def fail(self, error: BaseException) -> None:
        """A failure of the world; anything else is a bug and goes on as one."""
        if not isinstance(error, JournalError):
            raise error
        for listener in tuple(self.failed):
            listener(error)
