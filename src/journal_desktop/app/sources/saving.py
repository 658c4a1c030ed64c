"""Sources that are changed while no article is open: saved at once, and again until it worked.

What can't be saved is told like text that can't be saved. A source is written as it stands
when it is written, so that no late try brings an earlier state back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journal_desktop.app.autosave import RETRY, Failed, Saved, SaveState
from journal_desktop.app.history.keeping import MakeTimer
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError, StoreError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library


class SourceSaving:
    """Saves *known* sources; *confirmed* is called after every commit.

    *tell* hears of a failure, and when it is over; *refuse* of what can't be saved at all.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        known: KnownSources,
        timer: MakeTimer,
        *,
        tell: Callable[[SaveState], None],
        confirmed: Callable[[], None],
        refuse: Callable[[BaseException], None],
    ) -> None:
        self._library = library
        self._store = store
        self._known = known
        self._tell = tell
        self._confirmed = confirmed
        self._refuse = refuse
        self._again = timer(self._try_again)
        self._waiting: dict[SourceId, None] = {}
        self._writing: list[tuple[Source, ...]] = []
        self._is_resting = False
        self.trouble: Failed | None = None

    @property
    def unsaved(self) -> tuple[Source, ...]:
        """The sources that no commit has confirmed yet, but for those deleted meanwhile."""
        return self._present((*(each.id for each in self._written), *self._waiting))

    def save(self, source: SourceId) -> None:
        """Save that source as it now stands."""
        self._waiting[source] = None
        self.now()

    def now(self) -> None:
        """Hand all that waits to the store, behind what that may still be writing."""
        sources = self._present(tuple(self._waiting))
        if not sources:
            return
        self._again.stop()
        for each in sources:
            del self._waiting[each.id]
        self._writing.append(sources)
        self._store.run(
            lambda: self._library.save_sources(sources), lambda _: self._saved(), self._failed
        )

    def rest(self) -> None:
        """Try nothing again, because the library is about to be closed."""
        self._is_resting = True
        self._again.stop()

    @property
    def _written(self) -> tuple[Source, ...]:
        return tuple(each for sources in self._writing for each in sources)

    def _present(self, ids: tuple[SourceId, ...]) -> tuple[Source, ...]:
        by_id = self._known.by_id
        return tuple(by_id[each] for each in dict.fromkeys(ids) if each in by_id)

    def _saved(self) -> None:
        sources = self._writing.pop(0)
        self._known.confirmed.note(sources)
        self._wait(each.id for each in sources if self._known.by_id.get(each.id) != each)
        try:
            self._confirmed()
        finally:
            self.now()
            self._settle()

    def _failed(self, error: BaseException) -> None:
        sources = self._writing.pop(0)
        if self._library.read_only:
            self._refuse(error)
            return
        self._wait(each.id for each in sources)
        if not self._is_resting:
            self._again.start(RETRY)
        if not isinstance(error, JournalError):
            self._refuse(error)
            return
        what = f"The source “{sources[0].label}”"
        if len(sources) > 1:
            what = f"{len(sources)} sources"
        told = StoreError(f"{what} could not be saved. {error.message}", error.remedy)
        self.trouble = Failed(told)
        self._tell(self.trouble)

    def _wait(self, sources: Iterable[SourceId]) -> None:
        """Let those wait that nothing handed over later will write."""
        later = {each.id for each in self._written}
        self._waiting |= dict.fromkeys(each for each in sources if each not in later)

    def _try_again(self) -> None:
        self.now()
        self._settle()

    def _settle(self) -> None:
        if self.trouble is not None and not self.unsaved:
            self.trouble = None
            self._tell(Saved())
