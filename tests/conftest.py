"""What every test stands on: no display, no network home, no modal, no warning."""

from __future__ import annotations

import itertools
import logging
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# Set while this file is imported, before any QApplication is made. A test on a real
# display is run with QT_QPA_PLATFORM=xcb (or another) in the environment.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium has no sandbox for root

# How long an example takes says nothing about whether it is right.
# `pytest --hypothesis-profile=thorough` looks much further.
settings.register_profile(
    "house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=500)
settings.load_profile("ci" if os.environ.get("CI") else "house")

_homes = itertools.count()


@pytest.fixture(scope="session", autouse=True)
def application(request):
    """The window's application object, before the citation engine makes a plain one of its own.

    A process has only one; it is made where tests of the window are among those to be run.
    """
    folder = request.config.rootpath / "tests"
    if any(item.path.is_relative_to(folder / "gui") for item in request.session.items):
        request.getfixturevalue("qapp")


@pytest.fixture(scope="session")
def qapp_args():
    """The same style as the program's."""
    return ["journal-desktop", "-style", "fusion"]


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """An empty home with its own settings, data and cache folders; the user's is untouched."""
    folder = tmp_path_factory.mktemp(f"home{next(_homes)}", numbered=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        monkeypatch.setenv({"CONFIG": "APPDATA"}.get(name, "LOCALAPPDATA"), str(folder / "appdata"))
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)  # Qt refuses a runtime folder that others may read
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return folder


@pytest.fixture(autouse=True)
def no_modal(monkeypatch):
    """A modal dialog that nobody answers fails the test instead of hanging it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:  # a test without Qt loads none
        return
    opened: list[str] = []

    def refuse(name):
        def modal(*_arguments, **_options):
            opened.append(name)
            pytest.fail(f"{name} opened a modal dialog in a test")

        return modal

    boxes = ("question", "warning", "critical", "information", "about", "aboutQt")
    files = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")
    asked = ("getText", "getMultiLineText", "getItem", "getInt", "getDouble")
    for owner, names in (
        (widgets.QDialog, ("exec",)),
        (widgets.QMessageBox, ("exec", *boxes)),
        (widgets.QFileDialog, ("exec", *files)),
        (widgets.QInputDialog, ("exec", *asked)),
        (widgets.QColorDialog, ("exec", "getColor")),
        (widgets.QMenu, ("exec",)),
    ):
        for name in names:
            monkeypatch.setattr(owner, name, refuse(f"{owner.__name__}.{name}"))
    yield
    assert not opened, f"a modal dialog was opened: {', '.join(opened)}"


@pytest.fixture(autouse=True)
def quiet(caplog):
    """A logged warning or worse fails the test.

    A test that expects one asserts on `caplog.records` and then calls `caplog.clear()`.
    """
    yield
    loud = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not loud, "logged:\n" + "\n".join(loud)
