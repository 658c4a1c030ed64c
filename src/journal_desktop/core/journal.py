"""The journal: what its articles share."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.core.people import Person

HOUSE = "house"
"""The id of our own citation style, which pages print by themselves."""


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """One version of the words at the foot of every article, in Markdown."""

    version: str
    text: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class HouseProfile:
    """How this journal writes dates and citations, and counts reading time.

    `date_style` is one of "d MMM yyyy", "d MMMM yyyy", "MMMM d, yyyy" and "yyyy-MM-dd";
    `citation_style` is the id of a CSL style, or HOUSE.
    """

    date_style: str = "d MMMM yyyy"
    words_per_minute: int = 200
    citation_style: str = HOUSE
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The one colour a journal's pages have, for light and for dark paper."""

    accent: str = "#0a6463"
    accent_dark: str = "#74c7bf"
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as its readers know it."""

    id: str
    title: str = "Untitled journal"
    tagline: str = ""
    language: str = "en-GB"
    base_url: str = ""
    categories: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    profile: HouseProfile = HouseProfile()
    theme: Theme = Theme()
    extra: str = ""

    def disclaimer(self, version: str = "") -> str:
        """The disclaimer of that version, or the newest one when none is named or known."""
        named = [each.text for each in self.disclaimers if each.version == version]
        newest = [each.text for each in self.disclaimers[-1:]]
        return (named or newest or [""])[0]
