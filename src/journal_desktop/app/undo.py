"""Undo as a line of snapshots: values share structure, so each costs little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from journal_desktop.app.draft import Draft

JOIN_SECONDS = 1.5
"""Keystrokes closer together than this, in one place, undo together."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state of the draft, and the words and place of the edit that led to it.

    `whole` is the edit of the whole library that it is a part of, if any.
    """

    draft: Draft
    label: str = ""
    place: str = ""
    joins: str = ""
    at: float = 0.0
    whole: object | None = None


class UndoStack:
    """Past and future states of one draft, the present in the middle."""

    def __init__(self, draft: Draft, *, limit: int = 500) -> None:
        self._past: list[Step] = []
        self._now = Step(draft)
        self._future: list[Step] = []
        self._limit = limit

    @property
    def draft(self) -> Draft:
        """The present state."""
        return self._now.draft

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every state that undo and redo lead to, and the present one."""
        return tuple(step.draft for step in (*self._past, self._now, *self._future))

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._now.label if self._past else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when there is nothing."""
        return self._future[-1].label if self._future else ""

    @property
    def undo_whole(self) -> object | None:
        """The edit of the whole library that undo would take back with it."""
        return self._now.whole if self._past else None

    @property
    def redo_whole(self) -> object | None:
        """The edit of the whole library that redo would make again with it."""
        return self._future[-1].whole if self._future else None

    def record(self, step: Step) -> bool:
        """Make *step* the present; False when it changes nothing.

        A step whose `joins` equals the present's, soon after it, takes its place; one that
        so leads back to where it began is no step at all.
        """
        if step.draft == self._now.draft and step.whole is None:
            return False
        if not self._is_joined(step):
            self._past.append(self._now)
            del self._past[: -self._limit]
            self._now = step
        elif self._past and step.draft == self._past[-1].draft:
            self._now = self._past.pop()
        else:
            self._now = step
        self._future.clear()
        return True

    def undo(self) -> str:
        """Step back; the place of the edit that was taken back."""
        if not self._past:
            return ""
        undone = self._now
        self._future.append(undone)
        self._now = self._past.pop()
        return undone.place

    def redo(self) -> str:
        """Step forward again; the place of the edit that was made again."""
        if self._future:
            self._past.append(self._now)
            self._now = self._future.pop()
            return self._now.place
        return ""

    def amend(self, change: Callable[[Draft], Draft]) -> None:
        """Change every state, past, present and future, without taking a step."""
        self._past = [replace(step, draft=change(step.draft)) for step in self._past]
        self._now = replace(self._now, draft=change(self._now.draft))
        self._future = [replace(step, draft=change(step.draft)) for step in self._future]

    def retract(self, whole: object) -> bool:
        """Drop the present step when it belongs to *whole*, as if it had never been."""
        if self._now.whole is not whole or not self._past:
            return False
        self._now = self._past.pop()
        return True

    def _is_joined(self, step: Step) -> bool:
        soon = step.at - self._now.at < JOIN_SECONDS
        return bool(step.joins) and step.joins == self._now.joins and soon and not self._future
