"""Edits of sections and questions, ready to be applied to a session."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.app.session import Edit
from journal_desktop.core import edits
from journal_desktop.core.article import Article, Question, Role, Section
from journal_desktop.core.citations import scan
from journal_desktop.core.ids import BlockId, new_id


def heading(place: str, text: str) -> Edit:
    """Type in a section's heading or a question's words."""

    def change(article: Article) -> Article:
        block = _block(article, place)
        if isinstance(block, Section):
            return edits.put(article, replace(block, heading=text))
        return edits.put(article, replace(block, question=text))

    return Edit("Typing a heading", change, place, joins=True)


def prose(place: str, text: str) -> Edit:
    """Type in the lead, the takeaway, a section or an answer."""

    def change(article: Article) -> Article:
        if place in {"lead", "takeaway"}:
            return replace(article, **{place: text})
        block = _block(article, place)
        if isinstance(block, Section):
            return edits.put(article, replace(block, body=text))
        return edits.put(article, replace(block, answer=text))

    return Edit("Typing", change, place, joins=True)


def move(place: str, step: int) -> Edit:
    """Move a block up or down among its kind."""
    return Edit(
        "Move", lambda a: edits.move(a, place, max(0, edits.position(a, place) + step)), place
    )


def move_to(place: str, index: int) -> Edit:
    """Move a block to *index*, counted without it."""
    return Edit("Move", lambda a: edits.move(a, place, index), place)


def duplicate(place: str) -> Edit:
    """Put a copy of a block behind it."""
    new = new_id()
    return Edit("Duplicate", lambda a: edits.duplicate(a, place, new), new)


def delete(place: str) -> Edit:
    """Take a block out."""
    return Edit("Delete", lambda a: edits.delete(a, place), place)


def split(place: str, at: int) -> Edit:
    """Cut a block's prose in two at a character, or behind the citation mark that holds it."""
    new = new_id()

    def change(article: Article) -> Article:
        marks = scan(dict(article.proses())[place])
        outside = next((mark.end for mark in marks if mark.start < at < mark.end), at)
        return edits.split(article, place, outside, new)

    return Edit("Split", change, new)


def merge(place: str) -> Edit:
    """Join a block to the one before."""
    return Edit("Join", lambda a: edits.merge(a, place), place)


def recast(place: str, role: Role) -> Edit:
    """Give a section another role."""
    return Edit("Change role", lambda a: edits.put(a, replace(a.section(place), role=role)), place)


def add_section(role: Role, words: str, index: int) -> Edit:
    """A new section with that role and heading at *index*."""
    section = Section(BlockId(new_id()), "", role, words)
    return Edit("Add section", lambda a: edits.insert(a, section, index), section.id)


def add_question(index: int) -> Edit:
    """A new common question at *index*."""
    question = Question(BlockId(new_id()), "")
    return Edit("Add question", lambda a: edits.insert(a, question, index), question.id)


def _block(article: Article, place: str) -> Section | Question:
    for block in (*article.sections, *article.questions):
        if block.id == place:
            return block
    raise KeyError(place)
