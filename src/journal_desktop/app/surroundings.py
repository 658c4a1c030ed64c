"""What the page of the open article shows besides it, ready at every keystroke."""

from __future__ import annotations

from collections.abc import Mapping

from journal_desktop.app.contexts import Companions, companions_of, pictures_named
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.session import Session
from journal_desktop.app.styles.styling import Styling
from journal_desktop.app.tasks import Here, Tasks
from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.ids import SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.render.context import Context
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary


class Surroundings:
    """Companions and pictures, looked up once: a keystroke never waits for the disk.

    Citations are printed by *tasks*, where the journal has a style of its own; *listeners* are
    told when that is done.
    """

    def __init__(
        self, library: Library, tasks: Tasks | None = None, listeners: Listeners | None = None
    ) -> None:
        hear = listeners or Listeners()
        self._library = library
        self._journal: Journal | None = None
        self.styling = Styling(library, tasks or Here(), hear.tell_printed, hear.fail)
        self._rows: tuple[Summary, ...] = ()
        self._companions = Companions(())
        self._pictures: dict[str, Asset | None] = {}

    def context(
        self,
        journal: Journal,
        session: Session | None,
        sources: Mapping[SourceId, Source],
        rows: tuple[Summary, ...],
    ) -> Context:
        """What the page of the article in *session* shows besides it."""
        companions = self.companions(rows)
        if session is None:
            return Context(journal, sources, companions, {})
        if journal is not self._journal:  # the file of its style may be another now
            self._journal = journal
            self.styling.forget()
        article = session.article
        context = Context(journal, sources, companions, self.pictures(article))
        return self.styling.styled(article, sources, journal.profile.citation_style).on(context)

    def companions(self, rows: tuple[Summary, ...]) -> Companions:
        """The articles of *rows* as a page links to them."""
        if rows is not self._rows:
            self._rows, self._companions = rows, companions_of(rows)
        return self._companions

    def pictures(self, article: Article) -> dict[str, Asset]:
        """The pictures that *article* names and the library has, by SHA-256."""
        named = pictures_named([article])
        for sha256 in named:
            if sha256 not in self._pictures:
                self._pictures[sha256] = self._library.asset(sha256)
        return {sha256: found for sha256 in named if (found := self._pictures[sha256])}

    def picture_bytes(self, filename: str) -> bytes | None:
        """The picture a page knows by that file name, if it was ever shown here."""
        shown = filter(None, self._pictures.values())
        known = (each for asset in shown for each in (asset, *asset.variants))
        found = next((asset for asset in known if asset.filename == filename), None)
        return self._library.asset_bytes(found.sha256) if found else None

    def forget_missing(self) -> None:
        """Look again for pictures that were not there, as after an import."""
        self._pictures = {name: found for name, found in self._pictures.items() if found}
