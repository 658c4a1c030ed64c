"""Salvaging a harmed library: all that can be proven, in a new file; the old one is only read.

Rows are taken from a private copy: first as SQLite finds them, then, where it can't find its way,
page by page. Each must be what its hash says. What is missing comes from the versions and from
the newest backup that is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_desktop.core.errors import IntakeError, StoreError
from journal_desktop.manuscript import form
from journal_desktop.store import cells, database, engine, failures, migrations, tables
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.backup import swaps
from journal_desktop.store.backup.files import Step, unheard
from journal_desktop.store.engine import Database, connect, sqlite3
from journal_desktop.store.salvage import articles, pages, reading
from journal_desktop.store.salvage import log as salvage_log
from journal_desktop.store.salvage.reading import Holdings
from journal_desktop.store.salvage.tables import ALONE, JOURNAL, Key, Row, Table
from journal_desktop.store.salvage.values import Base, Mended, Outcome, when
from journal_desktop.store.salvage.writing import Writer

VERSIONS = 5
"""Of each article that was harmed, so many of its newest versions are tried."""
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What salvaging has brought to light.

    `certain` tells whether every article is known of; `lost` names what else is gone, as
    subjects of sentences, `from_backup` counts such things as came from `backup`.
    """

    outcomes: tuple[Outcome, ...]
    backup: Path | None = None
    from_backup: int = 0
    lost: tuple[str, ...] = ()
    certain: bool = True
    rows: int = 0


@dataclass(slots=True)
class _Work:
    """What is at hand while a library is salvaged."""

    file: Holdings
    writer: Writer
    backup: Path | None = None
    then: Holdings = field(default_factory=Holdings)
    purged: frozenset[str] = frozenset()
    from_backup: int = 0


def salvage(
    library: Path, target: Path, backups: Sequence[Path] = (), step: Step = unheard
) -> Found:
    """Write what is left of the closed *library* to *target*, proven and on the disk.

    *backups*, newest first, are tried until one is whole. Raises LibraryInUse, LibraryTooNew,
    DiskFull, and NotALibrary when nothing of a library is found.
    """
    with failures.told(library), TemporaryDirectory(prefix="journal-desktop-") as folder:
        _require_ours_to_read(library)
        copied = Path(folder, "library.journal")
        writer = Writer(Path(folder, "new.journal"))
        try:
            work = _Work(Holdings(), writer)
            _read_file(library, copied, work)
            reading.rehome(work.file)
            step(1, _STEPS)
            _read_backup(work, backup_files.of_journal(backups, library, writer.journal()))
            step(2, _STEPS)
            if not (work.file.rows or work.then.rows):
                raise failures.foreign(library, "nothing of one is found in it")
            outcomes = _put_articles(work)
            lost = _lost(work)
            writer.finish(library.stem)
        finally:
            writer.close()
        step(3, _STEPS)
        _prove(Path(folder, "new.journal"))
        step(4, _STEPS)
        _bring(Path(folder, "new.journal"), target)
        step(_STEPS, _STEPS)
    certain = "article" not in work.file.troubled
    used = work.backup if work.then.rows else None
    return Found(outcomes, used, work.from_backup, lost, certain, work.file.rows)


def _require_ours_to_read(library: Path) -> None:
    """Nobody may have it open, and no newer program may have written it."""
    with closing(connect(library, "ro")) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            version = db.execute("PRAGMA user_version").fetchone()[0]
            identity = db.execute("PRAGMA application_id").fetchone()[0]
        except reading.HARM as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise
            return
    if identity == tables.APPLICATION_ID and version > migrations.VERSION:
        raise failures.too_new(library)


def _read_file(library: Path, copied: Path, work: _Work) -> None:
    """All that the file and its log hold, in the copy."""
    shutil.copyfile(library, copied)
    log = salvage_log.read(engine.log(library))
    if log is not None and log.sound:
        with copied.open("r+b") as file:
            for number, page in log.sound.items():
                file.seek((number - 1) * log.page_size)
                file.write(page)
            if log.size:
                file.truncate(max(log.size, *log.sound) * log.page_size)
    is_sound = False
    with closing(connect(copied, "rw")) as db:
        try:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA journal_mode = OFF").fetchone()
            reading.read(db, work.file, work.writer.take)
            is_sound = reading.is_sound(db)
            _read_unproven(db, work)
        except reading.HARM:
            is_sound = False
    is_harmed = log is not None and log.is_harmed
    if is_sound and not work.file.rows and copied.stat().st_size:
        raise failures.foreign(library, "another program made it")
    if is_sound and not work.file.troubled and not is_harmed:
        return
    if not is_sound or is_harmed:
        work.file.troubled |= {table.name for table in reading.TABLES}
    raw = copied.read_bytes()
    for newer in (log.dropped, {}) if log is not None and log.dropped else ({},):
        for table, row in pages.found(pages.Pages(raw, newer)):
            reading.sort(work.file, table, row, work.writer.take)


def _read_unproven(db: Database, work: _Work) -> None:
    found = tuple(reading.unproven(db))
    work.writer.put_unproven(found)
    work.purged = frozenset(row[1] for name, row in found if name == "purged")


def _read_backup(work: _Work, backups: Sequence[Path]) -> None:
    """The newest backup that is whole, for what the file lacks."""
    work.backup = next(filter(_is_whole, backups), None)
    if work.backup is None or not (work.file.troubled or not work.file.rows):
        return
    opened = database.open_aside(work.backup)

    def take(table: Table, row: Row) -> None:
        is_wanted = not ({row[table.key[0]], row.get("article")} & work.purged)
        if table.name in work.file.troubled and is_wanted:
            work.from_backup += work.writer.take_older(table, row)

    try:
        reading.read(opened.db, work.then, take)
        if not work.file.rows:
            work.writer.put_unproven(reading.unproven(opened.db))
    finally:
        opened.close()


def _is_whole(backup: Path) -> bool:
    try:
        swaps.check(backup)
    except StoreError:
        return False
    return True


def _put_articles(work: _Work) -> tuple[Outcome, ...]:
    """Write every article that is known of, the best that can be made of it."""
    file, then = work.file, work.then
    known = {*file.heads, *file.parts, *work.writer.articles_with_versions()}
    known |= reading.only_harmed(file, known | then.heads.keys())
    if "article" in file.troubled or not file.rows:
        known |= then.heads.keys()
    titles = reading.titles(then) | reading.titles(file)
    made: list[Mended] = []
    for article in sorted(known - work.purged):
        mended = articles.as_saved(file, article)
        if mended is None:
            bases = _bases(work, article)
            title = titles.get(article, "")
            mended = articles.mend(file, article, bases, title)
        if mended.outcome.state != "lost" or article in titles:
            made.append(mended)
    work.writer.drop_baseless()
    for mended in made:
        if mended.outcome.state != "lost":
            work.writer.put_article(mended, _buried(work, mended.outcome.id))
    return tuple(mended.outcome for mended in made)


def _bases(work: _Work, article: str) -> tuple[Base, ...]:
    """Whole states of an article, the newest first: its newest versions, and the backup's."""
    found: list[Base] = []
    for at, text, _ in work.writer.versions_of(article)[:VERSIONS]:
        try:
            version = form.read(text)
        except IntakeError:
            continue
        if version.id == article:
            found.append(articles.base_of(version, f"its version of {when(at)}", at))
    if work.backup and (base := articles.base_in(work.then, article, "the backup")):
        found.append(base)
    return tuple(sorted(found, key=lambda base: base.at, reverse=True))


def _buried(work: _Work, article: str) -> list[Row]:
    """What was deleted from an article; what is written already stays as it is."""
    origins = (work.file, work.then) if "block" in work.file.troubled else (work.file,)
    found: dict[Key, Row] = {}
    for holdings in origins:
        for key, rows in holdings.parts.get(article, {}).items():
            if key[0] == "block" and rows[0].get("deleted_at"):
                found.setdefault(key, rows[0])
    return list(found.values())


def _lost(work: _Work) -> tuple[str, ...]:
    """What was harmed, stands alone, and could not be had from anywhere."""
    tables = {table.name: table for table in ALONE}
    titles = reading.titles(work.file)
    lost: list[str] = []
    keys: set[str] = set()
    for (name, key), row in work.file.harmed.items():
        is_there = name in tables and all(map(cells.is_text, key))
        if name in tables and not (is_there and work.writer.has(tables[name], key)):
            lost.append(reading.named(name, row, titles))
            keys |= {cells.shown(str(row["key"]))} if name == "source" else set()
    if missed := [each for each in work.writer.sources_missed() if each not in keys]:
        lost.append(reading.named_sources(missed))
    if not work.writer.has(JOURNAL, (1,)):
        lost.append("The description of the journal")
    if work.writer.baseless:
        lost.append(f"{work.writer.baseless:,} versions that lean on a lost one")
    return tuple(dict.fromkeys(lost))


def _prove(path: Path) -> None:
    """Raise StoreError unless the new library is whole, every row of it."""
    with closing(connect(path, "ro&immutable=1")) as db:
        keys = db.execute("PRAGMA foreign_key_check").fetchall()
    swaps.check(path)
    if keys:
        raise backup_files.unlike(path.parent)


def _bring(path: Path, target: Path) -> None:
    backup_files.copy_bytes(path, target, unheard)
