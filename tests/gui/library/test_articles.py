"""How a title of the list is laid out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from journal_desktop.gui.library.articles import _title_layout

LONG = "pneumonoultramicroscopicsilicovolcanoconiosis"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (f"Does {LONG} {LONG} respond to anything", "Does pneumono"),
        (f"{LONG}{LONG}{LONG}", "pneumonoultra"),
        ("𝔘" * 200, "𝔘𝔘𝔘𝔘"),
    ],
)
def test_a_title_of_long_words_can_still_be_told(qtbot, title, kept):
    shown = _title_layout(title, 180, QFont()).text()

    assert shown.startswith(kept)
    assert shown.endswith("…")


def test_words_that_fit_are_kept_whole(qtbot):
    title = "Do ready-made immune cells work as well as those of the patients themselves"
    shown = _title_layout(title, 180, QFont()).text()

    assert shown.endswith("…")
    assert title[len(shown) - 1] == " "
    assert _title_layout("Short", 180, QFont()).text() == "Short"
