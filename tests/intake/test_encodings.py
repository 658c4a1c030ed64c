"""Bytes to text, and what is no text."""

import codecs
import io
import zipfile

import pytest
from PIL import Image

from journal_desktop.core.errors import IntakeError
from journal_desktop.intake import encodings
from journal_desktop.intake.notebook import Notebook

TEXT = "Title\n\nIt’s “clear” — naïve cells aren’t old ones; café, 5 µg.\n"


def decode(data):
    return encodings.decode(data, Notebook())


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "16le mark", "16be mark", "32le mark", "16le", "16be", "cp1252"],
)
def test_every_usual_encoding_is_read(data):
    assert decode(data) == TEXT


def test_another_alphabet_is_guessed_and_told():
    text = "Клетки помогают людям, но доказательства ещё слабые и исследования малы. " * 5
    notebook = Notebook()

    assert encodings.decode(text.encode("cp1251"), notebook) == text
    assert "guessed" in notebook.remarks[0].what


def test_a_few_damaged_letters_are_shown_and_told():
    text = "é — “a long text in UTF-8”, naïve, café. " * 5
    notebook = Notebook()

    read = encodings.decode(b"one\n" + text.encode() + b"\xff end", notebook)

    assert read.startswith("one\né")
    assert read.endswith("\ufffd end")
    assert notebook.remarks[0].line == 2


def zipped(name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(name, "x")
    return data.getvalue()


def picture(kind):
    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (zipped("word/document.xml"), "Word document (.docx)"),
        (zipped("a.txt"), "ZIP"),
        (picture("PNG"), "PNG"),
        (picture("JPEG"), "JPEG"),
        (picture("WEBP"), "WebP"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"SQLite format 3\0" + bytes(80), "library"),
        (b"some\0bytes\0\x01\x02 that are no text", "not a text"),
        (bytes(range(256)) * 4, "not a text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, name):
    with pytest.raises(IntakeError, match=name.replace("(", r"\(").replace(")", r"\)")) as refused:
        decode(data)
    assert refused.value.remedy


def test_a_mark_that_promises_too_much_is_refused():
    with pytest.raises(IntakeError, match="UTF-16"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
