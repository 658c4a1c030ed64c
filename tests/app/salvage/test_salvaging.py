"""Libraries that were really harmed open again, and what is said of them is true."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from datetime import UTC, datetime

import pytest

from builders import article, cited, journal, paper
from journal_desktop.app.opening import open_always
from journal_desktop.app.salvage import salvaging
from journal_desktop.core.errors import JournalError, LibraryMissing, NotALibrary
from journal_desktop.core.ids import new_id
from journal_desktop.store import checkup
from journal_desktop.store.library import Library
from journal_desktop.store.salvage import files as salvage_files
from store import harming

SEEDS = range(40)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return harming.shelve(tmp_path_factory.mktemp("kept"))


def opened(path):
    """How the library opens, and what its state is by a check-up when it opens as it is."""
    opening = open_always(path)
    if opening.report is None:
        opening.library.close()
        found = checkup.check(path)
        if found.structure == "ok" and not found.harms:
            return open_always(path)
        damaged = JournalError("It is damaged.")
        rescued = salvaging.rescue(path, damaged)
        return salvaging.Rescued(rescued.library, rescued.report)
    return opening


def harm_and_open(kept, folder, seed):
    """Harm a copy by a seed, open it, and compare every article with what was saved."""
    chance = random.Random(seed)
    harm = harming.HARMS[seed % len(harming.HARMS)]
    has_backup = harm is harming.emptied or chance.random() < 0.5
    path = harming.copy(kept, folder, with_backup=has_backup)
    harm(path, chance)
    opening = opened(path)
    try:
        said = " ".join(opening.report.lines) if opening.report else ""
        there = {each.id for each in opening.library.summaries()}
        whole = 0
        for identity, article in kept.articles.items():
            is_same = identity in there and opening.library.article(identity) == article
            whole += is_same
            told = (
                f"“{article.title}”" in said
                or "may be missing" in said
                or ("Salvaged text" in said and identity in there)
            )
            assert is_same or told, f"{article.title} differs and nothing was said"
        if opening.report is not None:
            assert opening.report.whole <= whole, "more was promised than there is"
    finally:
        opening.library.close()
    found = checkup.check(path)
    assert (found.structure, found.harms) == ("ok", ())
    return whole, len(kept.articles), opening.report is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_no_harm_goes_undetected_and_no_library_stays_shut(kept, tmp_path, seed):
    whole, every, _ = harm_and_open(kept, tmp_path, seed)

    assert whole >= every // 5


def test_without_its_start_every_article_is_there_all_the_same(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=False)
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])

    opening = open_always(path)
    with opening.library as library:
        assert {each.id: library.article(each.id) for each in library.summaries()} == kept.articles
        assert library.journal().title
        assert len(library.sources()) == 5


def test_the_damaged_file_and_its_log_are_kept_beside(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=True)
    harming.lost_header(path, random.Random(1))
    before = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()

    now = datetime(2026, 11, 22, 19, 30, tzinfo=UTC).astimezone()
    error = NotALibrary("It is none.")
    rescued = salvaging.rescue(path, error, now=now)
    rescued.library.close()
    aside = path.with_name(f"evidence damaged 2026-11-22 {now:%H%M%S}.journal")
    assert rescued.report.kept == aside
    assert (aside.read_bytes(), aside.with_name(f"{aside.name}-wal").read_bytes()) == before
    assert rescued.report.title in aside.with_suffix(".txt").read_text(encoding="utf-8")
    assert not [each for each in tmp_path.iterdir() if each.suffix in {".salvaged", ".new"}]


def test_a_file_of_no_bytes_comes_back_from_its_backup(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=True)
    path.write_bytes(b"")
    path.with_name(f"{path.name}-wal").unlink()

    opening = open_always(path)
    with opening.library as library:
        assert {each.id for each in library.summaries()} == kept.articles.keys()
    assert opening.report
    assert opening.report.whole < len(kept.articles)
    assert any("the backup of" in line for line in opening.report.lines)


def test_a_second_place_is_asked_for_backups_as_well(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=False)
    stick = tmp_path / "stick" / "evidence backups 12345678"
    stick.mkdir(parents=True)
    shutil.copyfile(kept.backup, stick / kept.backup.name)
    path.write_bytes(b"")
    path.with_name(f"{path.name}-wal").unlink()

    with pytest.raises(NotALibrary):
        open_always(path)
    with open_always(path, (tmp_path / "stick",)).library as library:
        assert len(library.summaries()) == len(kept.articles)


def test_a_text_is_no_damaged_library_and_stays_as_it_is(tmp_path):
    path = tmp_path / "diary.journal"
    path.write_text("Dear diary. " * 999, encoding="utf-8")

    with pytest.raises(NotALibrary):
        open_always(path)
    assert path.read_text(encoding="utf-8") == "Dear diary. " * 999
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_not_there_is_missing(tmp_path):
    with pytest.raises(LibraryMissing):
        open_always(tmp_path / "none.journal")


@pytest.mark.parametrize("step", range(4))
def test_a_salvage_that_a_crash_cut_off_goes_on(kept, tmp_path, monkeypatch, step):
    path = harming.copy(kept, tmp_path, with_backup=False)
    harming.lost_header(path, random.Random(1))
    rename, done = salvage_files.Path.rename, []

    def crash(self, target):
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(target)
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(salvage_files.Path, "rename", crash)
        with contextlib.suppress(KeyboardInterrupt):
            open_always(path).library.close()
    with open_always(path).library as library:
        assert {each.id: library.article(each.id) for each in library.summaries()} == kept.articles


def test_where_nothing_can_be_written_what_was_salvaged_can_be_read(kept, tmp_path, monkeypatch):
    path = harming.copy(kept, tmp_path, with_backup=False)
    harming.lost_header(path, random.Random(1))
    before = sorted((each.name, each.read_bytes()) for each in tmp_path.iterdir())
    monkeypatch.setattr(
        salvaging.os, "access", lambda _path, mode, **_named: mode != salvaging.os.W_OK
    )

    opening = open_always(path)
    with opening.library as library:
        assert library.read_only
        assert len(library.summaries()) == len(kept.articles)
    assert opening.report
    assert opening.report.kept is None
    assert sorted((each.name, each.read_bytes()) for each in tmp_path.iterdir()) == before


def test_a_whole_library_is_opened_without_a_word(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=False)

    opening = open_always(path)
    opening.library.close()
    assert opening.report is None
    assert list(tmp_path.iterdir()) == [path]


def test_a_block_with_a_changed_word_comes_from_its_version(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=False)
    with Library.open(path):
        pass
    article = next(iter(kept.articles.values()))
    words = article.sections[0].body.encode()[:60]
    content = path.read_bytes()
    assert content.count(words) == 1
    path.write_bytes(content.replace(words, words.swapcase()))

    opening = opened(path)
    with opening.library as library:
        assert library.article(article.id) == article
    assert opening.report
    assert opening.report.whole == len(kept.articles)


def test_an_article_whose_particulars_are_no_text_keeps_its_words(kept, tmp_path):
    path = harming.copy(kept, tmp_path, with_backup=False)
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'front TEXT NOT NULL', 'front TEXT')"
        )
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE article SET front = NULL")
        db.execute("DROP TABLE purged")  # so that the library is put together again

    opening = open_always(path)
    with opening.library as library:
        there = {each.id: library.article(each.id) for each in library.summaries()}
    assert opening.report is not None
    assert there.keys() == kept.articles.keys()
    assert all(there[each].sections == kept.articles[each].sections for each in there)


def test_a_namesake_in_the_second_place_gives_nothing_of_its_own(kept, tmp_path):
    stick = tmp_path / "stick"
    named = journal(id=new_id())
    with Library.create(tmp_path / "evidence.journal", named) as other:
        other.save(article(title="Nobody else's business"))
        backup = other.backups.write("asked")
        folder = other.backups.folder_in(stick)
        folder.mkdir(parents=True)
        shutil.copyfile(backup.path, folder / backup.path.name)
    mine = tmp_path / "mine"
    mine.mkdir()
    path = harming.copy(kept, mine, with_backup=False)
    harming.zeroed_pages(path, random.Random(3))
    rescued = salvaging.rescue(path, JournalError("It is damaged."), (stick,))
    with rescued.library as library:
        assert "Nobody else's business" not in [each.title for each in library.summaries()]
        assert not any("From the backup" in line for line in rescued.report.lines)


def test_sources_that_are_gone_are_named(tmp_path):
    path = tmp_path / "evidence.journal"
    with Library.create(path, journal()) as library:
        library.save_sources((paper("carnk"), paper("liu2020")))
        library.save(article(sources=cited("carnk", "liu2020")))
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM source WHERE key = 'carnk'")
    rescued = salvaging.rescue(path, JournalError("It is damaged."))
    rescued.library.close()

    assert "but something else is lost" in rescued.report.title
    assert "Lost: what is known of 1 cited source: “carnk”." in rescued.report.lines
