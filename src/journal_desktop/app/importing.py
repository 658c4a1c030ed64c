"""Take texts into a library: one bad file costs only itself, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from journal_desktop.app import beside
from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.app.references.taking import Report, read_if_references, take_references
from journal_desktop.app.sources.shelf import Shelf
from journal_desktop.app.trees import same_text
from journal_desktop.app.trees.arrived import Arrived
from journal_desktop.app.trees.taking_exports import is_export, take_export
from journal_desktop.cite.values import Read
from journal_desktop.core import slugs
from journal_desktop.core.article import Article
from journal_desktop.core.errors import IntakeError, JournalError, NotFound
from journal_desktop.core.ids import ArticleId, is_id, new_id
from journal_desktop.core.journal import Disclaimer
from journal_desktop.core.published_article import is_published_form
from journal_desktop.intake import files as intake
from journal_desktop.intake.values import Remark, Taken
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library

_MAX_BYTES = 100_000_000
_OF_REFERENCES = frozenset((".bib", ".enw", ".json", ".nbib", ".ris"))


class Again(StrEnum):
    """Whether a text that the library has already becomes an article once more.

    `TEXTS` takes it, but not an article of this library in its own form.
    """

    NEVER = "never"
    TEXTS = "texts"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: the article it is now, its references, or why there is neither.

    `same` is the article that had its words before; `is_new` is False where nothing was added.
    An export, which holds several, has `arrived` in place of `article`.
    """

    path: Path
    article: Article | None = None
    remarks: tuple[Remark, ...] = ()
    error: JournalError | None = None
    is_new: bool = True
    references: Report | None = None
    same: Article | None = None
    arrived: Arrived | None = None


def import_files(
    library: Library,
    paths: Iterable[Path],
    progress: Progress | None = None,
    again: Again = Again.TEXTS,
) -> tuple[Imported, ...]:
    """Take each file into the library, in order; what fails is reported in its place.

    Raises Cancelled when *progress* says so; files before that stay taken in.
    """
    wanted = tuple(paths)
    shelf = Shelf(library.sources())
    done: list[Imported] = []
    for number, path in enumerate(wanted):
        (progress or Unheard()).step(number, len(wanted), f"Reading “{path.name}”")
        try:
            if is_export(path):
                arrived = take_export(library, path, progress)
                shelf = Shelf(library.sources())
                done.append(Imported(path, is_new=not arrived.is_unchanged, arrived=arrived))
            else:
                done.append(_import_one(library, path, shelf, again))
        except JournalError as error:
            done.append(Imported(path, error=error))
    return tuple(done)


def import_text(library: Library, text: str, name: str, again: Again) -> Imported:
    """Take a text without a file into the library; raises IntakeError when it is none."""
    taken = intake.read_text(text, language=library.journal().language)
    return _placed(library, Path(name), taken, Shelf(library.sources()), again)


def take_in(library: Library, taken: Taken, label: str, shelf: Shelf | None = None) -> Article:
    """Keep what was read from a file or a pasted text; the article as the library has it."""
    known = shelf or Shelf(library.sources())
    article, new = known.placed(_own(library, taken.article), taken.sources)
    for picture in taken.pictures:
        narrower = tuple(each.data for each in picture.variants)
        library.add_asset(picture.data, picture.asset, narrower)
    if taken.disclaimer:
        article = replace(article, disclaimer=_disclaimer(library, taken.disclaimer))
    library.save(article, new)
    library.remember(article, "import", label)
    known.add(new)
    return article


def _disclaimer(library: Library, words: str) -> str:
    """The version under which the journal keeps that disclaimer.

    A new one stands before the others, so that it does not become the newest, which every
    article without a disclaimer of its own shows.
    """
    journal = library.journal()
    for known in journal.disclaimers:
        if known.text == words:
            return known.version
    taken = {known.version for known in journal.disclaimers}
    version = next(name for n in count(1) if (name := f"imported-{n}") not in taken)
    listed = (Disclaimer(version, words), *journal.disclaimers)
    library.save_journal(replace(journal, disclaimers=listed))
    return version


def _references(path: Path) -> Read | None:
    """The references that the file holds, if it is such a file; an article is read elsewhere."""
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return None
        return read_if_references(path.read_bytes())
    except (OSError, IntakeError):  # told by whoever reads it as an article
        return None


def _import_one(library: Library, path: Path, shelf: Shelf, again: Again) -> Imported:
    if found := _references(path):
        report = take_references(library, found)
        shelf.add(report.new)
        return Imported(path, is_new=bool(report.new), references=report)
    taken = intake.read_file(path, language=library.journal().language)
    if path.suffix.casefold() in _OF_REFERENCES:
        raise IntakeError(
            "This file has no references in it that can be read.",
            "Export them again from the program they come from, such as BibTeX or RIS.",
        )
    here = {source.id for source in taken.sources}
    missing = [c for c in taken.article.sources if c.source not in here and c.source not in shelf]
    found = beside.sources(path, missing)
    whole = replace(
        taken,
        sources=(*taken.sources, *found),
        pictures=(*taken.pictures, *beside.pictures(path, taken.article)),
    )
    known = {source.id for source in found}
    remarks = tuple(
        Remark(1, each.key, "Neither this library nor the folder of the file has this source.")
        for each in missing
        if each.source not in known
    )
    done = _placed(library, path, whole, shelf, again)
    return replace(done, remarks=done.remarks + remarks) if done.is_new else done


def _placed(library: Library, path: Path, taken: Taken, shelf: Shelf, again: Again) -> Imported:
    """Keep what was read, unless it is here already and is not to be taken *again*."""
    mine = _already(library, taken.article)
    same = mine or same_text.found(library, shelf.placed(taken.article, taken.sources)[0])
    is_left = same if again is Again.NEVER else mine if again is Again.TEXTS else None
    if is_left is not None:
        return Imported(path, is_left, taken.remarks, is_new=False, same=is_left)
    return Imported(path, take_in(library, taken, path.name, shelf), taken.remarks, same=same)


def _already(library: Library, article: Article) -> Article | None:
    """The library's own article when it is this one word for word, or as it was published."""
    try:
        known = library.article(article.id)
    except NotFound:
        return None
    is_it = form.write(known) == form.write(replace(article, slug=known.slug))
    return known if is_it or is_published_form(article, known) else None


def _own(library: Library, article: Article) -> Article:
    """The article under ids and a slug that are its own in this library."""
    present = {each.id for each in (*library.summaries(), *library.deleted())}
    mine = article
    if article.id in present or not is_id(article.id):
        mine = replace(article, id=ArticleId(new_id()))
    taken = library.slugs(but=mine.id)
    wanted = mine.slug or mine.title
    free = slugs.is_slug(wanted) and wanted not in taken
    return replace(mine, slug=wanted if free else slugs.slug(wanted, taken))
