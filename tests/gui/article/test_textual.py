"""Showing a value under a caret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from journal_desktop.gui import utf16
from journal_desktop.gui.article import textual

TEXT = st.text(st.sampled_from("ab \n😀é\u00a0"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "a"), ("abc", "aXc"), ("aaa", "aa"), ("a😀b", "a😀😀b"), ("a\nb", "b"), ("😀", "😃")],
)
def test_whatever_the_difference_the_document_ends_on_the_new_text(qapp, old, new):
    document = QTextDocument()
    document.setPlainText(old)
    textual.show_text(document, new)

    assert textual.plain_text(document) == new


@given(TEXT, TEXT)
def test_any_text_becomes_any_other(old, new):
    document = QTextDocument()
    textual.show_text(document, old)
    textual.show_text(document, new)

    assert textual.plain_text(document) == new


def test_a_caret_keeps_its_letter_when_text_changes_before_it(qapp):
    document = QTextDocument()
    document.setPlainText("one two three")
    cursor = QTextCursor(document)
    cursor.setPosition(8)
    textual.show_text(document, "ONE 😀 MORE two three")

    assert (
        textual.plain_text(document)[utf16.index(document.toRawText(), cursor.position()) :]
        == "three"
    )


@given(TEXT, st.integers(0, 12))
def test_positions_translate_there_and_back(text, at):
    at = min(at, len(text))

    assert utf16.index(text, utf16.units(text[:at])) == at
