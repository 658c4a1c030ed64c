"""All that was typed and that no commit has confirmed yet."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.app.draft import Draft
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Drafts, sources that were changed without an article, and the journal's settings."""

    drafts: tuple[Draft, ...] = ()
    sources: tuple[Source, ...] = ()
    journal: Journal | None = None

    def __bool__(self) -> bool:
        return bool(self.drafts or self.sources or self.journal)
