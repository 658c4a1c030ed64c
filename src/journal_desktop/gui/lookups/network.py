"""The network: one request at a time, sent only because the user asked for a look-up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtNetwork import (
    QHostAddress,
    QNetworkAccessManager,
    QNetworkProxy,
    QNetworkProxyFactory,
    QNetworkProxyQuery,
    QNetworkReply,
    QNetworkRequest,
)

from journal_desktop.cite.lookup.exchange import (
    LARGEST,
    Heard,
    Reply,
    Request,
    Trouble,
    Unreached,
)

PATIENCE = 20.0
"""Seconds that an answer may take, with all redirects."""

_MOST_REDIRECTS = 8
_Error = QNetworkReply.NetworkError
_TROUBLES = {
    _Error.HostNotFoundError: Trouble.OFFLINE,
    _Error.UnknownNetworkError: Trouble.OFFLINE,
    _Error.TemporaryNetworkFailureError: Trouble.OFFLINE,
    _Error.NetworkSessionFailedError: Trouble.OFFLINE,
    _Error.ProxyNotFoundError: Trouble.OFFLINE,
    _Error.ProxyConnectionRefusedError: Trouble.OFFLINE,
    _Error.SslHandshakeFailedError: Trouble.INSECURE,
    _Error.TooManyRedirectsError: Trouble.STRAYED,
    _Error.InsecureRedirectError: Trouble.STRAYED,
    _Error.TimeoutError: Trouble.TIMEOUT,
}


class Network(QObject):
    """Sends a GET without cookies, cache or a saved password; makes Qt's manager at first use.

    It follows redirects to secure addresses only; a server of this machine, as tests have one,
    may lead to another of this machine.
    """

    def __init__(self, agent: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.agent = agent
        self.patience = PATIENCE
        self._manager: QNetworkAccessManager | None = None
        self._reply: QNetworkReply | None = None
        self._heard: Heard | None = None
        self._trouble: Trouble | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._give_up(Trouble.TIMEOUT))

    def fetch(self, request: Request, heard: Heard) -> None:
        """Send *request*; *heard* is called once with what came of it."""
        self.rest()
        self._heard = heard
        self._trouble = None
        url = QUrl.fromEncoded(request.url.encode())
        if not _is_safe(url):
            self._trouble = Trouble.STRAYED
            QTimer.singleShot(0, self, self._finish)
            return
        manager = self._made()
        manager.setProxy(_proxy(url))
        self._reply = reply = manager.get(_qt_request(url, request.accept, self.agent))
        reply.redirected.connect(self._follow)
        reply.metaDataChanged.connect(self._weigh)
        reply.downloadProgress.connect(self._weigh)
        reply.finished.connect(self._finish)
        self._limit.start(int(self.patience * 1000))

    def rest(self) -> None:
        """Let go of what is under way; nothing is heard of it any more."""
        self._heard = None
        self._limit.stop()
        if self._reply is not None:
            reply, self._reply = self._reply, None
            reply.finished.disconnect(self._finish)
            reply.abort()
            reply.deleteLater()

    def _made(self) -> QNetworkAccessManager:
        if self._manager is None:
            self._manager = QNetworkAccessManager(self)
        return self._manager

    def _follow(self, url: QUrl) -> None:
        reply = self._reply
        if reply is None:
            return
        if url.scheme() == "https" or (_is_here(reply.url()) and _is_here(url)):
            reply.redirectAllowed.emit()
        else:
            self._give_up(Trouble.STRAYED)

    def _weigh(self) -> None:
        """End an answer that is, or says that it will be, larger than a record can be."""
        reply = self._reply
        if reply is None:
            return
        told = reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
        said = told if isinstance(told, int) else 0
        if max(said, reply.bytesAvailable()) > LARGEST:
            self._give_up(Trouble.TOO_LARGE)

    def _give_up(self, trouble: Trouble) -> None:
        if self._trouble is None and self._reply is not None:
            self._trouble = trouble
            self._reply.abort()

    def _finish(self) -> None:
        self._limit.stop()
        reply, heard = self._reply, self._heard
        self._reply = self._heard = None
        answer: Reply | Unreached = Unreached(self._trouble or Trouble.BROKEN)
        if reply is not None:
            answer = _answer(reply, self._trouble)
            reply.deleteLater()
        if heard is not None:
            heard(answer)


def _answer(reply: QNetworkReply, trouble: Trouble | None) -> Reply | Unreached:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    error = reply.error()
    if trouble is not None:
        return Unreached(trouble)
    if not isinstance(status, int) or (error in _TROUBLES and status < 400):
        return Unreached(_TROUBLES.get(error, Trouble.BROKEN))
    if status < 400 and error is not _Error.NoError:
        return Unreached(Trouble.BROKEN)
    headers = {
        bytes(name.data()).decode("latin-1").lower(): bytes(value.data()).decode("latin-1")
        for name, value in reply.rawHeaderPairs()
    }
    return Reply(status, bytes(reply.readAll().data()), headers)


def _qt_request(url: QUrl, accept: str, agent: str) -> QNetworkRequest:
    request = QNetworkRequest(url)
    attribute, manual = QNetworkRequest.Attribute, QNetworkRequest.LoadControl.Manual
    request.setRawHeader(b"Accept", accept.encode())
    request.setRawHeader(b"User-Agent", agent.encode("ascii", "ignore"))
    request.setAttribute(
        attribute.RedirectPolicyAttribute,
        QNetworkRequest.RedirectPolicy.UserVerifiedRedirectPolicy.value,
    )
    request.setAttribute(
        attribute.CacheLoadControlAttribute,
        QNetworkRequest.CacheLoadControl.AlwaysNetwork.value,
    )
    request.setMaximumRedirectsAllowed(_MOST_REDIRECTS)
    request.setAttribute(attribute.CacheSaveControlAttribute, False)
    for each in (
        attribute.CookieLoadControlAttribute,
        attribute.CookieSaveControlAttribute,
        attribute.AuthenticationReuseAttribute,
    ):
        request.setAttribute(each, manual.value)
    return request


def _proxy(url: QUrl) -> QNetworkProxy:
    """The proxy that this machine's settings name for *url*; none for the machine itself."""
    if _is_here(url):
        return QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)
    found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(url))
    return found[0] if found else QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)


def _is_safe(url: QUrl) -> bool:
    return url.isValid() and (url.scheme() == "https" or _is_here(url))


def _is_here(url: QUrl) -> bool:
    return url.scheme() == "http" and QHostAddress(url.host()).isLoopback()
