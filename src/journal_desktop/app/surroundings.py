"""What the page of the open article shows besides it, ready at every keystroke."""

from __future__ import annotations

from journal_desktop.app.contexts import Companions, companions_of, pictures_named
from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.store.library import Library
from journal_desktop.store.values import Summary


class Surroundings:
    """Companions and pictures, looked up once: a keystroke never waits for the disk."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows: tuple[Summary, ...] = ()
        self._companions = Companions({})
        self._pictures: dict[str, Asset | None] = {}

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
