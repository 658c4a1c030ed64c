"""Folders of Dropbox and the like are known by what such programs leave there."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from builders import journal
from journal_desktop.core.errors import LibrarySynced
from journal_desktop.store.library import Library
from journal_desktop.store.places import Markers, service_of, synced_by

LINUX, MAC = (
    PurePosixPath("/", "home", "mia"),
    PurePosixPath("/", "Users", "mia"),
)  # the folders of a user
WINDOWS = PureWindowsPath("C:/", "Users", "mia")


@pytest.mark.parametrize(
    ("home", "below", "service"),
    [
        (LINUX, "Dropbox/notes", "Dropbox"),
        (LINUX, "Nextcloud/a/b", "Nextcloud"),
        (LINUX, "OneDrive", "OneDrive"),
        (MAC, "Library/CloudStorage/Dropbox/x", "Dropbox"),
        (MAC, "Library/CloudStorage/OneDrive-Clinic/x", "OneDrive"),
        (MAC, "Library/CloudStorage/GoogleDrive-mia@example.org/My Drive", "Google Drive"),
        (MAC, "Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        (WINDOWS, "OneDrive - Clinic/Documents", "OneDrive"),
        (WINDOWS, "iCloudDrive", "iCloud Drive"),
        (WINDOWS, "Dropbox (Personal)", "Dropbox"),
        (WINDOWS, "Google Drive", "Google Drive"),
        (LINUX, "Documents/Dropbox drafts", ""),
        (LINUX, "Documents/Nextcloud", ""),
        (MAC, "Documents", ""),
        (WINDOWS, "Documents/Journal Desktop", ""),
    ],
)
def test_names_that_these_programs_give(home, below, service):
    assert synced_by(home / below / "my.journal", Markers(home=home)) == service


def test_a_drive_of_its_own():
    path = PureWindowsPath("G:/My Drive/notes/my.journal")

    assert synced_by(path, Markers(home=WINDOWS)) == "Google Drive"


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".git", ""),
    ],
)
def test_what_these_programs_leave_in_a_folder_above(tmp_path, marker, service):
    below = tmp_path / "shared" / "clinic"
    below.mkdir(parents=True)
    (tmp_path / "shared" / marker).touch()

    assert service_of(below / "my.journal") == service


def test_folders_that_the_programs_name_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "mia")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work files"))
    told = tmp_path / "mia" / ".dropbox" / "info.json"
    told.parent.mkdir(parents=True)
    told.write_text(json.dumps({"personal": {"path": str(tmp_path / "box")}}), encoding="utf-8")
    (tmp_path / "mia/Library/Mobile Documents/com~apple~CloudDocs/Documents").mkdir(parents=True)

    assert service_of(tmp_path / "work files" / "a.journal") == "OneDrive"
    assert service_of(tmp_path / "box" / "a.journal") == "Dropbox"
    assert service_of(tmp_path / "mia" / "Documents" / "a.journal") == "iCloud Drive"
    assert service_of(tmp_path / "mia" / "Music" / "a.journal") == ""


def test_home_is_no_synced_folder_because_a_program_keeps_its_settings_there(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()

    assert service_of(tmp_path / "Documents" / "a.journal") == ""


def test_a_library_in_such_a_folder_can_be_read_and_not_written(path, library):
    library.close()
    (path.parent / ".stfolder").mkdir()
    before = path.read_bytes()

    with Library.open(path) as synced:
        assert synced.journal() == journal()
        with pytest.raises(LibrarySynced) as told:
            synced.save_journal(journal())
    assert "Syncthing" in told.value.message
    assert "backups" in told.value.remedy
    assert path.read_bytes() == before


def test_no_new_library_is_made_there(path):
    (path.parent / ".stfolder").mkdir()

    with pytest.raises(LibrarySynced) as told:
        Library.create(path, journal())
    assert "Choose a folder of this computer alone" in told.value.remedy
    assert not path.exists()
