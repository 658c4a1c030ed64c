"""The page on screen can show the bundle and do nothing else."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QMenu

from gui.preview.pages import page, swap

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
FIRST = page()


@pytest.fixture
def beacon():
    """A server on this machine, and the paths it was asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def _hostile(address):
    """Ways in which a page may try to run script or to reach the world."""
    return (
        f'<img src="{address}/img" onerror="document.body.dataset.ran = 1">'
        '<img src="data:image/png;base64,x" onerror="document.body.dataset.ran = 2">'
        '<svg onload="document.body.dataset.ran = 3"></svg>'
        "<script>document.body.dataset.ran = 4</script>"
        f'<script src="{address}/script"></script>'
        f'<iframe src="{address}/frame"></iframe>'
        '<iframe srcdoc="<script>parent.document.body.dataset.ran = 5</script>"></iframe>'
        f'<object data="{address}/object"></object><embed src="{address}/embed">'
        f'<link rel="stylesheet" href="{address}/style">'
        f'<link rel="prefetch" href="{address}/prefetch">'
        f'<style>@import "{address}/import"; p {{ background: url({address}/css) }}</style>'
        f'<video src="{address}/video" autoplay></video><audio src="{address}/audio"></audio>'
        f'<meta http-equiv="refresh" content="0; url={address}/refresh">'
        f'<img src="file:///etc/hostname" id="file"><base href="{address}/base/">'
        '<details open ontoggle="document.body.dataset.ran = 6"><summary>x</summary></details>'
        '<input autofocus onfocus="document.body.dataset.ran = 7">'
    )


@pytest.mark.parametrize("way", ["loaded", "patched", "rebuilt"])
def test_a_hostile_page_runs_nothing_and_reaches_nobody(screen, beacon, way):
    address, asked = beacon
    hostile = swap(FIRST, "s0", _hostile(address))
    if way == "loaded":
        hostile = replace(hostile, head=hostile.head + _hostile(address))
    else:
        screen.show(FIRST, "one")
    if way == "rebuilt":
        hostile = replace(hostile, closing=f"</main>{_hostile(address)}</body></html>")
    screen.show(hostile, "one")
    screen.frame()
    screen.frame()

    assert screen.ask("document.body.dataset.ran ?? 'nothing'") == "nothing"
    assert screen.ask("document.getElementById('file').naturalWidth") == 0
    assert not asked
    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


@pytest.mark.parametrize(
    "attempt",
    [
        "fetch('{0}/fetch').catch(() => 0)",
        "navigator.sendBeacon('{0}/send')",
        "new Image().src = '{0}/image'",
        "location.href = '{0}/location'",
        "open('{0}/open')",
        "location.href = 'file:///etc/hostname'",
        "location.href = 'data:text/html,x'",
        "location.href = 'journal://elsewhere/x'",
    ],
)
def test_not_even_script_could_reach_the_world(screen, beacon, attempt):
    """The network is shut below the policy: this script runs in the program's own world."""
    address, asked = beacon
    screen.show(FIRST)
    screen.ask(f"{attempt.format(address)}; 1")
    screen.frame()
    screen.frame()

    assert not asked
    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


ALONE = """
import sys
sys.path.insert(0, {tests!r})
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from gui.preview.pages import block, page
from journal_desktop.gui.preview import scheme
from journal_desktop.gui.preview.view import Preview
scheme._HEADERS = {{}}
app = QApplication([])
preview = Preview(lambda name: None)
preview.updated.connect(app.quit)
preview.show()
preview.show_page(page(block("s0", {inside!r})))
app.exec()
preview.shut()
"""


def test_the_interceptor_alone_shuts_the_network(beacon):
    """Without a policy and without Chromium's own switches, still nothing gets out."""
    address, asked = beacon
    code = ALONE.format(tests=str(Path(__file__).parents[2]), inside=_hostile(address))
    environment = {k: v for k, v in os.environ.items() if k != "QTWEBENGINE_CHROMIUM_FLAGS"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=120)

    assert not asked


def test_a_permission_is_denied(screen):
    screen.show(FIRST)
    screen.ask("Notification.requestPermission().then((given) => { window.given = given }); 1")

    screen.until("window.given === 'denied'")


def test_page_script_is_off_and_the_own_world_works(screen):
    screen.show(FIRST)

    assert screen.ask("1 + 1") == 2
    assert not screen.ask("1 + 1", world=0)


def test_pictures_of_the_bundle_are_shown(screen, assets):
    assets["dot.png"] = PNG
    screen.show(swap(FIRST, "s0", '<img src="../../assets/dot.png" alt="">'))

    screen.until("document.images[0].naturalWidth === 1")


def test_a_missing_picture_is_only_missing(screen):
    screen.show(swap(FIRST, "s0", '<img src="../../assets/none.png" alt="none">'))

    screen.until("document.images[0].complete")
    assert screen.ask("document.images[0].naturalWidth") == 0


def _click(screen, href, rest=""):
    link = f'<a href="{href}"{rest} style="display: block; height: 50px">link</a>'
    screen.show(swap(FIRST, "s0", link))
    screen.frame()
    QTest.mouseClick(
        screen.preview._engine.view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20)
    )


@pytest.mark.parametrize("rest", ["", ' target="_blank"', ' target="_blank" rel="noopener"'])
@pytest.mark.parametrize("href", ["https://example.org/a?b=1", "mailto:a@example.org"])
def test_links_to_the_world_are_reported_and_not_followed(qtbot, screen, href, rest):
    links = []
    screen.preview.link_activated.connect(links.append)
    _click(screen, href, rest)
    qtbot.waitUntil(lambda: bool(links))
    screen.frame()

    assert links == [QUrl(href)]
    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


def test_nothing_is_downloaded(qtbot, screen, assets):
    assets["dot.png"] = PNG
    screen.show(FIRST)
    with qtbot.waitSignal(screen.preview._engine._profile.downloadRequested) as download:
        _click(screen, "../../assets/dot.png", " download")

    ended = QWebEngineDownloadRequest.DownloadState.DownloadCancelled
    qtbot.waitUntil(lambda: download.args[0].state() == ended)


@pytest.mark.parametrize(
    ("href", "slug"),
    [
        ("../two/index.html", "two"),
        ("../two/", "two"),
        ("../two/index.html#s1", "two"),
        ("../../index.html", ""),
        ("../../", ""),
    ],
)
def test_links_within_the_journal_are_reported_and_not_followed(qtbot, screen, href, slug):
    with qtbot.waitSignal(screen.preview.article_activated, timeout=20_000) as article:
        _click(screen, href)

    assert article.args == [slug]
    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


@pytest.mark.parametrize(
    "href", ["file:///etc/hostname", "javascript:alert(1)", "chrome://version", "ftp://a/b"]
)
def test_links_of_other_kinds_do_nothing(qtbot, screen, href):
    with qtbot.assertNotEmitted(screen.preview.link_activated):
        _click(screen, href)
        screen.frame()

    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


def test_jumps_within_the_page_work_and_patches_go_on(screen):
    screen.show(swap(FIRST, "s0", '<a href="#s4">down</a>'))
    screen.ask("document.links[0].click()")

    screen.until("scrollY === 1600 || scrollY > 1000")
    screen.show(swap(FIRST, "s0", "<p>after</p>"))
    assert screen.ask("document.getElementById('s0').textContent") == "after"


def test_a_form_is_not_sent(screen, beacon):
    address, asked = beacon
    screen.show(swap(FIRST, "s0", f'<form action="{address}/form"><button>x</button></form>'))
    screen.ask("document.querySelector('button').click()")
    screen.frame()

    assert not asked


def test_a_double_click_gives_the_block(qtbot, screen):
    screen.show(swap(FIRST, "s2", '<p id="inner"><b>words</b></p>'))
    with qtbot.waitSignal(screen.preview.block_activated, timeout=20_000) as activated:
        screen.ask(
            "document.querySelector('b').dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))"
        )

    assert activated.args == ["s2"]


def test_dropped_files_are_refused(screen, tmp_path):
    screen.show(FIRST)
    view, files = screen.preview._engine.view, QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    where, how = QPoint(20, 20), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where, how, files, buttons, keys)
    view.dragEnterEvent(entering)
    dropping = QDropEvent(QPointF(where), how, files, buttons, keys)
    view.dropEvent(dropping)

    assert not entering.isAccepted()
    assert not dropping.isAccepted()
    assert screen.ask("location.href") == f"journal://preview/{FIRST.path}"


def test_the_context_menu_offers_to_copy_and_little_else(qtbot, screen):
    screen.show(FIRST)
    view = screen.preview._engine.view

    def menu():
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
        view.contextMenuEvent(event)
        found = view.findChildren(QMenu)[-1]
        actions = found.actions()
        found.close()
        return actions

    assert len(menu()) == 1
    screen.ask("getSelection().selectAllChildren(document.body)")
    qtbot.waitUntil(view.hasSelection)
    assert len(menu()) == 2
