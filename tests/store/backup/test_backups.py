from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from builders import article, journal, papers
from journal_desktop.core.errors import DiskFull, StoreError
from journal_desktop.store import engine, sweeping
from journal_desktop.store.backup import copies, files
from journal_desktop.store.library import Library

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)


@pytest.fixture
def stocked(library):
    """A library big enough to be copied in many steps."""
    library.save_sources(tuple(papers().values()))
    for n in range(40):
        written = article(slug=f"a{n}", title=f"Article {n}", lead=f"Words {n}. " * 1500)
        library.save(written)
        library.remember(written, "named", "first")
    return library


def contents(path):
    """Every row of every table."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE rootpage")]
        tables = [name for name in names if not name.startswith("sqlite_")]
        found = {}
        for name in tables:
            try:
                found[name] = db.execute(f'SELECT * FROM "{name}"').fetchall()
            except sqlite3.OperationalError:  # an index
                continue
        return found


def test_a_backup_is_the_library_and_is_listed(stocked, path):
    backup = stocked.backups.write("asked", at=NOW)

    assert stocked.backups.listed() == (backup,)
    assert backup.at == NOW
    assert not backup.is_damaged
    assert not [each for each in backup.path.parent.iterdir() if each != backup.path]
    with Library.look_into(backup.path) as then:
        assert then.read_only
        assert then.backups.contents() == stocked.backups.contents()
        assert then.journal() == stocked.journal()
    stocked.close()
    assert contents(backup.path) == contents(path)


def test_looking_into_a_backup_leaves_it_as_it_was(stocked):
    backup = stocked.backups.write("asked")
    before = backup.path.read_bytes(), backup.path.stat().st_mtime_ns
    with Library.look_into(backup.path) as then:
        first = then.article(then.summaries()[0].id)
        with pytest.raises(StoreError):
            then.save(first)

    assert (backup.path.read_bytes(), backup.path.stat().st_mtime_ns) == before
    assert len(list(backup.path.parent.iterdir())) == 1


def test_a_backup_that_is_opened_as_a_library_can_not_be_changed(stocked):
    backup = stocked.backups.write("asked")
    backup.path.chmod(0o600)  # as on a stick that knows no rights
    with Library.open(backup.path) as opened:
        assert opened.read_only
        assert opened.objection
        assert len(opened.summaries()) == 40


def test_what_is_written_meanwhile_is_there_as_of_one_commit(stocked):
    """Each save writes one number into three rows: a backup has the same number in all."""
    kept = article(slug="counting")
    others = [article(slug=f"other{n}") for n in range(2)]
    for each in (kept, *others):
        stocked.save(each)
    stop, count = Event(), 0

    def write():
        nonlocal count
        while not stop.is_set():
            count += 1
            with stocked._access.writing() as db:
                db.execute("UPDATE article SET words = ?", (count,))

    writer = Thread(target=write)
    writer.start()
    try:
        seen = []
        for _ in range(5):
            least = count - 1  # the newest may be on its way
            with files.part(stocked.path.parent, "x", NOW) as target:
                lent = copies.Lent(stocked._access.copying, stocked._access.reading)
                with lent.copying() as db:
                    copies.copy(db, target, lambda _d, _t: None, lent.hold)
                with closing(sqlite3.connect(target)) as other:
                    numbers = {n for (n,) in other.execute("SELECT words FROM article")}
                    assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert len(numbers) == 1
            seen.append(least <= numbers.pop() <= count)
    finally:
        stop.set()
        writer.join()
    assert all(seen)


def test_it_is_proven_while_others_write(stocked):
    """Saves go on all the while; what was counted is what is there."""
    stop = Event()
    written = article(slug="busy")
    stocked.save(written)

    def write():
        n = 0
        while not stop.is_set():
            n += 1
            stocked.save(replace(written, lead=f"Words {n}"))
            stocked.remember(replace(written, lead=f"Words {n}"), "pause")

    writer = Thread(target=write)
    writer.start()
    try:
        backups = [stocked.backups.write("writing") for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    for each in backups:
        with closing(engine.connect(each.path, "ro&immutable=1")) as db:
            assert sweeping.swept(db).damaged == ()


def test_a_backup_that_was_spoilt_on_its_way_is_removed_and_told(stocked, monkeypatch):
    flush = files.flush

    def spoil(where):
        flush(where)
        if where.suffix == ".part":
            data = where.read_bytes()
            where.write_bytes(data.replace(b"Words 7", b"Wordz 7", 1))

    monkeypatch.setattr(files, "flush", spoil)
    with pytest.raises(StoreError) as told:
        stocked.backups.write("asked")

    assert "read back" in told.value.message
    assert not list(stocked.backups.folder.iterdir())


@pytest.mark.parametrize("how", ["half", "zeroed", "rows"])
def test_any_other_harm_to_it_is_noticed_too(stocked, monkeypatch, how):
    flush = files.flush

    def spoil(where):
        flush(where)
        if where.suffix != ".part":
            return
        data = where.read_bytes()
        if how == "half":
            where.write_bytes(data[: len(data) // 2])
        elif how == "zeroed":
            middle = len(data) // 2 // 4096 * 4096
            where.write_bytes(data[:middle] + bytes(4096) + data[middle + 4096 :])
        else:
            with closing(sqlite3.connect(where, isolation_level=None)) as db:
                db.execute("DELETE FROM source WHERE rowid = 1")

    monkeypatch.setattr(files, "flush", spoil)
    with pytest.raises(StoreError):
        stocked.backups.write("asked")
    assert not [each for each in stocked.backups.folder.iterdir() if each.suffix == ".journal"]


def test_a_library_with_a_harmed_row_is_backed_up_and_marked(stocked, path, alter):
    stocked.close()
    alter("UPDATE block SET body = 'other words' WHERE rowid = 3")
    with Library.open(path) as library:
        backup = library.backups.write("asked")

        assert backup.is_damaged
        assert library.backups.listed() == (backup,)


def test_closing_the_library_ends_it_and_leaves_nothing(stocked):
    begun, folder = Event(), stocked.backups.folder
    told = []

    def step(_done, _total):
        begun.set()

    def back_up():
        try:
            while True:  # until the library is closed
                stocked.backups.write("writing", step=step)
        except StoreError as error:
            told.append(error)

    thread = Thread(target=back_up)
    thread.start()
    begun.wait()
    stocked.close()
    thread.join()

    assert "closed" in told[0].message
    assert all(files.named(each) for each in folder.iterdir())
    with Library.open(stocked.path) as again:
        assert len(again.summaries()) == 40


def test_it_can_be_ended_at_every_step(stocked):
    steps = 0

    def count(_done, _total):
        nonlocal steps
        steps += 1

    stocked.backups.write("asked", step=count, at=NOW)
    for end in range(1, steps, max(1, steps // 7)):
        left = end

        def step(_done, _total):
            nonlocal left
            left -= 1
            if left <= 0:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            stocked.backups.write("asked", step=step)
    assert len(list(stocked.backups.folder.iterdir())) == 1
    stocked.save(article(slug="after"))


def test_a_full_disk_is_told_and_saving_goes_on(stocked, monkeypatch):
    connect = copies.connect

    def small(path, mode):
        db = connect(path, mode)
        if mode == "rwc":
            db.execute("PRAGMA max_page_count = 20").fetchone()
        return db

    monkeypatch.setattr(copies, "connect", small)
    with pytest.raises(DiskFull) as told:
        stocked.backups.write("asked")

    assert "Go on writing" in told.value.remedy
    assert not list(stocked.backups.folder.iterdir())
    stocked.save(article(slug="after"))


def test_what_a_power_cut_left_goes_with_the_next_one(stocked):
    stocked.backups.write("asked")
    with files.part(stocked.backups.folder, stocked.backups.journal, NOW) as left:
        pass
    left.write_bytes(b"half a library")
    stocked.backups.write("asked")

    assert not left.exists()
    assert len(stocked.backups.listed()) == 2


def test_changes_grow_with_writing_only(library):
    before = library.backups.changes
    library.summaries()
    assert library.backups.changes == before
    library.save(article())
    assert library.backups.changes > before
    assert library.backups.size > 0


def test_libraries_in_one_place_do_not_mix(tmp_path, library):
    (tmp_path / "b").mkdir()
    with Library.create(tmp_path / "b" / library.path.name, journal(id="another")) as other:
        assert library.backups.folder_in(tmp_path) != other.backups.folder_in(tmp_path)
        mine = library.backups.write("asked", tmp_path)
        theirs = other.backups.write("asked", tmp_path)
        assert library.backups.listed(tmp_path) == (mine,)
        assert other.backups.listed(tmp_path) == (theirs,)
