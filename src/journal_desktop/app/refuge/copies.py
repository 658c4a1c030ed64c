"""What can't be saved just now, kept as text until the library has it.

Each library has a folder, and in it each sitting one of its own, so that no sitting writes
over what another could not save. An article is kept in its text form, the sources that were
cited or changed with it in a file beside; sources that were changed while no article was open
have a file of their own, and so has the journal. By each source, and above the journal, stands
the mark of what it was changed from.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal_desktop.app.draft import Draft
from journal_desktop.core.article import Article
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form, records, tree
from journal_desktop.store import rows
from journal_desktop.store.backup import files as backup_files

_ARTICLE, _SOURCES, _NOTE = ".md", ".sources.toml", "library.txt"
_ALONE, _JOURNAL = "sources.toml", "journal.toml"
_UNKNOWN: Mapping[SourceId, Source | None] = MappingProxyType({})


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
class Kept:
    """A source as it was last, and the mark of what the library had of it then.

    `stored` is empty where it had none, and None where that is not known.
    """

    source: Source
    stored: str | None = None


@dataclass(frozen=True, slots=True)
class KeptJournal:
    """The journal as it was last, and the mark of how the library had it then."""

    journal: Journal
    stored: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What one file kept: an article with its sources, sources alone, or the journal."""

    article: Article | None = None
    sources: tuple[Kept, ...] = ()
    journal: KeptJournal | None = None


def keep(
    place: Place,
    drafts: Iterable[Draft],
    sources: Iterable[Source] = (),
    stored: Mapping[SourceId, Source | None] = _UNKNOWN,
    journal: KeptJournal | None = None,
) -> bool:
    """Keep all of these, and nothing else, of this sitting; whether the disk has them.

    *stored* is what the library has of the sources, None where it has none.
    """
    folder, alone = place.folder, tuple(sources)
    kept: set[str] = set()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place.of_library / _NOTE, str(place.library))
        for draft in drafts:
            name = _mark(draft.article.id)
            _write(folder / f"{name}{_SOURCES}", _listed(draft.sources, stored))
            _write(folder / f"{name}{_ARTICLE}", form.write(draft.article))
            kept.add(name)
        if alone:
            _write(folder / _ALONE, _listed(alone, stored))
            kept.add(_ALONE.partition(".")[0])
        if journal is not None:
            _write(folder / _JOURNAL, _journal_text(journal))
            kept.add(_JOURNAL.partition(".")[0])
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


def sittings(place: Place) -> tuple[Path, ...]:
    """The folders of earlier sittings with this library, wherever it was then, oldest first."""
    found: list[Path] = []
    with suppress(OSError):
        for folder in place.home.iterdir():
            journal, _, path = folder.name.partition(" ")
            is_it = path == _mark(str(place.library))
            if is_it or (journal == _mark(place.journal) and not _is_elsewhere(folder)):
                found += (each for each in folder.iterdir() if each.is_dir())
    return tuple(sorted((each for each in found if each != place.folder), key=lambda e: e.name))


def files(sitting: Path) -> tuple[Path, ...]:
    """The files of a sitting that `read` can read."""
    rest = (each for name in (_ALONE, _JOURNAL) for each in sitting.glob(name))
    return (*sorted(sitting.glob(f"*{_ARTICLE}")), *rest)


def read(path: Path) -> Copy | None:
    """What was kept at *path*; None where it can't be read whole."""
    try:
        if path.name == _ALONE:
            return Copy(sources=_read_sources(path))
        if path.name == _JOURNAL:
            return Copy(journal=_read_journal(path))
        article = form.read(path.read_text(encoding="utf-8"))
        return Copy(article, _read_sources(path.with_suffix(_SOURCES)))
    except (OSError, ValueError, AttributeError, RecursionError, IntakeError):
        return None


def remove(path: Path) -> None:
    """Remove what was kept at *path*."""
    with suppress(OSError):
        path.unlink()
        path.with_suffix(_SOURCES).unlink(missing_ok=True)


def clear(sitting: Path) -> None:
    """Remove the folder of a sitting, nothing of which is wanted any more."""
    shutil.rmtree(sitting, ignore_errors=True)
    _tidy(sitting.parent)


def mark(value: Source | Journal) -> str:
    """What tells one state of a source or journal from every other, however it is stored."""
    table = dict(sorted(records.table(value).items()))
    return sha256(rows.encodable(records.dumps(table)).encode()).hexdigest()


def _listed(sources: Iterable[Source], stored: Mapping[SourceId, Source | None]) -> str:
    every = tuple(sources)
    then = ((each.id, stored[each.id]) for each in every if each.id in stored)
    marks = {source: mark(known) if known else "" for source, known in then}
    content: dict[str, Any] = {"stored": marks, "source": [records.table(e) for e in every]}
    return records.dumps(content)


def _read_sources(path: Path) -> tuple[Kept, ...]:
    listed = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    marks = listed.get("stored", {})
    sources = (records.value(Source, each) for each in listed.get("source", ()))
    return tuple(Kept(each, marks.get(each.id)) for each in sources)


def _journal_text(kept: KeptJournal) -> str:
    """A line with the mark, then the journal as the tree of a library has it."""
    return records.dumps({"stored": kept.stored}) + tree.write_journal(kept.journal).decode()


def _read_journal(path: Path) -> KeptJournal:
    line, _, text = path.read_text(encoding="utf-8").partition("\n")
    return KeptJournal(tree.read_journal(text.encode()), tomllib.loads(line).get("stored", ""))


def _is_elsewhere(folder: Path) -> bool:
    """Whether the library that left those copies is still where it was: this is another."""
    try:
        return Path((folder / _NOTE).read_text(encoding="utf-8")).exists()
    except (OSError, ValueError):
        return False


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
