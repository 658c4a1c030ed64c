"""How rows prove themselves."""

from __future__ import annotations

from builders import article
from journal_desktop.store import proving
from journal_desktop.store.migrations import TABLES

WITHOUT_HASHES = {"notice", "purged", "snapshot"}


def test_every_table_whose_rows_carry_a_hash_is_looked_over(library):
    named = {table.name for table in proving.present(library._opened.db)}

    assert named == TABLES - WITHOUT_HASHES


def test_tables_of_an_older_version_are_looked_over_as_they_are(library):
    library.save(article())
    db = library._opened.db
    db.execute("DROP TABLE version_name")
    for table in ("article", "source"):
        db.execute(f"ALTER TABLE {table} DROP COLUMN state_sha256")
    tables = proving.present(db)

    assert "version_name" not in {each.name for each in tables}
    assert all("state_sha256" not in each.columns for each in tables)
