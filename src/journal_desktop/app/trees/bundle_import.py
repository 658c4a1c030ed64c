"""A published journal taken back: its articles with their ids, what they cite and show.

A bundle has what readers got and no more. An article that is here as it was published is here
already; one with other words stays, and the published words become a version in its history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from journal_desktop.app.contexts import pictures_named
from journal_desktop.app.ports import Progress
from journal_desktop.app.sources.shelf import Shelf
from journal_desktop.app.trees.arrived import Arrived, Fared, Fate
from journal_desktop.app.trees.tree_import import keep_beside, with_own_key, with_own_slug
from journal_desktop.app.trees.tree_reading import Listed
from journal_desktop.cite import csl
from journal_desktop.core.article import Article
from journal_desktop.core.asset import EXTENSIONS
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.ids import is_id
from journal_desktop.core.published_article import is_published_form
from journal_desktop.core.source import Source
from journal_desktop.intake import pictures
from journal_desktop.intake.values import Picture
from journal_desktop.manuscript import form
from journal_desktop.manuscript.tree_values import KeptArticle, KeptPicture, KeptSource, Stamps
from journal_desktop.store.library import Library
from journal_desktop.store.transfer import Taking


@dataclass(frozen=True, slots=True)
class Published:
    """One article of a bundle, with its sources and pictures."""

    article: Article
    sources: tuple[Source, ...]
    pictures: tuple[Picture, ...]


def read_bundle(
    export: Listed, progress: Progress
) -> tuple[tuple[Published, ...], tuple[str, ...]]:
    """The articles of a bundle and what there is to say; every file is read and compared.

    Raises IntakeError, and Cancelled when *progress* says so.
    """
    total = len(export.files)
    for number, path in enumerate(sorted(export.files)):
        progress.step(number, 2 * total, f"Reading “{path}”")
        export.read(path)
    strangers = sorted(export.present - export.files.keys() - {"manifest.json"})
    told = [f"{path} does not belong to the export, and was left out." for path in strangers[:20]]
    found = tuple(_published(export, each.slug, told) for each in export.manifest.articles)
    if len({each.article.id for each in found}) < len(found):
        raise _unreadable("manifest.json")
    return found, (*export.archive.skipped, *told)


def take_bundle(
    library: Library,
    found: tuple[tuple[Published, ...], tuple[str, ...]],
    label: str,
    progress: Progress,
) -> Arrived:
    """Take a bundle that was read whole into *library*; raises Cancelled with nothing taken in."""
    articles, told = found
    here, disclaimers = library.sources(), library.journal().disclaimers
    shelf, slugs = Shelf(here), set(library.slugs())
    keys = {key for each in here for key in (each.key, *each.aliases)}
    with library.transfer.taking() as taking:
        work = _Work(taking, shelf, keys, slugs, label)
        fared: list[Fared] = []
        for number, each in enumerate(articles):
            title = each.article.title or each.article.slug
            progress.step(len(articles) + number, 2 * len(articles), f"Taking in “{title}”")
            fate = work.take(each)
            fared.append(Fared(each.article.id, title, each.article.slug, fate))
            version = each.article.disclaimer
            if fate == "new" and version and all(version != d.version for d in disclaimers):
                work.remarks.append(
                    f"“{title}” now shows this journal’s own disclaimer: the export has no other."
                )
    return Arrived(
        *("journal", tuple(fared), work.sources, work.pictures), remarks=(*told, *work.remarks)
    )


class _Work:
    """One taking in: what is known here, and how much was new."""

    def __init__(
        self, taking: Taking, shelf: Shelf, keys: set[str], slugs: set[str], label: str
    ) -> None:
        self._taking = taking
        self._shelf = shelf
        self._keys = keys
        self._slugs = slugs
        self._label = label
        self._now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.sources = 0
        self.pictures = 0
        self.remarks: list[str] = []

    def take(self, each: Published) -> Fate:
        """Take one article in, unless it is here."""
        known = self._taking.article(each.article.id)
        if known is not None and is_published_form(each.article, known.article):
            if known.stamps.deleted:
                self.remarks.append(f"“{each.article.title}” is in the trash here, and stays.")
            return "same"
        article, new = self._shelf.placed(each.article, each.sources)
        if known is not None and is_published_form(article, known.article):
            return "same"
        self._keep(new, each.pictures)
        if known is not None:
            return keep_beside(self._taking, known, article, self._label)
        article = with_own_slug(article, self._slugs)
        self._slugs.add(article.slug)
        self._taking.put_article(KeptArticle(article, Stamps(self._now)))
        self._taking.remember(article, "import", self._label)
        return "new"

    def _keep(self, sources: tuple[Source, ...], shown: tuple[Picture, ...]) -> None:
        for source in sources:
            if self._taking.source(source.id) is None:
                own = with_own_key(source, self._keys)
                self._keys.add(own.key)
                self._taking.put_source(KeptSource(own, Stamps(self._now)))
                self.sources += 1
        self._shelf.add(sources)
        for each in shown:
            if self._taking.picture(each.sha256) is None:
                narrower = tuple(variant.data for variant in each.variants)
                self._taking.put_picture(KeptPicture(each.asset, self._now), each.data, narrower)
                self.pictures += 1


def _published(export: Listed, slug: str, told: list[str]) -> Published:
    folder = f"articles/{slug}/"
    path = f"{folder}article.md"
    try:
        article = form.read(export.read(path).decode())
    except (UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(path) from error
    if not is_id(article.id):
        raise _unreadable(path)
    known = _sources(export, f"{folder}references.json")
    cited = tuple(
        replace(known[each.key], id=each.source, key=each.key)
        for each in article.sources
        if each.key in known
    )
    lacking = [each.key for each in article.sources if each.key not in known]
    if lacking:
        told.append(f"“{article.title}”: the export has no record of {', '.join(lacking)}.")
    return Published(article, cited, tuple(_pictures(export, article, told)))


def _sources(export: Listed, path: str) -> dict[str, Source]:
    if path not in export.files:
        return {}
    try:
        text = export.read(path).decode()
    except UnicodeDecodeError as error:
        raise _unreadable(path) from error
    entries = csl.read(text, lambda _done, _total: True).entries
    return {entry.source.key: entry.source for entry in entries}


def _pictures(export: Listed, article: Article, told: list[str]) -> Iterator[Picture]:
    for sha256 in pictures_named([article]):
        names = (f"assets/{sha256[:20]}.{end}" for end in EXTENSIONS.values())
        path = next((each for each in names if each in export.files), None)
        if path is None:
            told.append(f"“{article.title}”: the export lacks one of its pictures.")
            continue
        try:
            found = pictures.whole(export.read(path))
        except pictures.Refused as error:
            told.append(f"{path} was left out: {error.message}.")
            continue
        if found.sha256 == sha256:
            yield found


def _unreadable(path: str) -> IntakeError:
    return IntakeError(
        f"“{path}” in this export can’t be read, so nothing was taken in.",
        "Take a fresh copy of the export.",
    )
