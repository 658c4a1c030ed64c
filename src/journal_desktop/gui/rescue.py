"""Copies of text that could not be saved where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journal_desktop.app.draft import Draft
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.manuscript import form

if TYPE_CHECKING:
    from journal_desktop.gui.ask import Ask


def save_copies(drafts: Iterable[Draft], ask: Ask, messages: MessageBar) -> None:
    """Write every draft as text to a place that the user chooses."""
    for draft in drafts:
        target = ask.copy_to(f"{draft.article.slug or 'article'}.md")
        if target is not None:
            target.write_text(form.write(draft.article), encoding="utf-8")
            messages.tell(f"A copy of your text is in {target}.")
