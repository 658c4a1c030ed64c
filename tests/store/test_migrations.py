from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from sqlite_utils import Migrations

from builders import article, asset, journal, paper, source_id
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.manuscript import records
from journal_desktop.store import migrations, rows
from journal_desktop.store.library import Library
from store import older

NEXT = migrations.VERSION + 1
STEPS = (
    migrations.m001_first_tables,
    migrations.m002_variants,
    migrations.m003_references,
    migrations.m004_history,
    migrations.m005_search,
    migrations.m006_states,
)
SINCE_FIRST = {"variant", "style", "lookup", "notice", "snapshot", "purged"}


def steps_of(*functions):
    steps = Migrations(migrations.steps.name)
    for function in functions:
        steps()(function)
    return steps


@pytest.fixture
def next_version(monkeypatch):
    """The program as it may be one version on, with one more step."""
    steps = steps_of(*STEPS)

    @steps()
    def m_next_moods(db):
        db.execute("ALTER TABLE article ADD COLUMN mood TEXT")
        db.execute(f"PRAGMA user_version = {NEXT}")

    monkeypatch.setattr(migrations, "steps", steps)
    monkeypatch.setattr(migrations, "VERSION", NEXT)
    return steps


@pytest.fixture
def first_library(path):
    """The picture in a library that the first version made."""
    older.put(1, path)
    (found,) = older.content(path)["asset"].values()
    names = ("sha256", "media_type", "width", "height", "size")
    return Asset(**{name: found[name] for name in names}), found["data"]


def test_a_new_library_has_every_step_and_every_table(library):
    db = library._opened.db

    assert migrations.steps.migrations.pending(db.tables) == []
    assert len(migrations.steps.migrations.applied(db.tables)) == migrations.VERSION
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
    assert set(db.table_names()) >= migrations.TABLES


def test_a_step_is_never_applied_twice(library):
    db = library._opened.db
    schema = db.tables.schema
    migrations.migrate(db)

    assert db.tables.schema == schema


def test_an_older_library_is_brought_up_to_date_with_all_that_is_in_it(path, request):
    written = article()
    with Library.create(path, journal()) as older:
        older.save(written)

    request.getfixturevalue("next_version")
    for _ in range(2):
        with Library.open(path) as library:
            db = library._opened.db
            assert "mood" in db.tables["article"].columns_dict
            assert db.execute("PRAGMA user_version").fetchone() == (NEXT,)
            assert library.article(written.id) == written
            assert library.save(written).rows == 0


def test_an_older_library_that_can_not_be_written_is_read_all_the_same(public, powerless, request):
    path = public / "evidence.journal"
    Library.create(path, journal()).close()
    before = path.read_bytes()

    request.getfixturevalue("next_version")
    with powerless(path, mode=0o444), Library.open(path) as library:
        assert library.read_only
        assert "mood" in library._opened.db.tables["article"].columns_dict
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_library_as_it_was(path, next_version):
    Library.create(path, journal()).close()
    migrations.VERSION = NEXT + 1

    @next_version()
    def m_after_next_fails(db):
        db.execute("DROP TABLE cited")
        db.execute(f"PRAGMA user_version = {NEXT + 1}")
        raise KeyError("a bug in the step")

    with pytest.raises(KeyError):
        Library.open(path)
    migrations.VERSION = NEXT
    with Library.open(path) as library:
        assert library.save(article()).rows


def test_a_library_without_any_version_is_damaged(path, alter):
    Library.create(path, journal()).close()
    alter("PRAGMA user_version = 0", "DROP TABLE cited")

    with pytest.raises(LibraryDamaged):
        Library.open(path)


def test_a_library_of_the_first_version_gets_variants(path, first_library):
    picture, data = first_library
    narrow = b"narrower"
    variant = asset(hashlib.sha256(narrow).hexdigest(), width=480, size=len(narrow))
    with Library.open(path) as library:
        assert library.asset(picture.sha256) == picture
        assert library.asset_bytes(picture.sha256) == data
        library.add_asset(data, replace(picture, variants=(variant,)), (narrow,))

    with Library.open(path) as library:
        assert library._opened.db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
        assert library.asset(picture.sha256).variants == (variant,)


def test_sources_of_the_second_version_come_over_with_all_that_is_known_of_them(
    path, monkeypatch, harm
):
    known = paper(
        "carnk", notes="Read twice.", tags=("NK",), peer_reviewed=False, extra="mood = 1\n"
    )
    with monkeypatch.context() as second:
        second.setattr(migrations, "steps", steps_of(*STEPS[:2]))
        second.setattr(migrations, "VERSION", 2)
        second.setattr(migrations, "is_laid_out", lambda db: True)  # as it was laid out then
        with Library.create(path, journal()) as library:
            for each in (known, paper("liu2020", funding="None declared")):
                record = records.dumps(records.table(each, leave=("key", "item")))
                cells = (each.id, each.key, each.item, record)
                library._opened.db.execute(
                    "INSERT INTO source (id, key, item, record, sha256, changed) "
                    "VALUES (?, ?, ?, ?, ?, 'then')",
                    (*cells, rows.digest(*cells)),
                )
    harm("None declared", "Sone declared")

    with Library.open(path) as library:
        assert library.source(known.id) == known
        with pytest.raises(LibraryDamaged, match="liu2020"):
            library.source(source_id("liu2020"))


def test_an_old_library_has_the_tables_of_a_new_one(path, first_library, tmp_path):
    with Library.open(path) as old, Library.create(tmp_path / "new", journal()) as new:
        assert old._opened.db.tables.schema == new._opened.db.tables.schema


def test_a_library_of_the_first_version_that_resists_writing_shows_its_pictures(
    public, powerless, path, first_library
):
    moved = path.rename(public / path.name)
    before = moved.read_bytes()
    with powerless(moved, mode=0o444), Library.open(moved) as library:
        assert library.read_only
        assert library.asset(first_library[0].sha256) == first_library[0]
    assert moved.read_bytes() == before


def test_there_is_a_library_of_every_older_version():
    kept = {int(each.name.partition(".")[0]) for each in older.SCHEMAS.glob("*.journal.gz")}

    assert kept == set(range(1, migrations.VERSION))


@pytest.mark.parametrize("version", older.VERSIONS)
def test_what_an_older_program_wrote_is_all_there_after_the_upgrade(path, version):
    older.put(version, path)
    before = older.content(path)
    assert sum(map(len, before.values())) > 30

    assert older.complaints(path) == []
    after = older.content(path)
    assert older.losses(before, after) == []
    assert set(after) >= migrations.TABLES


@pytest.mark.parametrize("version", older.VERSIONS)
def test_an_older_library_goes_on_as_if_it_were_new(path, version):
    older.put(version, path)
    with Library.open(path) as library:
        written = library.article(older.LIVE.format(1))
        assert written.extra.startswith("mood")
        assert library.save(written).rows == 0
        assert library.deleted()[0].title == "An article that was given up"
        library.restore(library.deleted()[0].id)
        known = library.source(source_id("carnk"))
        assert (known.aliases, known.extra) == (("carnk2025",), "mood = 1\n")
        assert library.asset_bytes(written.lead.partition("asset:")[2][:64])
        changed = replace(written, takeaway="Now it is another.")
        library.save(changed)
        assert library.remember(changed, "named", "After the upgrade")

    with Library.open(path) as again:
        assert again.article(changed.id) == changed
        assert again.revisions(changed.id)[0].label == "After the upgrade"


@pytest.mark.parametrize("version", older.VERSIONS)
def test_a_cell_that_an_upgrade_loses_is_noticed(path, version, alter):
    """The comparison itself: whoever takes out one cell is caught."""
    older.put(version, path)
    before = older.content(path)
    with Library.open(path):
        pass
    alter("UPDATE block SET extra = '' WHERE extra <> ''")

    assert older.losses(before, older.content(path))
