"""Bytes to text; what every reader of files relies on is tried where articles are taken in."""

import pytest

from journal_desktop.core.errors import IntakeError
from journal_desktop.encodings import decoded


def test_damage_is_told_with_its_line():
    text, doubt = decoded("é".encode() * 20 + b"\nna\xefve")

    assert text.endswith("na\ufffdve")
    assert doubt is not None
    assert doubt.line == 2


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(IntakeError, match="PDF"):
        decoded(b"%PDF-1.7 \x00\x01")
