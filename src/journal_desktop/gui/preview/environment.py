"""What Qt and Chromium read at their start, so that the preview is closed to the world."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt

_FLAGS = (
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--proxy-server=127.0.0.1:1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
)


def prepare_environment() -> None:
    """Close the browser engine to the network; call it before the application object is made."""
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    missing = [flag for flag in _FLAGS if flag not in given]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(filter(None, (given, *missing)))
    if _is_root():
        # Chromium refuses to start its sandbox as root.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    if sys.platform == "linux" and _has_screen():
        # Without it the window is made anew, with a flash, when its first web view appears.
        os.environ.setdefault("QT_WIDGETS_RHI", "1")
        os.environ.setdefault("QT_WIDGETS_RHI_BACKEND", "opengl")
    # The engine can then be loaded after the application object, once a page is shown.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _has_screen() -> bool:
    return not os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))
