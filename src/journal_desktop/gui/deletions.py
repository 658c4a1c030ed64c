"""Says that a section or question was deleted, however that was done, and offers the ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_desktop.app.session import Change
from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.returning import put_back

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk

_LONG = 60

Block = Section | Question


def tell(desk: Desk, change: Change) -> None:
    """Say so where *change* deleted a part that has words; undo and moves say nothing."""
    block = None if change.is_undo or change.is_again else _deleted(change)
    session = desk.session
    if block is None or session is None:
        return
    after = change.after.article

    def bring_back() -> None:
        if desk.session is not session:
            desk.open_article(after.id)
        if session.article == after:
            session.undo()
        elif block not in _blocks(session.article):
            session.edit(put_back(session.article, block), "Bring it back", place=block.id)

    window = desk.window
    window.messages.deleted(
        f"“{_called(block)}” is in the trash.",
        bring_back,
        lambda: window.action_asked.emit("trash.show"),
    )


def _deleted(change: Change) -> Block | None:
    """The one part that went while all others stayed as they were."""
    before, after = _blocks(change.before.article), _blocks(change.after.article)
    if len(after) != len(before) - 1:
        return None
    gone = next((each for each in before if each not in after), None)
    if gone is None or [each for each in before if each != gone] != after:
        return None
    return gone if any(each.strip() for each in _words(gone)) else None


def _called(block: Block) -> str:
    heading, text = _words(block)
    words = heading.strip() or " ".join(text.split())
    return words if len(words) < _LONG else f"{words[: _LONG - 1]}…"


def _words(block: Block) -> tuple[str, str]:
    if isinstance(block, Section):
        return block.heading, block.body
    return block.question, block.answer


def _blocks(article: Article) -> list[Block]:
    return [*article.sections, *article.questions]
