"""What a page shows besides its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journal_desktop.core.asset import Asset
from journal_desktop.core.ids import SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.printed import Printed
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Companion:
    """Another article as a page links to it."""

    slug: str
    title: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The journal, and every source, companion and picture that the article may name.

    Companions are found by article id and by slug, pictures by SHA-256. A page of the journal's
    own bundle names its feeds; one that was exported without the journal has none to name.
    `printed` is what the journal's citation style makes of the article; without it the page has
    the house's own forms, and `unstyled` says why that is, where another style was wished.
    """

    journal: Journal
    sources: Mapping[SourceId, Source]
    companions: Mapping[str, Companion]
    assets: Mapping[str, Asset]
    feeds: bool = True
    printed: Printed | None = None
    unstyled: str = ""
