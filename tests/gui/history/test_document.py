"""Differences as documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument

from builders import article
from journal_desktop.app.history import changes as version_changes
from journal_desktop.compare.articles import compare
from journal_desktop.compare.provenance import Origin, key
from journal_desktop.core.status import Status
from journal_desktop.gui.history.document import (
    NOTHING,
    ORIGIN,
    PLACE,
    write_inline,
    write_origins,
)

OLD = article(status=Status.DRAFT)
NEW = replace(
    OLD,
    status=Status.READY,
    lead=OLD.lead.replace("A review from 2025", "One review").replace("[@carnk]", "[@liu2020]"),
)


@pytest.fixture
def document(qapp):
    return QTextDocument()


def fragments(document):
    """Every stretch of one format, with its block."""
    block = document.begin()
    while block.isValid():
        spans = block.begin()
        while not spans.atEnd():
            yield block, spans.fragment()
            spans += 1
        block = block.next()


def marked(document):
    """What is struck and what is underlined."""
    struck, lined = [], []
    for _, each in fragments(document):
        if each.charFormat().fontStrikeOut():
            struck.append(each.text())
        if each.charFormat().fontUnderline():
            lined.append(each.text())
    return struck, lined


def test_what_was_removed_is_struck_and_what_was_added_underlined(document):
    write_inline(document, compare(OLD, NEW))

    assert marked(document) == (
        ["A ", "from 2025 ", "[@carnk]"],
        ["One ", "[@liu2020]"],
    )
    assert "Status: draft to ready" in document.toPlainText()
    assert "As before: Title, Standfirst" in document.toPlainText()


def test_each_line_knows_its_place(document):
    write_inline(document, compare(OLD, NEW))
    places = {block.text(): block.blockFormat().property(PLACE) for block, _ in fragments(document)}

    assert places["Status: draft to ready"] == "status"
    texts = {text.replace("A One", "One"): place for text, place in places.items()}
    assert next(place for text, place in texts.items() if "One review" in text) == "lead"


def test_long_stretches_without_a_change_are_left_out(document):
    many = "\n\n".join(f"Paragraph {n}." for n in range(9))
    write_inline(
        document, compare(replace(OLD, lead=many), replace(OLD, lead=f"{many}\n\nThe end."))
    )

    assert "Paragraph 4." not in document.toPlainText()
    assert "⋯ 7 paragraphs as before ⋯" in document.toPlainText()


def test_where_nothing_differs_it_says_so(document):
    write_inline(document, compare(OLD, OLD))

    assert document.toPlainText() == NOTHING


def test_each_sentence_tells_since_when_it_stands(document):
    sentence = "A CAR is a built-in receptor."
    origins = {key(sentence): Origin(1)} | {
        each: Origin(0) for each in version_changes.origins(OLD, (), lambda _: None)
    }
    origins[key(sentence)] = Origin(1)
    count = write_origins(document, OLD, origins, lambda o: f"Since {o.version}", 1)
    told = {
        each.text(): each.charFormat().property(ORIGIN)
        for _, each in fragments(document)
        if each.charFormat().property(ORIGIN)
    }

    assert count == 1
    assert told[sentence] == "Since 1"
    assert marked(document)[1] == [sentence]
    assert set(told.values()) == {"Since 0", "Since 1"}
