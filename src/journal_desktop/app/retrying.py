"""What is saved at once, outside any article, and again until it worked.

What can't be saved is told like text that can't be saved. Everything is written as it stands
when it is written, so that no late try brings an earlier state back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, Protocol, TypeVar

from journal_desktop.app.autosave import RETRY, Failed, Saved, SaveState
from journal_desktop.app.history.keeping import MakeTimer
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError, StoreError

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Stock(Protocol[Key, Value]):
    """Things that are saved: how each now stands, and where it is written."""

    def present(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """Those of the things that are there, as they now stand."""
        ...

    def write(self, values: tuple[Value, ...]) -> None:
        """Commit them; this is called where the library may be waited for."""
        ...

    def note(self, values: tuple[Value, ...]) -> None:
        """A commit has confirmed them."""
        ...

    def name(self, values: tuple[Value, ...]) -> str:
        """What they are called at the beginning of a sentence."""
        ...


class Retrying(Generic[Key, Value]):
    """Saves what *stock* has; *confirmed* is called after every commit.

    *tell* hears of a failure, and when it is over; *refuse* of what can't be saved at all, as
    in a library that `is_read_only`.
    """

    def __init__(
        self,
        stock: Stock[Key, Value],
        store: Tasks,
        timer: MakeTimer,
        *,
        is_read_only: bool,
        tell: Callable[[SaveState], None],
        confirmed: Callable[[], None],
        refuse: Callable[[BaseException], None],
    ) -> None:
        self._stock = stock
        self._store = store
        self._is_read_only = is_read_only
        self._tell = tell
        self._confirmed = confirmed
        self._refuse = refuse
        self._again = timer(self._try_again)
        self._waiting: dict[Key, None] = {}
        self._writing: list[dict[Key, Value]] = []
        self._is_resting = False
        self.trouble: Failed | None = None

    @property
    def unsaved(self) -> tuple[Value, ...]:
        """What no commit has confirmed yet, but for what was deleted meanwhile."""
        keys = dict.fromkeys((*self._written, *self._waiting))
        return tuple(self._stock.present(keys).values())

    def save(self, key: Key) -> None:
        """Save the thing of that key as it now stands."""
        self._waiting[key] = None
        self.now()

    def now(self) -> None:
        """Hand all that waits to the store, behind what that may still be writing."""
        present = self._stock.present(self._waiting)
        if not present:
            return
        self._again.stop()
        for each in present:
            del self._waiting[each]
        self._writing.append(present)
        values = tuple(present.values())
        self._store.run(lambda: self._stock.write(values), lambda _: self._saved(), self._failed)

    def rest(self) -> None:
        """Try nothing again, because the library is about to be closed."""
        self._is_resting = True
        self._again.stop()

    @property
    def _written(self) -> tuple[Key, ...]:
        return tuple(key for each in self._writing for key in each)

    def _saved(self) -> None:
        written = self._writing.pop(0)
        self._stock.note(tuple(written.values()))
        present = self._stock.present(written)
        self._wait(key for key, value in written.items() if present.get(key) != value)
        try:
            self._confirmed()
        finally:
            self.now()
            self._settle()

    def _failed(self, error: BaseException) -> None:
        written = self._writing.pop(0)
        if self._is_read_only:
            self._refuse(error)
            return
        self._wait(written)
        if not self._is_resting:
            self._again.start(RETRY)
        if not isinstance(error, JournalError):
            self._refuse(error)
            return
        what = self._stock.name(tuple(written.values()))
        told = StoreError(f"{what} could not be saved. {error.message}", error.remedy)
        self.trouble = Failed(told)
        self._tell(self.trouble)

    def _wait(self, keys: Iterable[Key]) -> None:
        """Let those wait that nothing handed over later will write."""
        later = set(self._written)
        self._waiting |= dict.fromkeys(each for each in keys if each not in later)

    def _try_again(self) -> None:
        self.now()
        self._settle()

    def _settle(self) -> None:
        if self.trouble is not None and not self.unsaved:
            self.trouble = None
            self._tell(Saved())
