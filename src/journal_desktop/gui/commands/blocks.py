"""Commands on sections and questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from journal_desktop.app import block_edits
from journal_desktop.app.session import Edit
from journal_desktop.core import edits
from journal_desktop.core.article import Role
from journal_desktop.gui.article.section_card import SectionCard
from journal_desktop.gui.desk import Desk


class BlockCommands:
    """Work on the section or question that is being written in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self) -> None:
        """A new section after the one being written in."""
        session = self._desk.session
        if session is not None:
            article = session.article
            sections = [each.id for each in article.sections]
            place = self._desk.place
            known = {"lead": 0} | {each: number for number, each in enumerate(sections, 1)}
            index = known.get(place, len(sections))
            self._apply(block_edits.add_section(Role.CUSTOM, "", index))

    def add_question(self) -> None:
        """A new common question after the one being written in."""
        session = self._desk.session
        if session is not None:
            questions = [each.id for each in session.article.questions]
            place = self._desk.place
            at = (
                edits.position(session.article, place) + 1 if place in questions else len(questions)
            )
            self._apply(block_edits.add_question(at))

    def up(self) -> None:
        """Move it up."""
        self._on_block(partial(block_edits.move, step=-1))

    def down(self) -> None:
        """Move it down."""
        self._on_block(partial(block_edits.move, step=1))

    def split(self) -> None:
        """Cut it in two at the caret."""
        card = self._desk.window.editor.card_at(self._desk.place)
        if card is not None:
            self._apply(block_edits.split(card.place, card.field.selection().start))

    def merge(self) -> None:
        """Join it to the one before."""
        self._on_block(block_edits.merge)

    def duplicate(self) -> None:
        """Put a copy behind it."""
        self._on_block(block_edits.duplicate)

    def delete(self) -> None:
        """Take it out; the message that follows says where it is then."""
        self._on_block(block_edits.delete)

    def fold(self) -> None:
        """Fold its card away, or unfold it."""
        card = self._desk.window.editor.card_at(self._desk.place)
        if isinstance(card, SectionCard):
            card.toggle()

    def previous(self) -> None:
        """Go to the part before."""
        self._go(-1)

    def next(self) -> None:
        """Go to the part after."""
        self._go(1)

    def _go(self, step: int) -> None:
        session = self._desk.session
        if session is None:
            return
        article = session.article
        order = [
            "title",
            "lead",
            *(s.id for s in article.sections),
            *(q.id for q in article.questions),
            "takeaway",
        ]
        place = self._desk.place
        now = order.index(place) if place in order else 0
        self._desk.window.editor.reveal(order[max(0, min(now + step, len(order) - 1))])

    def _on_block(self, make: Callable[[str], Edit]) -> None:
        card = self._desk.window.editor.card_at(self._desk.place)
        if card is not None:
            self._apply(make(card.place))

    def _apply(self, edit: Edit) -> None:
        if self._desk.session is not None:
            self._desk.session.apply(edit)
