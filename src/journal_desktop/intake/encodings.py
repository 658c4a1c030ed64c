"""Bytes of an article to text, with a remark where the encoding is in doubt."""

from __future__ import annotations

from journal_desktop import encodings
from journal_desktop.intake.notebook import Notebook


def decode(data: bytes, notebook: Notebook) -> str:
    """The text that *data* holds, in whatever encoding.

    Raises IntakeError when it is not text.
    """
    text, doubt = encodings.decoded(data)
    if doubt is not None:
        notebook.kept(doubt.line, doubt.words, doubt.what)
    return text
