"""The journal: scheme: the bundle as the preview sees it, and nothing else of the world."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from journal_desktop.core.asset import EXTENSIONS

SCHEME = b"journal"
HOST = "preview"
POLICY = (
    "default-src 'none'; img-src journal:; style-src journal: 'unsafe-inline'; font-src journal:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy sent with every document."""

_PICTURES = {f".{ending}": media_type for media_type, ending in EXTENSIONS.items()}
# Each value must be a list, whatever the stub says: a bare QByteArray is ignored silently.
_HEADERS = cast(
    "dict[QByteArray, QByteArray]",
    {
        QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],
        QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
        QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
    },
)


def register_scheme() -> None:
    """Make Chromium know the scheme; it must happen before the first profile is made."""
    if not QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def url_of(path: str) -> QUrl:
    """The address at which the preview finds the bundle file *path*."""
    url = QUrl()
    url.setScheme(SCHEME.decode())
    url.setHost(HOST)
    url.setPath(f"/{path}")
    return url


def path_of(url: QUrl) -> str | None:
    """The bundle file that *url* names, or None when it leads out of the bundle."""
    if url.scheme() != SCHEME.decode() or url.host() != HOST:
        return None
    return url.path().removeprefix("/")


class BundleHandler(QWebEngineUrlSchemeHandler):
    """Answers every request of the preview from memory; what it doesn't know is not there."""

    def __init__(self, read: Callable[[str], bytes | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with the bytes of the file asked for."""
        path = path_of(job.requestUrl())
        data = self._read(path) if path and job.requestMethod() == b"GET" else None
        if path is None or data is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        job.setAdditionalResponseHeaders(_HEADERS)
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(_media_type(path).encode()), buffer)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not for the journal: scheme."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block *info* unless it stays inside the bundle."""
        if path_of(info.requestUrl()) is None:
            info.block(True)


def _media_type(path: str) -> str:
    pictured = _PICTURES.get(PurePosixPath(path).suffix)  # not every system knows them all
    return pictured or mimetypes.guess_type(path)[0] or "application/octet-stream"
