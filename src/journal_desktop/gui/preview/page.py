"""A web page that can show the bundle and do nothing else."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNavigationRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from journal_desktop import resources
from journal_desktop.gui.preview import patch
from journal_desktop.gui.preview.scheme import path_of

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Where the program's own script lives, unseen by the page."""

_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.BackForwardCacheEnabled,
    QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
)
_SAFE_OUTSIDE = frozenset({"http", "https", "mailto"})
_GO = "journal:go "
_OWN = (
    QWebEngineNavigationRequest.NavigationType.TypedNavigation,
    QWebEngineNavigationRequest.NavigationType.ReloadNavigation,
)


class LockedPage(QWebEnginePage):
    """Shows documents of the bundle; links are reported and never followed.

    Clicked links arrive as `link_activated` (outside) or `article_activated` (a path in
    the bundle); `ids_activated` gives the ids around a double click, innermost first.
    """

    link_activated = Signal(QUrl)
    article_activated = Signal(str)
    ids_activated = Signal(list)

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        self.permissionRequested.connect(_deny)
        self.navigationRequested.connect(self._judge)
        self.newWindowRequested.connect(self._follow_in_place)
        self.set_scheme("auto")

    def set_scheme(self, name: str) -> None:
        """Show this and every later document in "light", "dark" or as the system has it."""
        script = QWebEngineScript()
        script.setName("patch")
        script.setWorldId(WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
        script.setSourceCode(f"{resources.read('preview/patch.js')}\n{patch.scheme(name)};")
        self.scripts().clear()
        self.scripts().insert(script)
        self.runJavaScript(f"globalThis.journal && {patch.scheme(name)}", WORLD)

    def javaScriptConsoleMessage(self, *said: object) -> None:
        """Take up what the program's own script says; the rest is of no interest."""
        message = str(said[1])
        if message.startswith(_GO):
            self.ids_activated.emit(json.loads(message.removeprefix(_GO)))

    def chooseFiles(self, *_asked: object) -> list[str]:
        """Give a page no file."""
        return []

    def _judge(self, request: QWebEngineNavigationRequest) -> None:
        """Let the program's own loads and jumps within the page pass; report links."""
        kind, url = request.navigationType(), request.url()
        if not request.isMainFrame():
            passes = False
        elif kind is QWebEngineNavigationRequest.NavigationType.LinkClickedNavigation:
            passes = self._follow(url)
        else:
            passes = kind in _OWN and path_of(url) is not None
        if passes:
            request.accept()
        else:
            request.reject()

    def _follow(self, url: QUrl) -> bool:
        path = path_of(url)
        if url.hasFragment() and path is not None and path == path_of(self.url()):
            return True
        if path is not None:
            self.article_activated.emit(path)
        elif url.scheme() in _SAFE_OUTSIDE:
            self.link_activated.emit(url)
        return False

    def _follow_in_place(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self._follow(request.requestedUrl())


def make_profile() -> QWebEngineProfile:
    """A profile that keeps nothing on disk, downloads nothing and remembers nobody."""
    profile = QWebEngineProfile()
    profile.setSpellCheckEnabled(False)
    profile.downloadRequested.connect(_cancel)
    return profile


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()
