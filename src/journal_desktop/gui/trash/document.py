"""What was deleted and has no page, as a document to look at: a source or a picture."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextImageFormat

from journal_desktop.core.source import Source
from journal_desktop.gui import theme
from journal_desktop.gui.history.document import Page, document, heading_format, prose_format
from journal_desktop.gui.sources.warning import status_words

WIDE, HIGH = 440, 300
_NAME = "picture"
_NO_PICTURE = "This picture can’t be shown here. It can be saved, and opened elsewhere."


def written(content: Source | bytes) -> QTextDocument:
    """A document that shows *content*; any thread may write it."""
    made = document()
    page = Page(made)
    if isinstance(content, Source):
        _source(page, content)
    else:
        _picture(page, made, content)
    return made


def _source(page: Page, source: Source) -> None:
    """Its reference, then what somebody noted about it."""
    soft = theme.colours().soft
    page.line(" · ".join(filter(None, (source.kind, source.key))), soft, above=0)
    page.paragraph()
    page.sentence(source.title, heading_format(14))
    authors = source.authors
    names = ", ".join(authors[:8]) + (f" and {len(authors) - 8} more" if len(authors) > 8 else "")
    where = ", ".join(filter(None, (source.host, source.year)))
    for line in (names, where, source.url, status_words(source)):
        if line:
            page.line(line, soft, above=4)
    told = {
        "Design": source.design,
        "Population": source.population,
        "Size": source.n,
        "Funding": source.funding,
        "Tags": ", ".join(source.tags),
        "File": source.attachment,
    }
    for name, words in told.items():
        if words:
            page.line(f"{name}: {words}", soft, above=4)
    for name, texts in (("Notes", (source.notes,)), ("Excerpts", source.excerpts)):
        written = [each for each in texts if each.strip()]
        if written:
            page.line(name, theme.colours().faint, above=20)
        for each in written:
            page.paragraph()
            page.sentence(re.sub(r"\n{2,}", "\n", each.strip()), prose_format())


def _picture(page: Page, into: QTextDocument, data: bytes) -> None:
    image = QImage.fromData(data)
    page.paragraph()
    if image.isNull():
        page.line(_NO_PICTURE, theme.colours().soft)
        return
    if image.width() > WIDE or image.height() > HIGH:
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        image = image.scaled(WIDE, HIGH, kept, smooth.SmoothTransformation)
    into.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_NAME), image)
    shape = QTextImageFormat()
    shape.setName(_NAME)
    page.cursor.insertImage(shape)
