"""Words that can't be saved just now, kept as text until the library has them.

Each library has a folder, and in it each sitting one of its own, so that no sitting writes
over what another could not save. An article is kept in its text form, the sources that were
cited or changed with it in a file beside.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from journal_desktop.app.copies import copy_of
from journal_desktop.app.draft import Draft
from journal_desktop.app.sources.shelf import Shelf
from journal_desktop.core import slugs
from journal_desktop.core.article import Article, Status
from journal_desktop.core.errors import IntakeError, JournalError, NotFound
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form, records
from journal_desktop.store import rows
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.library import Library

LABEL = "Words that could not be saved"
"""What such words are called in the history of their article."""
_ARTICLE, _SOURCES, _NOTE = ".md", ".sources.toml", "library.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one sitting keeps what it can't save of the library at that path, of that journal."""

    home: Path
    library: Path
    journal: str
    sitting: str

    @property
    def of_library(self) -> Path:
        """The folder of the library."""
        return self.home / f"{_mark(self.journal)} {_mark(str(self.library))}"

    @property
    def folder(self) -> Path:
        """The folder of this sitting."""
        return self.of_library / self.sitting


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back as versions and as drafts, and the copies that stay, with why if known."""

    versions: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    unread: tuple[Path, ...] = ()
    error: JournalError | None = None


def keep(place: Place, drafts: Iterable[Draft]) -> bool:
    """Keep those drafts and no others of this sitting; whether the disk has them all."""
    folder = place.folder
    kept: set[str] = set()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place.of_library / _NOTE, str(place.library))
        for draft in drafts:
            name = _mark(draft.article.id)
            listed = [records.table(each) for each in draft.sources]
            _write(folder / f"{name}{_SOURCES}", records.dumps({"source": listed}))
            _write(folder / f"{name}{_ARTICLE}", form.write(draft.article))
            kept.add(name)
        for old in folder.iterdir():
            if old.name.partition(".")[0] not in kept:
                old.unlink()
    except OSError:
        return False
    return True


def forget(place: Place) -> None:
    """Remove what this sitting kept: the library has it all."""
    shutil.rmtree(place.folder, ignore_errors=True)
    _tidy(place.of_library)


def take_back(library: Library, place: Place) -> Returned:
    """Bring what earlier sittings could not save into the library, and remove the copies.

    Words that differ from their article become a version of it; an article that is not there
    any more is a draft again. Nothing is written over. What can't come back stays.
    """
    versions: list[Article] = []
    drafts: list[Article] = []
    unread: list[Path] = []
    for folder in _sittings(place):
        for path in sorted(folder.glob(f"*{_ARTICLE}")):
            copy = _read(path)
            if copy is None:
                unread.append(path)
                continue
            try:
                taken, is_new = _take(library, copy)
            except JournalError as error:
                return Returned(tuple(versions), tuple(drafts), tuple(unread), error)
            if taken is not None:
                (drafts if is_new else versions).append(taken)
            with suppress(OSError):
                path.unlink()
                path.with_suffix(_SOURCES).unlink(missing_ok=True)
        if not any(path.parent == folder for path in unread):
            shutil.rmtree(folder, ignore_errors=True)
        _tidy(folder.parent)
    return Returned(tuple(versions), tuple(drafts), tuple(unread))


def _take(library: Library, copy: Draft) -> tuple[Article | None, bool]:
    """What a copy came back as, or None where the library has its words; whether as a draft."""
    article, is_new = copy.article, False
    try:
        if form.write(library.article(article.id)) == form.write(article):
            return None, False
    except NotFound:
        is_new = True
    except JournalError:  # it is harmed, so that its words are wanted all the more
        is_new = False
    shelf = Shelf(_known(library))
    if is_new:
        article, new = shelf.placed(_anew(library, article), copy.sources)
        library.save(article, new)
    else:
        ids = [each.id for each in copy.sources]
        gone = {each.id for each in library.history.deleted_sources(ids)}
        article, new = shelf.placed(article, (e for e in copy.sources if e.id not in gone))
        if new:
            library.save_sources(new)
    library.remember(article, "before", LABEL)
    return article, is_new


def _anew(library: Library, article: Article) -> Article:
    """The article as a draft, under ids of its own where the trash has those it had."""
    taken = library.slugs(but=article.id)
    if any(each.id == article.id for each in library.deleted()):
        return replace(copy_of(article, taken), title=article.title)
    slug = slugs.slug(article.slug, taken) if article.slug in taken else article.slug
    return replace(article, slug=slug, status=Status.DRAFT)


def _known(library: Library) -> Iterator[Source]:
    """The sources of the library that can be read."""
    last: int | None = 0
    while last is not None:
        page = library.readable_sources(last)
        yield from page.sources
        last = page.last


def _sittings(place: Place) -> tuple[Path, ...]:
    """The folders of earlier sittings with this library, wherever it was then, oldest first."""
    found: list[Path] = []
    with suppress(OSError):
        for folder in place.home.iterdir():
            journal, _, path = folder.name.partition(" ")
            is_it = path == _mark(str(place.library))
            if is_it or (journal == _mark(place.journal) and not _is_elsewhere(folder)):
                found += (each for each in folder.iterdir() if each.is_dir())
    return tuple(sorted((each for each in found if each != place.folder), key=lambda e: e.name))


def _is_elsewhere(folder: Path) -> bool:
    """Whether the library that left those copies is still where it was: this is another."""
    try:
        return Path((folder / _NOTE).read_text(encoding="utf-8")).exists()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Draft | None:
    """The draft that was kept at *path*; None where it can't be read whole."""
    try:
        article = form.read(path.read_text(encoding="utf-8"))
        beside = path.with_suffix(_SOURCES)
        listed = tomllib.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        sources = tuple(records.value(Source, each) for each in listed.get("source", ()))
    except (OSError, ValueError, AttributeError, RecursionError, IntakeError):
        return None
    return Draft(article, sources)


def _write(path: Path, text: str) -> None:
    """Have the text on the disk under that name as a whole, or what was there before."""
    scratch = path.with_name(f"{path.name}.new")
    with scratch.open("wb") as file:
        file.write(rows.encodable(text).encode())
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)
    backup_files.flush(path.parent)


def _tidy(folder: Path) -> None:
    """Remove the folder of a library that has no sittings left."""
    with suppress(OSError):
        if [each.name for each in folder.iterdir()] in ([], [_NOTE]):
            shutil.rmtree(folder)


def _mark(words: str) -> str:
    return sha256(words.encode(errors="replace")).hexdigest()[:16]
