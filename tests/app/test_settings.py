import json
import os

import pytest

from journal_desktop.app import settings
from journal_desktop.app.settings import Settings

FULL = Settings("dark", ("/a.journal", "/b.journal"), "0b1c", "/out", "phone")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "made" / "settings.json"


def test_settings_are_kept(path):
    settings.save(FULL, path)
    assert settings.load(path) == FULL
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_they_are_kept_in_the_user_s_own_folder(home):
    settings.save(FULL)
    assert settings.load() == FULL
    assert list(home.rglob("settings.json"))


def test_without_a_file_there_are_the_defaults(path):
    assert settings.load(path) == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"7", b"null", b'"x"', b"[" * 100_000, b"\x00" * 64],
    ids=lambda content: repr(content[:8]),
)
def test_a_damaged_file_means_the_defaults(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_what_has_the_wrong_type_is_left_out_and_the_rest_is_kept(path):
    path.parent.mkdir()
    entries = {
        "scheme": 7,
        "recent": ["/a", None, 3, "/b"],
        "last_article": ["x"],
        "export_folder": "/out",
        "preview_width": None,
        "of_a_newer_program": True,
    }
    path.write_text(json.dumps(entries))
    assert settings.load(path) == Settings(recent=("/a", "/b"), export_folder="/out")


def test_recent_of_the_wrong_type_is_none(path):
    path.parent.mkdir()
    path.write_text('{"recent": "/a"}')
    assert settings.load(path).recent == ()


def test_that_they_can_not_be_kept_disturbs_nobody(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    settings.save(FULL, blocked / "settings.json")
    assert settings.load(blocked / "settings.json") == Settings()


def test_what_was_kept_survives_a_save_that_fails(path, monkeypatch):
    settings.save(FULL, path)

    def refuse(*_arguments):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(type(path), "replace", refuse)
    settings.save(Settings(), path)
    assert settings.load(path) == FULL


def test_the_library_opened_last_comes_first_once(tmp_path):
    known = Settings()
    for name in "abcdefghija":
        known = Settings(recent=known.opened(tmp_path / name))
    assert [each[-1] for each in known.recent] == list("ajihgfed")
