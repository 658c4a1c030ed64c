"""Numbered marks of a pasted text, linked on request."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from builders import paper

LIST = (
    "Trials were small [1].\n\nSources\n\n"
    "1. GRADE: an emerging consensus on rating quality of evidence and strength of "
    "recommendations. BMJ. 2008. doi:10.1136/bmj.39489.470347.AD\n"
    "2. Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors. "
    "N Engl J Med. 2020;382:545-553. doi:10.1056/NEJMoa1910607"
)


@pytest.fixture
def field(desk, qtbot):
    """The lead, citing two sources."""
    lead = desk.window.editor.lead.field
    lead.setFocus()
    lead.selectAll()
    lead.insertPlainText("First [@grade2008; @prisma2020]. ")
    return lead


def paste(field, text):
    mime = QMimeData()
    mime.setText(text)
    field.insertFromMimeData(mime)


def test_marks_are_linked_to_the_sources_of_the_article_on_request(opened, desk, field):
    paste(field, "Trials were small [2,1] and few.")
    bar = desk.window.messages
    assert desk.session.article.lead.endswith("small [2,1] and few.")
    assert bar.action.text() == "Link [1]–[2] to their sources"
    bar.action.click()

    assert desk.session.article.lead.endswith("small [@prisma2020; @grade2008] and few.")
    opened.run("article.undo")
    assert desk.session.article.lead.endswith("small [2,1] and few.")


def test_raised_digits_are_marks_and_a_power_is_none(desk, field):
    paste(field, "It covers 40 m² in theory.")
    assert not desk.window.messages.isVisible()
    paste(field, "Cells were studied.¹")
    desk.window.messages.action.click()

    assert desk.session.article.lead.endswith("40 m² in theory.Cells were studied [@grade2008].")


def test_what_was_declined_is_not_offered_again(desk, field):
    paste(field, "Trials were small [1].")
    desk.window.messages.hide()
    paste(field, "Trials were small [1].")

    assert not desk.window.messages.isVisible()


def test_a_list_at_the_end_gives_the_sources_and_goes(opened, desk, field):
    paste(field, LIST)
    desk.window.messages.action.click()
    article = desk.session.article
    listed = {each.key: each.source for each in article.sources}

    assert article.lead.endswith("Trials were small [@grade2008].")
    assert paper("liu2020").id in listed.values() or any(
        desk.workspace.sources[each].doi == "10.1056/NEJMoa1910607" for each in listed.values()
    )
    opened.run("article.undo")
    assert desk.session.article.lead.endswith(LIST)


def test_a_text_that_was_changed_is_left_alone(desk, field, qtbot):
    paste(field, "Trials were small [1].")
    field.selectAll()
    qtbot.keyClicks(field, "Gone")
    desk.window.messages.action.click()

    assert desk.session.article.lead == "Gone"
    assert "changed" in desk.window.messages.text
