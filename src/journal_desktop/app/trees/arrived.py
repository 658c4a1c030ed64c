"""What became of an export that was taken into a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journal_desktop.core.ids import ArticleId

Fate = Literal["new", "same", "version", "trash", "damaged"]
"""New here, here word for word, a version now of the one here, new in the trash, or harmed here."""


@dataclass(frozen=True, slots=True)
class Fared:
    """One article of an export, and what became of it."""

    id: ArticleId
    title: str
    slug: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in from an export, a "library" or a "journal", and what there is to look at.

    `sources`, `pictures` and `versions` count what is new; `journal` tells whether the
    journal's own description came with it.
    """

    kind: Literal["library", "journal"]
    articles: tuple[Fared, ...] = ()
    sources: int = 0
    pictures: int = 0
    versions: int = 0
    journal: bool = False
    remarks: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many articles fared so."""
        return sum(1 for each in self.articles if each.fate == fate)

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing had to be added."""
        new = self.count("new") + self.count("version") + self.count("trash")
        return not (new or self.sources or self.pictures or self.versions)

    @property
    def words(self) -> str:
        """What came in, in a sentence."""
        if self.is_unchanged:
            return "Nothing was added: all of it is already here."
        parts = [
            _counted(number, *nouns)
            for number, *nouns in (
                (self.count("new"), "new article", "new articles"),
                (
                    self.count("trash"),
                    "deleted article (in the trash)",
                    "deleted articles (in the trash)",
                ),
                (self.sources, "new source", "new sources"),
                (self.pictures, "new picture", "new pictures"),
                (self.versions, "version", "versions"),
            )
            if number
        ]
        words = f"Taken in: {', '.join(parts)}." if parts else "Taken in."
        if self.count("same"):
            words += f" {self.count('same'):,} already here."
        kept = self.count("version")
        if kept == 1:
            words += " One article is here with other words: the imported ones are in its history."
        elif kept:
            words += f" {kept:,} are here with other words: the imported ones are in their history."
        return words


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
