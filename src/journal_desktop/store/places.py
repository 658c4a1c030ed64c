"""Folders that another program keeps in step with other computers.

Such a program copies files while they are written, each at its own time, and puts back older
ones. A library that is open there can be ruined without anybody's fault.
"""

from __future__ import annotations

import fnmatch
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, cast

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
}
"""What such programs leave in the folder that they keep in step, as patterns of names."""
_AT_HOME = {
    "Dropbox": "Dropbox",
    "Dropbox (*)": "Dropbox",
    "OneDrive": "OneDrive",
    "OneDrive - *": "OneDrive",
    "iCloudDrive": "iCloud Drive",
    "iCloud Drive": "iCloud Drive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "My Drive": "Google Drive",
    "Nextcloud": "Nextcloud",
}
"""What these folders are called in the folder of a user, or on a drive of their own."""
_CLOUD_STORAGE = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "GoogleDrive": "Google Drive",
    "Nextcloud": "Nextcloud",
    "Box": "Box",
}
_ENTRIES = 500
"""Names in a folder that are looked at; these programs keep few beside their marker."""


@dataclass(frozen=True, slots=True)
class Markers:
    """What tells of such programs: names in folders, the user's folder, folders they list."""

    entries: Mapping[PurePath, frozenset[str]] = field(
        default_factory=dict[PurePath, frozenset[str]]
    )
    home: PurePath | None = None
    roots: Mapping[PurePath, str] = field(default_factory=dict[PurePath, str])


def synced_by(path: PurePath, markers: Markers) -> str:
    """The program that keeps the folder of *path* in step with other computers, or ""."""
    for folder in path.parents:
        if service := _named(folder, markers) or markers.roots.get(folder, ""):
            return service
        for name in sorted(markers.entries.get(folder, ())):
            for pattern, service in _MARKERS.items():
                if fnmatch.fnmatchcase(name, pattern) and folder != markers.home:
                    return service
    return ""


def service_of(path: Path) -> str:
    """The same, from what is on this computer."""
    with suppress(OSError, RuntimeError):  # RuntimeError: nobody has a home, or links go round
        real = path.absolute().resolve()
        return synced_by(real, _found(real))
    return ""


def _named(folder: PurePath, markers: Markers) -> str:
    above = folder.parent
    if above.name == "CloudStorage" and above.parent.name == "Library":
        name = folder.name.partition("-")[0]
        return _CLOUD_STORAGE.get(name, name)
    if folder.name == "Mobile Documents" and above.name == "Library":
        return "iCloud Drive"
    if folder.name.startswith("google-drive:"):
        return "Google Drive"
    if above != markers.home and (above != above.parent or not above.drive):
        return ""
    fits = (name for pattern, name in _AT_HOME.items() if fnmatch.fnmatchcase(folder.name, pattern))
    return next(fits, "")


def _found(path: Path) -> Markers:
    home = Path.home()
    entries: dict[PurePath, frozenset[str]] = {
        folder: frozenset(_names(folder)) for folder in path.parents
    }
    return Markers(entries, home, dict(_roots(home)))


def _names(folder: Path) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as found:
        for _, entry in zip(range(_ENTRIES), found, strict=False):
            if entry.name.startswith("."):
                yield entry.name
    for name in _MARKERS:
        if "*" not in name and os.path.lexists(folder / name):
            yield name


def _roots(home: Path) -> Iterator[tuple[PurePath, str]]:
    """Folders that the programs themselves name."""
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if value := os.environ.get(variable):
            yield Path(value), "OneDrive"
    above = (os.environ.get(name) for name in ("APPDATA", "LOCALAPPDATA"))
    for folder in (home / ".dropbox", *(Path(each, "Dropbox") for each in above if each)):
        for place in _told_by_dropbox(folder / "info.json"):
            yield place, "Dropbox"
    cloud = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        if os.path.lexists(cloud / name):
            yield home / name, "iCloud Drive"


def _told_by_dropbox(path: Path) -> Iterator[Path]:
    try:
        told: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(told, dict):
        for account in cast("dict[str, Any]", told).values():
            if isinstance(account, dict):
                place = cast("dict[str, Any]", account).get("path")
                if isinstance(place, str):
                    yield Path(place)
