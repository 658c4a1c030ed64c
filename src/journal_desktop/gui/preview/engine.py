"""The browser engine behind the preview, put together and taken apart in the right order."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget

from journal_desktop.gui.preview.canvas import Canvas, LockedView
from journal_desktop.gui.preview.live import Live
from journal_desktop.gui.preview.page import LockedPage, make_profile
from journal_desktop.gui.preview.scheme import SCHEME, BundleHandler, Interceptor, register_scheme

_ASSETS = "assets/"


class Engine(QObject):
    """Owns the profile, the locked page, its view and what keeps it live."""

    def __init__(self, asset_bytes: Callable[[str], bytes | None], parent: QWidget) -> None:
        super().__init__(parent)
        register_scheme()
        self._asset_bytes = asset_bytes
        self._profile = make_profile()
        self._interceptor = Interceptor(self._profile)
        self._handler = BundleHandler(self._read, self._profile)
        self._profile.setUrlRequestInterceptor(self._interceptor)
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME), self._handler)
        self.page = LockedPage(self._profile)
        self.view = LockedView()
        self.view.setPage(self.page)
        self.canvas = Canvas(self.view, parent)
        self.live = Live(self.page, self)
        # Children go in the order they came: a page must be gone before its profile.
        self.page.setParent(self)
        self._profile.setParent(self)

    def shut(self) -> None:
        """Take everything apart now: the view, the page, then the profile."""
        self.live.rest()
        for each in (self.canvas, self.live, self.page, self._profile, self):
            if shiboken6.isValid(each):
                shiboken6.delete(each)

    def _read(self, path: str) -> bytes | None:
        name = path.removeprefix(_ASSETS)
        if path.startswith(_ASSETS) and "/" not in name:
            return self._asset_bytes(name)
        return self.live.read(path)
