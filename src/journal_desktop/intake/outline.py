"""The shape in which plain text and Markdown alike are handed on to become an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from journal_desktop.core.people import Person


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text and the line it starts on; `level` is that of a heading, else 0."""

    line: int
    text: str
    level: int = 0
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and what stands under it."""

    line: int
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a text says about itself before it begins."""

    title: str = ""
    category: str = ""
    standfirst: str = ""
    published: date | None = None
    updated: date | None = None
    last_reviewed: date | None = None
    review_by: date | None = None
    minutes: int | None = None
    minutes_line: int = 1
    authors: tuple[Person, ...] = ()
    reviewers: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    slug: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A text taken apart, its words not yet touched.

    `footnotes` and `links` are definitions by label, as Markdown has them. `is_markdown`
    says whether marks such as `*` mean something in it.
    """

    head: Head
    lead: tuple[Paragraph, ...]
    passages: tuple[Passage, ...]
    is_markdown: bool
    level: int = 2
    footnotes: Mapping[str, Paragraph] = field(default_factory=dict[str, Paragraph])
    links: Mapping[str, Paragraph] = field(default_factory=dict[str, Paragraph])
