"""Harm to a library's file that is of its search index alone, and so is no harm to a library.

The index is taken out of the list of tables without a look at its own pages, which may lead
anywhere. If SQLite then finds nothing but pages that nobody uses, all the rest is whole.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from journal_desktop.store.engine import Database, connect, sqlite3
from journal_desktop.store.search.texts import is_of_the_world

_MOST = 1_000_000_000
"""More complaints than any file gives rise to."""
_UNLIST = "DELETE FROM sqlite_master WHERE name GLOB 'search_*' OR tbl_name GLOB 'search_*'"
_NO_HARM = re.compile(r"ok|\*\*\* in database main \*\*\*|Page \d+:? (?:is )?never used")


def is_whole(db: Database, check: str = "quick_check") -> bool:
    """Whether the file is put together as it should be, for all SQLite's *check* can tell."""
    try:
        return _said(db, check, 1) == ["ok"]
    except UnicodeDecodeError:  # SQLite quotes a harmed table that is no text any more
        return False
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False


def let_go(db: Database) -> bool:
    """Take the index out of a harmed file, if all else in it is whole; whether that was done.

    It is made anew when somebody searches. Its pages are given back where there is room to.
    """
    is_query_only = db.conn.execute("PRAGMA query_only").fetchone()[0]
    try:
        db.conn.execute("PRAGMA query_only = OFF")
        if not _unlisted(db):
            return False
        _compact(db)
        return True
    finally:
        db.conn.execute(f"PRAGMA query_only = {is_query_only}")


def is_alone(path: Path) -> bool:
    """Whether the harm to the closed file at *path* is of its index alone; it is only read."""
    with TemporaryDirectory(prefix="journal-desktop-", ignore_cleanup_errors=True) as folder:
        copied = Path(folder, "library.journal")
        shutil.copyfile(path, copied)
        copied.chmod(0o600)
        with closing(connect(copied, "rw")) as db:
            return _unlisted(db)


def mend(path: Path) -> bool:
    """Let go of the index of the closed file at *path* if it alone is harmed; whether it is so."""
    with closing(connect(path, "rw")) as db:
        db.conn.execute("PRAGMA trusted_schema = OFF")
        return not is_whole(db) and let_go(db)


def _unlisted(db: Database) -> bool:
    """Have the library without an index, if all else is whole; else all stays as it is."""
    conn = db.conn
    try:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute(_UNLIST)
        conn.execute("PRAGMA writable_schema = RESET")
        is_alone = all(map(_NO_HARM.fullmatch, _said(db, "integrity_check", _MOST)))
        conn.execute("COMMIT" if is_alone else "ROLLBACK")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        db.rollback()
        if isinstance(error, sqlite3.Error) and is_of_the_world(error):
            raise
        return False
    finally:
        conn.execute("PRAGMA writable_schema = RESET")
    return is_alone


def _compact(db: Database) -> None:
    """Write the file anew without the pages that nobody uses; no harm where that can't be."""
    with suppress(sqlite3.OperationalError):
        db.conn.execute("PRAGMA temp_store = FILE")
        db.conn.execute("VACUUM")
    with suppress(sqlite3.OperationalError):
        db.conn.execute("PRAGMA temp_store = MEMORY")


def _said(db: Database, check: str, most: int) -> list[str]:
    found = db.conn.execute(f"PRAGMA {check}({most})").fetchall()
    return [line for (said,) in found for line in str(said).splitlines()]
