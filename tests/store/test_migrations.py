from __future__ import annotations

import pytest
from sqlite_utils import Migrations

from builders import article, journal
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.store import migrations
from journal_desktop.store.library import Library


@pytest.fixture
def next_version(monkeypatch):
    """The program as it may be one version on, with one more step."""
    steps = Migrations(migrations.steps.name)
    steps()(migrations.m001_first_tables)

    @steps()
    def m002_moods(db):
        db.execute("ALTER TABLE article ADD COLUMN mood TEXT")
        db.execute("PRAGMA user_version = 2")

    monkeypatch.setattr(migrations, "steps", steps)
    monkeypatch.setattr(migrations, "VERSION", 2)
    return steps


def test_a_new_library_has_every_step_and_every_table(library):
    db = library._opened.db

    assert migrations.steps.pending(db) == []
    assert len(migrations.steps.applied(db)) == migrations.VERSION
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
    assert set(db.table_names()) >= migrations.TABLES


def test_a_step_is_never_applied_twice(library):
    db = library._opened.db
    schema = db.schema
    migrations.migrate(db)

    assert db.schema == schema


def test_an_older_library_is_brought_up_to_date_with_all_that_is_in_it(path, request):
    written = article()
    with Library.create(path, journal()) as older:
        older.save(written)

    request.getfixturevalue("next_version")
    for _ in range(2):
        with Library.open(path) as library:
            db = library._opened.db
            assert "mood" in db["article"].columns_dict
            assert db.execute("PRAGMA user_version").fetchone() == (2,)
            assert library.article(written.id) == written
            assert library.save(written).rows == 0


def test_an_older_library_that_can_not_be_written_is_read_all_the_same(public, powerless, request):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()
    before = path.read_bytes()

    request.getfixturevalue("next_version")
    with powerless(path, mode=0o444), Library.open(path) as library:
        assert library.read_only
        assert "mood" in library._opened.db["article"].columns_dict
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_library_as_it_was(path, next_version):
    Library.create(path, journal()).close()
    migrations.VERSION = 3

    @next_version()
    def m003_fails(db):
        db.execute("DROP TABLE cited")
        db.execute("PRAGMA user_version = 3")
        raise KeyError("a bug in the step")

    with pytest.raises(KeyError):
        Library.open(path)
    migrations.VERSION = 2
    with Library.open(path) as library:
        assert library.save(article()).rows


def test_a_library_without_any_version_is_damaged(path, alter):
    Library.create(path, journal()).close()
    alter("PRAGMA user_version = 0", "DROP TABLE cited")

    with pytest.raises(LibraryDamaged):
        Library.open(path)
