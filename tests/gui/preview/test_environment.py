"""The environment in which the browser engine starts."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from journal_desktop.gui.preview.environment import prepare_environment

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    for name in (FLAGS, "QT_WIDGETS_RHI", "QT_WIDGETS_RHI_BACKEND", "QTWEBENGINE_DISABLE_SANDBOX"):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)


def test_no_name_is_looked_up_and_no_host_is_reached():
    prepare_environment()

    assert '--host-resolver-rules="MAP * ~NOTFOUND"' in os.environ[FLAGS]
    assert "--proxy-server=127.0.0.1:1" in os.environ[FLAGS]
    assert QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def test_what_the_user_set_is_kept_and_nothing_is_set_twice(monkeypatch):
    monkeypatch.setenv(FLAGS, "--disable-gpu")
    prepare_environment()
    once = os.environ[FLAGS]
    prepare_environment()

    assert once.startswith("--disable-gpu ")
    assert os.environ[FLAGS] == once


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no root on this system")
@pytest.mark.parametrize(("user", "expected"), [(0, "1"), (1000, None)])
def test_only_root_goes_without_the_sandbox(monkeypatch, user, expected):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    prepare_environment()

    assert os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == expected
