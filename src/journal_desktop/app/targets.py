"""What lies in a folder before an export goes there."""

from __future__ import annotations

from pathlib import Path

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests


def strangers(target: Path) -> tuple[str, ...]:
    """The names in *target*, sorted, where they are not an earlier export; hidden ones aside.

    Empty where there is no such folder, and where it can't be read: the export says why.
    """
    try:
        names = sorted(each.name for each in target.iterdir() if not each.name.startswith("."))
        if manifests.NAME in names:
            manifests.read((target / manifests.NAME).read_bytes())
            return ()
    except (OSError, PublishError):
        return ()
    return tuple(names)
