"""Copies of text that could not be saved where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from journal_desktop.app.draft import Draft
from journal_desktop.core.errors import StoreError
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.manuscript import form

if TYPE_CHECKING:
    from journal_desktop.gui.ask import Ask


def save_copies(drafts: Iterable[Draft], ask: Ask, messages: MessageBar) -> None:
    """Write every draft as text to a place that the user chooses."""
    for draft in drafts:
        _save(draft, ask, messages)


def save_or_let_go(drafts: Iterable[Draft], ask: Ask, messages: MessageBar) -> None:
    """The same for the last time: no words go unless their user says that they may."""
    for draft in drafts:
        while not _save(draft, ask, messages):
            title = draft.article.title or "an article without a title"
            if ask.confirm(
                "Leave without your last words?",
                f"What was typed last in “{title}” could not be saved, and there is no copy of it. "
                "When you leave now, these words may be lost.",
                "Leave without them",
                "Save a copy…",
            ):
                break


def _save(draft: Draft, ask: Ask, messages: MessageBar) -> bool:
    """Ask for a place and write a copy there; whether there is one now."""
    target = ask.copy_to(f"{draft.article.slug or 'article'}.md")
    if target is None:
        return False
    try:
        target.write_text(form.write(draft.article), encoding="utf-8")
    except OSError:
        messages.fail(
            _unwritten(target), "Save a copy elsewhere…", lambda: _save(draft, ask, messages)
        )
        return False
    messages.tell(f"A copy of your text is in {target}.")
    return True


def _unwritten(target: Path) -> StoreError:
    return StoreError(
        f"The copy “{target.name}” could not be written to “{target.parent}”.",
        "Choose another place, such as another disk; the window still has your text.",
    )
