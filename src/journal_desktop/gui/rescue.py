"""Copies of what could not be saved where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal_desktop.app.outstanding import Outstanding
from journal_desktop.core.errors import StoreError
from journal_desktop.core.source import Source
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.gui.words import source_names
from journal_desktop.manuscript import form, tree
from journal_desktop.store import rows

if TYPE_CHECKING:
    from journal_desktop.gui.ask import Ask


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that could be made: its name, what it is of, and its text."""

    name: str
    about: str
    text: Callable[[], str]


def save_copies(left: Outstanding, ask: Ask, messages: MessageBar) -> None:
    """Write a copy of each thing that is *left* to a place that the user chooses."""
    for copy in copies(left):
        _save(copy, ask, messages)


def save_or_let_go(left: Outstanding, ask: Ask, messages: MessageBar) -> None:
    """The same for the last time: no words go unless their user says that they may."""
    for copy in copies(left):
        while not _save(copy, ask, messages):
            if ask.confirm(
                "Leave without your last words?",
                f"What was typed last {copy.about} could not be saved, and there is no copy of "
                "it. When you leave now, these words may be lost.",
                "Leave without them",
                "Save a copy…",
            ):
                break


def _references(sources: Iterable[Source]) -> str:
    """The sources as a file that can be imported again, with all that was noted of them."""
    from journal_desktop.cite.writing import csl  # noqa: PLC0415 - hardly ever wanted

    return csl.written(sources)


def copies(left: Outstanding) -> Iterator[Copy]:
    """Drafts as text, the sources as references, and the journal as an exported library has it."""
    for draft in left.drafts:
        title = draft.article.title or "an article without a title"
        name = f"{draft.article.slug or 'article'}.md"
        yield Copy(name, f"in “{title}”", partial(form.write, draft.article))
    if left.sources:
        about = f"of {source_names(left.sources)}"
        yield Copy("sources.json", about, partial(_references, left.sources))
    if (journal := left.journal) is not None:
        about = "in the journal’s settings"
        yield Copy("journal.toml", about, lambda: tree.write_journal(journal).decode())


def _save(copy: Copy, ask: Ask, messages: MessageBar) -> bool:
    """Ask for a place and write a copy there; whether there is one now."""
    target = ask.copy_to(copy.name)
    if target is None:
        return False
    try:
        target.write_text(rows.encodable(copy.text()), encoding="utf-8")
    except OSError:
        messages.fail(
            _unwritten(target), "Save a copy elsewhere…", lambda: _save(copy, ask, messages)
        )
        return False
    messages.tell(f"A copy of your text is in {target}.")
    return True


def _unwritten(target: Path) -> StoreError:
    return StoreError(
        f"The copy “{target.name}” could not be written to “{target.parent}”.",
        "Choose another place, such as another disk; the window still has your text.",
    )
