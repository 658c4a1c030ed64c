import pytest

from builders import blank
from journal_desktop.store import cells
from journal_desktop.store.engine import sqlite3

SQL = "SELECT CAST(x'41ff' AS TEXT) UNION ALL SELECT 'whole'"


def test_bytes_that_are_no_text_are_kept_and_seen(library):
    (harmed,), (whole,) = cells.fetched(library._opened.db, SQL)

    assert (whole, cells.is_text(whole)) == ("whole", True)
    assert not cells.is_text(harmed)
    assert cells.shown(harmed) == "A\ufffd"
    assert harmed.encode(errors="surrogateescape") == b"A\xff"


def test_afterwards_the_connection_reads_as_before(library):
    cells.fetched(library._opened.db, SQL)

    with pytest.raises(sqlite3.OperationalError):
        library._opened.db.execute(SQL).fetchall()


def test_other_failures_stay_failures(library):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        cells.fetched(library._opened.db, "SELECT * FROM nowhere")


@pytest.mark.parametrize("cell", ["", "Plain", "免疫 🧬", "a sign \ufffd of its own", 7, None])
def test_what_was_written_is_text(cell):
    assert cells.is_text(cell)


def test_rows_come_as_asked_for(library):
    library.save(blank(title="One"))

    rows = cells.fetched(library._opened.db, "SELECT title FROM article WHERE title = ?", ("One",))
    assert rows == [("One",)]
