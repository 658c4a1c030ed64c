"""The pictures of a page that is not the open article's: of a version, or of the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_desktop.render.context import Context

if TYPE_CHECKING:
    from journal_desktop.gui.desk import Desk


class Pictures:
    """Gives the bytes of pictures by the names that the last page shown has for them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, str] = {}

    def follow(self, context: Context) -> None:
        """Know the pictures of a page that is about to be shown."""
        self._known = {
            each.filename: asset.sha256
            for asset in context.assets.values()
            for each in (asset, *asset.variants)
        }

    def __call__(self, name: str) -> bytes | None:
        workspace = self._desk.workspace
        sha256 = self._known.get(name)
        return workspace.library.asset_bytes(sha256) if workspace and sha256 else None
