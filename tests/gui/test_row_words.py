"""Words that fit a row."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

from journal_desktop.gui.row_words import fitted

TITLE = "The PRISMA 2020 statement: an updated guideline for reporting systematic reviews"


def test_what_fits_stays_and_what_does_not_ends_with_an_ellipsis(qapp):
    font = QFont()
    font.setPixelSize(13)
    metrics = QFontMetrics(font)

    assert fitted("Short", font, 200) == "Short"
    short = fitted(TITLE, font, 200)
    assert short.endswith("…")
    assert TITLE.startswith(short[:-1])
    assert metrics.horizontalAdvance(short) <= 200
    assert fitted(TITLE, font, -4) in {"", "…"}


def test_a_larger_face_has_room_for_less(qapp):
    small, large = QFont(), QFont()
    small.setPixelSize(11)
    large.setPixelSize(22)

    assert len(fitted(TITLE, large, 200)) < len(fitted(TITLE, small, 200))
