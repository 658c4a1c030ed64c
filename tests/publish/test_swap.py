import os

import pytest

from journal_desktop.publish import swap


def test_two_folders_change_places_or_nothing_happens(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    done = swap.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / ("a/b" if done else "a/a")).exists()
    assert (tmp_path / ("b/a" if done else "b/b")).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such call")
def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "gone")


def test_a_system_without_the_call_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(swap.sys, "platform", "win32")
    assert not swap.exchange(tmp_path, tmp_path)
    assert not swap.sync_all(tmp_path)
