"""What a file that is not text looks like by its first bytes."""

from __future__ import annotations

_SAVE_AS_TEXT = "Open it in the program that made it, then copy the text or save it as plain text."
_COPY = "Copy the text out of it and paste it, or save it as plain text."

_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "Open it, copy the text of the article and paste it."),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office document", _SAVE_AS_TEXT),
    (b"SQLite format 3\x00", "a journal library or another database", "Open it as a library."),
    (b"\x89PNG", "a picture (PNG)", "Put it beside the text and name it there."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Put it beside the text and name it there."),
    (b"GIF8", "a picture (GIF)", "Put it beside the text and name it there."),
    (b"II*\x00", "a picture (TIFF)", "Export it as PNG and name it in the text."),
    (b"MM\x00*", "a picture (TIFF)", "Export it as PNG and name it in the text."),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and take in the text inside."),
    (b"BZh", "a compressed file (bzip2)", "Unpack it and take in the text inside."),
    (b"7z\xbc\xaf\x27\x1c", "a compressed folder (7z)", "Unpack it and take in the text inside."),
    (b"Rar!\x1a", "a compressed folder (RAR)", "Unpack it and take in the text inside."),
    (b"\xfd7zXZ", "a compressed file (xz)", "Unpack it and take in the text inside."),
    (b"\x7fELF", "a program", "Choose a text file."),
    (b"MZ\x90\x00", "a program", "Choose a text file."),
    (b"OggS", "a sound recording", "Choose a text file."),
    (b"ID3", "a sound recording", "Choose a text file."),
)

_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"epub+zip", "an e-book (EPUB)"),
)


def looks_like(data: bytes) -> tuple[str, str] | None:
    """What *data* looks like and what to do with it, or None when it may be text."""
    for start, name, remedy in _STARTS:
        if data.startswith(start):
            return name, remedy
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        for mark, name in _INSIDE_ZIP:
            if mark in data:
                return name, _COPY
        return "a compressed folder (ZIP)", "Unpack it and take in the text inside."
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a picture (WebP)", "Put it beside the text and name it there."
    if data[4:8] == b"ftyp":
        return "a picture or film", "Choose a text file."
    return None
