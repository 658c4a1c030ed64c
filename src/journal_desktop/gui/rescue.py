"""Copies of what could not be saved where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal_desktop.app.draft import Draft
from journal_desktop.core.errors import StoreError
from journal_desktop.core.source import Source
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.gui.words import source_names
from journal_desktop.manuscript import form

if TYPE_CHECKING:
    from journal_desktop.gui.ask import Ask


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy that could be made: its name, what it is of, and its text."""

    name: str
    about: str
    text: Callable[[], str]


def save_copies(
    drafts: Iterable[Draft], sources: tuple[Source, ...], ask: Ask, messages: MessageBar
) -> None:
    """Write every draft as text, and the sources as references, to places that the user chooses."""
    for copy in _copies(drafts, sources):
        _save(copy, ask, messages)


def save_or_let_go(
    drafts: Iterable[Draft], sources: tuple[Source, ...], ask: Ask, messages: MessageBar
) -> None:
    """The same for the last time: no words go unless their user says that they may."""
    for copy in _copies(drafts, sources):
        while not _save(copy, ask, messages):
            if ask.confirm(
                "Leave without your last words?",
                f"What was typed last {copy.about} could not be saved, and there is no copy of "
                "it. When you leave now, these words may be lost.",
                "Leave without them",
                "Save a copy…",
            ):
                break


def references(sources: Iterable[Source]) -> str:
    """The sources as a file that can be imported again, with all that was noted of them."""
    from journal_desktop.cite.writing import csl  # noqa: PLC0415 - hardly ever wanted

    return csl.written(sources)


def _copies(drafts: Iterable[Draft], sources: tuple[Source, ...]) -> Iterator[_Copy]:
    for draft in drafts:
        title = draft.article.title or "an article without a title"
        name = f"{draft.article.slug or 'article'}.md"
        yield _Copy(name, f"in “{title}”", partial(form.write, draft.article))
    if sources:
        yield _Copy("sources.json", f"of {source_names(sources)}", partial(references, sources))


def _save(copy: _Copy, ask: Ask, messages: MessageBar) -> bool:
    """Ask for a place and write a copy there; whether there is one now."""
    target = ask.copy_to(copy.name)
    if target is None:
        return False
    try:
        target.write_text(copy.text(), encoding="utf-8")
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
