"""One open article: every edit goes in here, every view listens here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from journal_desktop.app.draft import Draft
from journal_desktop.app.undo import Step, UndoStack
from journal_desktop.core.article import Article


@dataclass(frozen=True, slots=True)
class Change:
    """What the draft was, what it is now, where that was done and by which view.

    `whole` is the edit of the whole library that was undone, or made again, with it.
    """

    before: Draft
    after: Draft
    place: str = ""
    source: object | None = None
    is_undo: bool = False
    whole: object | None = None
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit as a view proposes it: what to call it, what it does, where, and if it joins."""

    label: str
    change: Callable[[Article], Article]
    place: str = ""
    joins: bool = False


Listener = Callable[[Change], None]


class Session:
    """The present draft and the views that want to know about it.

    *settle* adds to an edit what follows from it, given the article before and after.
    """

    def __init__(
        self,
        draft: Draft,
        clock: Callable[[], float] = time.monotonic,
        settle: Callable[[Article, Article], Article] = lambda _before, after: after,
    ) -> None:
        self._settle = settle
        self._undo = UndoStack(draft)
        self._listeners: list[Listener] = []
        self._clock = clock

    @property
    def draft(self) -> Draft:
        """The draft as it now stands."""
        return self._undo.draft

    @property
    def article(self) -> Article:
        """The article as it now stands."""
        return self._undo.draft.article

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every state that undo and redo lead to, and the present one."""
        return self._undo.drafts

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._undo.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when there is nothing."""
        return self._undo.redo_label

    def listen(self, listener: Listener) -> None:
        """Call *listener* after every change."""
        self._listeners.append(listener)

    def apply(self, edit: Edit, source: object | None = None) -> None:
        """Make the edit that a view proposes."""
        after = edit.change(self.article)
        self.edit(after, edit.label, place=edit.place, joins=edit.joins, source=source)

    def edit(
        self,
        article: Article,
        label: str,
        *,
        place: str = "",
        joins: bool = False,
        source: object | None = None,
    ) -> None:
        """Make *article* the present, undoable under *label*; typing in one place joins."""
        self.edit_draft(
            self.draft.with_article(article), label, place=place, joins=joins, source=source
        )

    def edit_draft(
        self,
        draft: Draft,
        label: str,
        *,
        place: str = "",
        joins: bool = False,
        source: object | None = None,
        whole: object | None = None,
    ) -> None:
        """The same for article and sources together, perhaps as part of an edit of *whole*."""
        before = self.draft
        draft = draft.with_article(self._settle(before.article, draft.article))
        name = f"{label}·{place}" if joins else ""
        step = Step(draft, label, place, name, self._clock(), whole)
        if self._undo.record(step):
            self._announce(Change(before, draft, place, source))

    def undo(self) -> None:
        """Take the last edit back."""
        before, whole = self.draft, self._undo.undo_whole
        place = self._undo.undo()
        if self.draft is not before or whole:
            self._announce(Change(before, self.draft, place, is_undo=True, whole=whole))

    def redo(self) -> None:
        """Make the edit again."""
        before, whole = self.draft, self._undo.redo_whole
        place = self._undo.redo()
        if self.draft is not before or whole:
            change = Change(before, self.draft, place, is_undo=True, whole=whole)
            self._announce(replace(change, is_again=bool(whole)))

    def amend(self, change: Callable[[Draft], Draft], *, tell: bool = False) -> None:
        """Bring what was done elsewhere into every state; undo does not take it back.

        With *tell*, the views hear of it where the present state is another now.
        """
        before = self.draft
        self._undo.amend(change)
        if tell and self.draft != before:
            self._announce(Change(before, self.draft))

    def retract(self, whole: object) -> bool:
        """Let the last step never have been, if it was a part of that edit of the library."""
        before = self.draft
        done = self._undo.retract(whole)
        if done:
            self._announce(Change(before, self.draft))
        return done

    def _announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)
