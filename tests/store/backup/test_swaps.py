from __future__ import annotations

import pytest

from builders import article
from journal_desktop.core.errors import LibraryInUse, StoreError
from journal_desktop.store import engine
from journal_desktop.store.backup import files, swaps
from journal_desktop.store.library import Library


@pytest.fixture
def backup(library):
    """A backup of the library with one article, which has two by now."""
    library.save(article(slug="then"))
    made = library.backups.write("asked")
    library.save(article(slug="since"))
    return made


def slugs(path):
    with Library.open(path) as opened:
        return {each.slug for each in opened.summaries()}


def spoil(backup, words=b"then", others=b"them"):
    backup.path.chmod(0o600)
    backup.path.write_bytes(backup.path.read_bytes().replace(words, others))


def test_a_backup_becomes_a_library_of_its_own(backup, tmp_path, library):
    target = tmp_path / "Beside.journal"
    swaps.as_library(backup.path, target)

    assert slugs(target) == {"then"}
    with Library.open(target) as opened:
        opened.save(article(slug="new"))
    assert slugs(target) == {"then", "new"}
    with pytest.raises(StoreError):
        swaps.as_library(backup.path, target)
    assert slugs(target) == {"then", "new"}


def test_a_backup_takes_the_place_of_the_closed_library(backup, path, library):
    mode = path.stat().st_mode
    library.close()
    swaps.replace(path, backup.path)

    assert slugs(path) == {"then"}
    assert path.stat().st_mode == mode
    assert backup.path.exists()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        f"{path.stem} backups",
        path.name,
    ]


def test_what_the_log_of_a_killed_program_holds_does_not_come_back(
    backup, path, library, killed_while_writing
):
    library.close()
    killed_while_writing("UPDATE article SET slug = 'from-the-log' WHERE slug = 'since'")
    assert engine.log(path).exists()
    swaps.replace(path, backup.path)

    assert slugs(path) == {"then"}


def test_an_open_library_is_not_replaced(backup, path, library, monkeypatch):
    monkeypatch.setattr("journal_desktop.store.engine.PATIENCE", 0.01)
    with pytest.raises(LibraryInUse):
        swaps.replace(path, backup.path)

    library.save(article(slug="still"))
    library.close()
    assert slugs(path) == {"then", "since", "still"}


@pytest.mark.parametrize("how", ["row", "half", "nothing"])
def test_a_spoilt_backup_is_taken_for_nothing(backup, path, library, tmp_path, how):
    if how == "row":
        spoil(backup)
    else:
        backup.path.chmod(0o600)
        size = backup.path.stat().st_size // 2 if how == "half" else 0
        backup.path.write_bytes(backup.path.read_bytes()[:size])
    library.close()
    for act in (
        lambda: swaps.replace(path, backup.path),
        lambda: swaps.as_library(backup.path, tmp_path / "Beside.journal"),
    ):
        with pytest.raises(StoreError) as told:
            act()
        assert "no longer what it was" in told.value.message

    assert slugs(path) == {"then", "since"}
    assert not (tmp_path / "Beside.journal").exists()


def test_an_ended_swap_changes_nothing(backup, path, library):
    library.close()
    before = path.read_bytes()

    def end(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swaps.replace(path, backup.path, end)
    assert path.read_bytes() == before
    assert files.named(backup.path)
    assert not list(path.parent.glob("*.new"))
