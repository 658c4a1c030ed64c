"""Letting go of trash for good, in portions between which others may save."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from journal_desktop.app.draft import Draft
from journal_desktop.app.tasks import Tasks
from journal_desktop.store.library import Library
from journal_desktop.store.trash.purging import Purging
from journal_desktop.store.values import Purge, Trashed

_PICTURE = re.compile(r"asset:([0-9a-f]{64})")


class Clearance:
    """One purge on its way: it reads all that is kept, asks whether to go on, then deletes.

    `ended` is called with what went and what stayed; both are empty when it was cancelled or
    nobody was *sure*.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        *,
        sure: Callable[[Purge], bool],
        step: Callable[[int, int], None],
        ended: Callable[[Purge], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._trash = library.trash
        self._store = store
        self._sure = sure
        self._step = step
        self._ended = ended
        self._failed = failed
        self._made = Purging(())
        self._is_cancelled = False

    def start(self, items: Iterable[Trashed], drafts: Iterable[Draft]) -> None:
        """Begin; undo leads to *drafts*, so the pictures in them stay."""

        def begin() -> Purging:
            return self._trash.purging(items, held=pictures(drafts))

        def read(made: Purging) -> None:
            self._made = made
            self._read()

        self._store.run(begin, read, self._failed)

    def cancel(self) -> None:
        """Let go of nothing more."""
        self._is_cancelled = True

    def _read(self) -> None:
        def follow(is_done: bool) -> None:  # noqa: FBT001 - the result of what was run
            self._step(*self._made.progress)
            if self._is_cancelled:
                self._ended(Purge())
            elif is_done:
                self._store.run(lambda: self._trash.judge(self._made), self._ask, self._failed)
            else:
                self._read()

        self._store.run(lambda: self._trash.read_on(self._made), follow, self._failed)

    def _ask(self, judged: Purge) -> None:
        if self._is_cancelled or not self._sure(judged):
            self._ended(Purge())
        else:
            self._delete()

    def _delete(self) -> None:
        def follow(is_done: bool) -> None:  # noqa: FBT001 - the result of what was run
            self._step(*self._made.progress)
            if is_done or self._is_cancelled:
                self._ended(self._made.purged)
            else:
                self._delete()

        def fail(error: BaseException) -> None:
            self._ended(self._made.purged)
            self._failed(error)

        self._store.run(lambda: self._trash.delete_on(self._made), follow, fail)


def pictures(drafts: Iterable[Draft]) -> frozenset[str]:
    """The pictures that any of *drafts* shows."""
    articles = [draft.article for draft in drafts]
    texts = {text for article in articles for _, text in article.proses()}
    texts |= {article.seo.image for article in articles}
    return frozenset(name for text in texts for name in _PICTURE.findall(text))
