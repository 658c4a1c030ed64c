"""The few things the program remembers about its user, in one small file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple, cast

import platformdirs


class Settings(NamedTuple):
    """What is remembered from one start to the next; the window's own layout is Qt's.

    `lookups` is "allowed" once the user has let look-ups use the network; `backup_place` is a
    folder, on a stick perhaps, that gets a copy of every backup. `opening` is the article that
    is just being opened by itself at the start.
    """

    scheme: str = "system"
    recent: tuple[str, ...] = ()
    last_article: str = ""
    export_folder: str = ""
    preview_width: str = "page"
    lookups: str = ""
    lookup_email: str = ""
    bookmarks: tuple[str, ...] = ()
    backup_place: str = ""
    opening: str = ""

    def opened(self, path: Path) -> tuple[str, ...]:
        """The recent libraries with *path* in front."""
        return (str(path), *(each for each in self.recent if each != str(path)))[:8]


def load(path: Path | None = None) -> Settings:
    """The settings on disk, or the defaults where there are none or they can't be read."""
    try:
        stored: object = json.loads((path or _path()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known: dict[str, Any] = {}
    entries = cast("dict[str, Any]", stored) if isinstance(stored, dict) else {}
    for name, usual in Settings()._asdict().items():
        entry = entries.get(name)
        if isinstance(usual, str) and isinstance(entry, str):
            known[name] = entry
        elif isinstance(usual, tuple) and isinstance(entry, list):
            texts = (each for each in cast("list[object]", entry) if isinstance(each, str))
            known[name] = tuple(texts)
    return Settings(**known)


def save(settings: Settings, path: Path | None = None) -> None:
    """Keep *settings*; that it could not is no reason to disturb anyone."""
    target = path or _path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".new")
        beside.write_text(json.dumps(settings._asdict(), indent=2), encoding="utf-8")
        beside.replace(target)
    except OSError:
        return


def _path() -> Path:
    return Path(platformdirs.user_config_dir("journal-desktop", appauthor=False)) / "settings.json"
