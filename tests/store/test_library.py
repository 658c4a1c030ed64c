from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest

from builders import article, asset, blank, cited, journal, paper
from journal_desktop.core.errors import DiskFull, StoreError
from journal_desktop.store import engine
from journal_desktop.store.library import Library

LONG = "This sentence fills the disk. " * 20_000


@contextmanager
def full_disk(library):
    """No page may be added to the library's file."""
    db = library._opened.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    yield
    db.execute("PRAGMA max_page_count = 1073741823").fetchone()


@contextmanager
def failing_disk():
    """Every file of this process ends at its first byte."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_harms_nothing(library, path):
    kept = article()
    library.save(kept)
    long = replace(kept, lead=LONG)
    with full_disk(library):
        for _ in range(3):
            with pytest.raises(DiskFull) as told:
                library.save(long)
            assert told.value.remedy
            assert not library._opened.db.conn.in_transaction
            assert library.article(kept.id) == kept

    library.save(long)
    library.close()
    with Library.open(path) as again:
        assert again.article(kept.id) == long


def test_every_way_of_writing_tells_of_a_full_disk(library):
    kept = article(slug="kept")
    library.save(kept)
    data = LONG.encode()
    picture = asset(hashlib.sha256(data).hexdigest(), size=len(data))
    with full_disk(library):
        for write in (
            lambda: library.save(blank(lead=LONG)),
            lambda: library.save_sources((paper("carnk", notes=LONG),)),
            lambda: library.save_journal(journal(tagline=LONG)),
            lambda: library.add_asset(data, picture),
        ):
            with pytest.raises(DiskFull):
                write()

    assert library.sources() == ()
    assert library.journal() == journal()
    assert library.asset(picture.sha256) is None
    assert [each.slug for each in library.summaries()] == ["kept"]


def test_a_failing_disk_is_told_and_a_later_save_works(library, path):
    kept = article()
    library.save(kept)
    changed = replace(kept, lead="Another lead.")
    with failing_disk(), pytest.raises(StoreError) as told:
        library.save(changed)
    assert "could not be read or written" in told.value.message
    assert library.article(kept.id) == kept

    library.save(changed)
    library.close()
    with Library.open(path) as again:
        assert again.article(kept.id) == changed


def test_closing_on_a_failing_disk_loses_nothing(library, path):
    kept = article()
    library.save(kept)
    with failing_disk():
        library.close()

    with Library.open(path) as again:
        assert again.article(kept.id) == kept


def test_nothing_is_saved_into_a_file_that_was_moved_away(library, path, tmp_path):
    kept = article()
    library.save(kept)
    away = tmp_path / "away"
    away.mkdir()
    for each in (path, engine.log(path)):
        shutil.move(each, away / each.name)
    with pytest.raises(StoreError, match="no longer where it was"):
        library.save(replace(kept, title="Lost?"))

    for each in (path, engine.log(path)):
        shutil.move(away / each.name, each)
    library.save(replace(kept, title="Found"))
    assert library.article(kept.id).title == "Found"


def test_nothing_is_saved_into_a_folder_that_is_gone(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    with Library.create(folder / "evidence.journal", journal()) as library:
        shutil.rmtree(folder)
        with pytest.raises(StoreError, match="no longer where it was"):
            library.save(article())


@pytest.mark.parametrize("which", ["library", "log"])
def test_nothing_is_saved_when_another_file_took_the_place(library, path, which, tmp_path):
    library.save(article())
    taken = path if which == "library" else engine.log(path)
    other = tmp_path / "other"
    shutil.copyfile(taken, other)
    other.replace(taken)

    with pytest.raises(StoreError, match="no longer where it was"):
        library.save(article())


def test_a_failed_save_of_sources_saves_nothing_of_the_article(library):
    written = article(sources=cited("carnk"))
    with full_disk(library), pytest.raises(DiskFull):
        library.save(replace(written, lead=LONG), (paper("carnk"),))

    assert library.sources() == ()
    assert library.summaries() == ()


def test_a_bug_in_a_save_leaves_the_library_usable(library):
    with pytest.raises(AttributeError):
        library.save(replace(article(), sections=("not a section",)), (paper("carnk"),))

    assert library.sources() == ()
    assert library.save(article()).rows


def test_a_library_may_be_closed_twice(path):
    library = Library.create(path, journal())
    library.close()
    library.close()

    for use in (library.summaries, lambda: library.save(article())):
        with pytest.raises(StoreError, match="has been closed"):
            use()


def test_many_threads_may_use_one_library(library):
    written = [article(slug=f"article-{number}") for number in range(24)]

    def save_and_read(each):
        library.save(each)
        library.remember(each, "sitting")
        assert library.summaries()
        return library.article(each.id)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(save_and_read, written)) == written
    assert len(library.summaries()) == 24
