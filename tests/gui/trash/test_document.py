from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QUrl
from PySide6.QtGui import QImage, QTextDocument

from builders import paper
from journal_desktop.gui.trash.document import HIGH, WIDE, written


def read(content):
    return written(content).toPlainText()


def drawn(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x225588)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def test_a_source_has_its_reference_its_notes_and_its_excerpts(qapp):
    source = replace(paper("carnk"), notes="Read twice.", excerpts=("One (p. 2)", "Two (p. 3)"))
    words = read(source)

    for each in (source.title, source.key, source.url, "Read twice.", "One (p. 2)", "Two (p. 3)"):
        assert each in words


@pytest.mark.parametrize("size", [(2000, 100), (100, 2000), (20, 10)])
def test_a_picture_fits(qapp, size):
    page = written(drawn(*size))
    image = page.resource(QTextDocument.ResourceType.ImageResource, QUrl("picture"))

    assert image.width() <= WIDE
    assert image.height() <= HIGH
    assert image.width() == 20 or max(image.width() / WIDE, image.height() / HIGH) == 1


def test_a_picture_that_cannot_be_drawn_says_so(qapp):
    assert "can’t be shown here" in read(b"no picture")
