"""The preview pane: lazy, adjustable, and gone without a trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from gui.preview.pages import block, page, swap
from journal_desktop.gui.preview.view import Preview

FIRST = page()


def test_without_a_page_it_says_what_to_do_and_loads_no_engine(qtbot, preview):
    qtbot.waitExposed(preview)

    assert preview._empty.text() == ""  # an article may be on its way
    preview.clear()
    assert preview._empty.isVisible()
    assert preview._empty.text() == "Open an article to see its page here."
    assert preview._engine is None
    assert preview.page_bytes() == b""


def test_a_hidden_preview_loads_no_engine_until_it_is_shown(qtbot, preview):
    preview.hide()
    number = preview.show_page(FIRST)
    qtbot.wait(0)

    assert preview._engine is None
    with qtbot.waitSignal(preview.updated, timeout=20_000) as updated:
        preview.show()
    assert updated.args == [number]


def test_a_hidden_preview_catches_up_when_it_is_shown(qtbot, screen):
    screen.show(FIRST)
    screen.preview.hide()
    screen.preview.show_page(swap(FIRST, "s0", "<p>meanwhile</p>"))
    with qtbot.waitSignal(screen.preview.updated, timeout=20_000):
        screen.preview.show()

    assert screen.ask("document.getElementById('s0').textContent") == "meanwhile"


def test_clearing_shows_nothing_and_a_later_page_comes_back(screen):
    screen.show(FIRST)
    screen.preview.clear()
    assert screen.preview._empty.isVisible()

    screen.show(swap(FIRST, "s0", "<p>again</p>"))
    assert not screen.preview._empty.isVisible()
    assert screen.ask("document.getElementById('s0').textContent") == "again"


@pytest.mark.parametrize(
    ("scheme", "colour"), [("dark", "rgb(0, 0, 0)"), ("light", "rgb(255, 255, 255)")]
)
def test_light_and_dark_without_touching_the_document(screen, scheme, colour):
    screen.show(FIRST)
    untouched = screen.dom()
    screen.preview.set_scheme(scheme)

    assert screen.ask("getComputedStyle(document.body).backgroundColor") == colour
    assert screen.dom() == untouched
    screen.show(page(block("other"), slug="two"))
    assert screen.ask("getComputedStyle(document.body).backgroundColor") == colour
    screen.preview.set_scheme("auto")
    assert screen.ask("getComputedStyle(document.documentElement).colorScheme") == "normal"


def test_a_phone_is_as_wide_as_a_phone(screen):
    screen.show(FIRST)
    screen.preview.set_width(375)
    screen.until("innerWidth === 375")
    view = screen.preview._engine.view

    assert view.geometry().center().x() == pytest.approx(screen.preview.width() / 2, abs=1)
    screen.preview.set_width(None)
    screen.until("innerWidth === 800")


def test_a_tablet_in_a_narrow_pane_is_shrunk_and_still_a_tablet(screen):
    screen.preview.resize(400, 600)
    screen.preview.set_width(768)
    screen.show(FIRST)

    screen.until("Math.abs(innerWidth - 768) <= 2")


def test_zoom_lasts_over_articles(screen):
    screen.show(FIRST)
    screen.preview.set_zoom(2.0)
    screen.until("innerWidth === 400")
    screen.show(page(slug="two"))

    screen.until("innerWidth === 400")


def test_reveal_scrolls_only_when_it_must(screen):
    screen.show(FIRST)
    screen.preview.reveal("s0")
    assert screen.ask("scrollY") == 0

    screen.preview.reveal("s4")
    assert screen.ask("document.getElementById('s4').getBoundingClientRect().top") >= 0
    assert screen.ask("document.getElementById('s4').getBoundingClientRect().bottom") <= 600


def test_reveal_waits_for_the_page(screen):
    screen.show(FIRST)
    screen.preview.show_page(page(slug="two"))
    screen.preview.reveal("s5")

    screen.until("location.pathname.includes('two') && scrollY > 1000")


def test_shutting_down_while_an_edit_is_on_its_way_says_nothing(qtbot, screen):
    screen.show(FIRST)
    screen.preview.show_page(swap(FIRST, "s0", "<p>the last words</p>"))
    screen.preview.shut()
    qtbot.wait(50)

    assert screen.preview._engine is None


def test_shutting_down_and_starting_again(screen):
    screen.show(FIRST)
    screen.preview.shut()
    screen.show(swap(FIRST, "s0", "<p>again</p>"))

    assert screen.ask("document.getElementById('s0').textContent") == "again"


def test_loading_a_page_leaves_the_focus_where_one_writes(qtbot, screen):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    screen.show(FIRST)
    screen.show(page(slug="two"))
    screen.frame()

    assert field.hasFocus()


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from journal_desktop.gui.preview.environment import prepare_environment
prepare_environment()
from PySide6.QtWidgets import QApplication
from gui.preview.pages import page
from journal_desktop.gui.preview.view import Preview
app = QApplication([])
preview = Preview(lambda name: None)
assert "PySide6.QtWebEngineCore" not in sys.modules
preview.updated.connect(app.quit)
preview.show()
preview.show_page(page())
app.exec()
{end}
"""


@pytest.mark.parametrize(
    "end", ["preview.shut()", "del preview", "", "sys.exit(0)", "preview.close(); del app"]
)
def test_the_end_of_the_program_is_clean(end):
    """However the program ends, nothing complains and nothing crashes."""
    tests = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(tests=tests, end=end)],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert "Expect troubles" not in ended.stderr
    assert "QObject" not in ended.stderr


def test_a_preview_that_never_was_shown_is_cheap():
    assert Preview(lambda name: None)._engine is None
