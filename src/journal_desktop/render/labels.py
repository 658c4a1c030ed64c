"""The fixed words of a page, in the article's language; English where there are none."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from journal_desktop import resources
from journal_desktop.core.source import Source, SourceStatus

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Every fixed word and phrase; "{}" is where a number, name or date goes."""

    skip: str
    all_articles: str
    categories: str
    more: str
    table: str
    updated: str
    by: str
    minutes: str
    draft: str
    reviewed_by: str
    last_reviewed: str
    review_due: str
    questions: str
    takeaway: str
    sources: str
    source: str
    references: str
    back_to_text: str
    back: str
    no_source: str
    no_picture: str
    related: str
    changes: str
    disclosure: str
    retracted: str
    retracted_undated: str
    corrected: str
    concern: str
    source_retracted: str
    source_concern: str
    source_corrected: str
    untitled: str
    empty: str

    def standing(self, source: Source) -> str:
        """What became of a source that a reader should know; nothing for most."""
        return {
            SourceStatus.RETRACTED: self.source_retracted,
            SourceStatus.CONCERN: self.source_concern,
            SourceStatus.CORRECTED: self.source_corrected,
        }.get(source.status, "")


@cache
def labels(language: str) -> Labels:
    """The words in *language*, such as "en-GB"."""
    known = tomllib.loads(resources.read("labels.toml"))
    return Labels(**(known["en"] | known.get(primary(language), {})))


def direction(language: str) -> str:
    """The text direction: "rtl" for languages written from right to left, else "ltr"."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"


def primary(language: str) -> str:
    """The language proper: "en" of "en-GB"."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].strip().lower()
