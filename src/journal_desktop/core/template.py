"""Templates: which parts a kind of article has, which it must have, and what helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal_desktop.core import order
from journal_desktop.core.article import Article, Role, Section
from journal_desktop.core.ids import ArticleId, BlockId, new_id


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a template: its role, suggested heading and guidance when empty."""

    role: Role
    heading: str
    guidance: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of article.

    `questions` and `takeaway_words` are (least, most); a least of 0 means optional.
    """

    name: str
    title: str
    description: str
    parts: tuple[Part, ...]
    lead_guidance: str
    takeaway_guidance: str
    questions_guidance: str
    lead_words: tuple[int, int] = (0, 0)
    lead_required: bool = True
    questions: tuple[int, int] = (0, 0)
    takeaway_words: tuple[int, int] = (0, 0)
    takeaway_required: bool = True
    sources: int = 1

    def part(self, role: Role) -> Part | None:
        """The part for a role, if this kind of article has one."""
        return next((part for part in self.parts if part.role is role), None)


def start(template: Template, *, language: str, today: date) -> Article:
    """A new, empty article of that kind, its required sections in place."""
    parts = [part for part in template.parts if part.required]
    sections = tuple(
        Section(BlockId(new_id()), key, part.role, part.heading)
        for part, key in zip(parts, order.spread(len(parts)), strict=True)
    )
    return Article(
        ArticleId(new_id()),
        template=template.name,
        language=language,
        sections=sections,
        created=today,
    )
