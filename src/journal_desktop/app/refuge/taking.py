"""What earlier sittings could not save, brought back into the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from journal_desktop.app.copies import copy_of
from journal_desktop.app.refuge import copies
from journal_desktop.app.refuge.copies import Copy, Kept, KeptJournal, Place
from journal_desktop.app.refuge.placing import Placed, placed
from journal_desktop.app.sources.shelf import Shelf
from journal_desktop.core import edits, slugs
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError, NotFound
from journal_desktop.core.ids import SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library

LABEL = "Words that could not be saved"
"""What such words are called in the history of their article."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back as versions and as drafts, and the copies that stay, with why if known.

    `sources` are those whose changes came back, `beside` those that did as sources of their own,
    `journal` is the journal if its did. `unread` can't be read; `outdated` is a journal that the
    library has otherwise by now.
    """

    versions: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    beside: tuple[Source, ...] = ()
    journal: tuple[Journal, ...] = ()
    unread: tuple[Path, ...] = ()
    outdated: tuple[Path, ...] = ()
    error: JournalError | None = None


def take_back(library: Library, place: Place) -> Returned:
    """Bring what earlier sittings could not save into the library, and remove the copies.

    Words that differ from their article become a version of it; an article that is not there
    any more is a draft again. Nothing is written over but what a source or the journal was
    changed from. What can't come back stays.
    """
    returned = Returned()
    for folder in copies.sittings(place):
        is_whole = True
        for path in copies.files(folder):
            copy = copies.read(path)
            if copy is None:
                returned = _both(returned, Returned(unread=(path,)))
                is_whole = False
                continue
            try:
                found = _taken(library, copy, path)
            except JournalError as error:
                return replace(returned, error=error)
            returned = _both(returned, found)
            if found.outdated:
                is_whole = False
            else:
                copies.remove(path)
        if is_whole:
            copies.clear(folder)
    return returned


def _taken(library: Library, copy: Copy, path: Path) -> Returned:
    """What a copy came back as; nothing where the library has all of it."""
    if copy.journal is not None:
        return _journal(library, copy.journal, path)
    known = tuple(_known(library))
    if copy.article is None:
        return _alone(library, placed(library, copy.sources, known, _gone(library, copy.sources)))
    article = copy.article
    try:
        is_there = form.write(library.article(article.id)) == form.write(article)
    except NotFound:
        return _draft(library, article, placed(library, copy.sources, known, ()), known)
    except JournalError:  # it is harmed, so that its words are wanted all the more
        is_there = False
    found = placed(library, copy.sources, known, _gone(library, copy.sources))
    if is_there:
        return _alone(library, replace(found, cited=()))
    article, new = _with_sources(article, found, known)
    if found.written or new:
        library.save_sources((*found.written, *new))
    library.remember(article, "before", LABEL)
    return Returned(versions=(article,), sources=found.back, beside=found.beside)


def _journal(library: Library, kept: KeptJournal, path: Path) -> Returned:
    """The journal, where the library still has what it was changed from."""
    now, its_mark = copies.mark(library.journal()), copies.mark(kept.journal)
    if its_mark in (now, kept.stored):
        return Returned()
    if now != kept.stored:
        return Returned(outdated=(path,))
    library.save_journal(kept.journal)
    return Returned(journal=(kept.journal,))


def _alone(library: Library, found: Placed) -> Returned:
    """Sources without an article that needs them."""
    if written := (*found.written, *found.cited):
        library.save_sources(written)
    return Returned(sources=(*found.back, *found.cited), beside=found.beside)


def _draft(
    library: Library, article: Article, found: Placed, known: tuple[Source, ...]
) -> Returned:
    """An article that the library has not, as a draft with its sources."""
    draft, new = _with_sources(_anew(library, article), found, known)
    library.save(draft, (*found.written, *new))
    library.remember(draft, "before", LABEL)
    return Returned(drafts=(draft,), sources=found.back, beside=found.beside)


def _with_sources(
    article: Article, found: Placed, known: tuple[Source, ...]
) -> tuple[Article, tuple[Source, ...]]:
    """The article on sources that are there or written, and those that only it needs."""
    whole = edits.repoint(article, dict(found.moved))
    return Shelf(known).placed(whole, found.cited)


def _anew(library: Library, article: Article) -> Article:
    """The article as a draft, under ids of its own where the trash has those it had."""
    taken = library.slugs(but=article.id)
    if any(each.id == article.id for each in library.deleted()):
        return replace(copy_of(article, taken), title=article.title)
    slug = slugs.slug(article.slug, taken) if article.slug in taken else article.slug
    return replace(article, slug=slug, status=Status.DRAFT)


def _gone(library: Library, sources: tuple[Kept, ...]) -> frozenset[SourceId]:
    """Those of the sources that are in the trash, where they stay."""
    ids = tuple(each.source.id for each in sources)
    return frozenset(each.id for each in library.history.deleted_sources(ids))


def _known(library: Library) -> Iterator[Source]:
    """The sources of the library that can be read."""
    last: int | None = 0
    while last is not None:
        page = library.readable_sources(last)
        yield from page.sources
        last = page.last


def _both(one: Returned, other: Returned) -> Returned:
    names = (field.name for field in fields(Returned) if field.name != "error")
    return replace(one, **{name: (*getattr(one, name), *getattr(other, name)) for name in names})
