"""A preview on screen, and what can be asked of it."""

from __future__ import annotations

import pytest

from journal_desktop.gui.preview.page import WORLD
from journal_desktop.gui.preview.view import Preview


class Screen:
    """A shown preview with the questions a test has about its document."""

    def __init__(self, qtbot, preview):
        self.qtbot, self.preview = qtbot, preview

    def show(self, page, document=""):
        """Show *page* and wait until it is in the document."""
        with self.qtbot.waitSignal(
            self.preview.updated,
            timeout=20_000,
            check_params_cb=lambda number: number == self.preview._sequence,
        ):
            self.preview.show_page(page, document)

    def ask(self, code, world=WORLD):
        """What *code* evaluates to in the document."""
        with self.qtbot.waitCallback(timeout=20_000) as answer:
            self.preview._engine.page.runJavaScript(code, world, answer)
        return answer.args[0]

    def frame(self):
        """Wait until the document has drawn another frame."""
        self.ask("window.drawn = 0; requestAnimationFrame(() => { window.drawn = 1 }); 1")
        self.until("window.drawn")

    def until(self, code):
        """Wait until *code* is true in the document."""
        self.qtbot.waitUntil(lambda: bool(self.ask(code)), timeout=20_000)

    def dom(self):
        """The whole document as it is now."""
        return self.ask("document.documentElement.outerHTML")


@pytest.fixture
def assets():
    """The pictures the preview may show, by file name."""
    return {}


@pytest.fixture
def preview(qtbot, assets):
    """A preview in a shown window, closed in order afterwards."""
    preview = Preview(assets.get)
    preview.resize(800, 600)
    preview.show()
    yield preview
    preview.shut()
    preview.close()
    preview.deleteLater()


@pytest.fixture
def screen(qtbot, preview):
    """The preview with means to look into its document."""
    return Screen(qtbot, preview)
