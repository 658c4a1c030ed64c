"""What the browser engine reads at its start, set before any QApplication is made."""

from __future__ import annotations

import pytest

from journal_desktop.gui.preview.environment import prepare_environment

prepare_environment()

_NO_GRAPHICS_CARD = ("QRhi", "Failed to create RHI", "QVulkan", "GBM is not", "GPUInfo not", "This plugin")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say, without failing a test, that a machine for tests has no graphics card."""
    if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
        item.add_marker(pytest.mark.qt_log_ignore(*_NO_GRAPHICS_CARD, extend=True))
