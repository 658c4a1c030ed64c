"""What the browser engine reads at its start, set before any QApplication is made."""

from __future__ import annotations

import pytest

from journal_desktop.gui.preview.environment import prepare_environment

prepare_environment()

# What Qt and Chromium say on a machine without a graphics card.
_NO_GRAPHICS_CARD = ("QRhi", "RHI", "[Vv]ulkan", "GBM is not", "GPU", "This plugin")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let them say so without failing a test."""
    if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
        item.add_marker(pytest.mark.qt_log_ignore(*_NO_GRAPHICS_CARD, extend=True))
