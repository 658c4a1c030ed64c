"""What follows the article as it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData

from journal_desktop.cite import engine
from journal_desktop.core.journal import HouseProfile
from journal_desktop.gui.preview.page import WORLD, LockedPage


def asked(qtbot, window, code):
    """What *code* gives in the document of the preview."""
    answers = []
    page = window.preview.view.findChild(LockedPage)
    page.runJavaScript(code, WORLD, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_the_page_shows_the_words_at_the_caret_of_a_long_part(opened, qtbot):
    window = opened.desk.window
    field = window.editor.lead.field
    with qtbot.waitSignal(window.preview.view.updated, timeout=20_000):
        field.setFocus()
        field.selectAll()
        field.insertPlainText("\n\n".join(f"Paragraph number {n} of many." for n in range(60)))
    field.moveCursor(field.textCursor().MoveOperation.End)
    for letter in "the end":
        qtbot.keyClicks(field, letter)
    last = "document.querySelector('#lead > p:last-of-type').getBoundingClientRect()"
    qtbot.waitUntil(
        lambda: asked(qtbot, window, f"{last}.top < innerHeight && {last}.bottom > 0"),
        timeout=10_000,
    )


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
def test_the_page_follows_the_style_that_is_chosen_and_what_is_cited(opened, answers, qtbot):
    desk = opened.desk
    window, journal = desk.window, desk.workspace.journal
    answers.prepared["journal"] = replace(journal, profile=HouseProfile(citation_style="apa"))
    marks = "[...document.querySelectorAll('span.cite')].map(m => m.innerText).join(' ')"
    opened.run("library.settings")
    qtbot.waitUntil(lambda: "Pigott et al., 2014" in asked(qtbot, window, marks), timeout=20_000)
    before = asked(qtbot, window, "document.body.dataset.kept = 'yes'")
    field = window.editor.lead.field
    field.setFocus()
    key = next(each.key for each in desk.session.article.sources if "pigott" in each.key)
    field.textCursor().insertText(f"[@{key}, p. 7] ")

    qtbot.waitUntil(
        lambda: "Pigott et al., 2014, p. 7" in asked(qtbot, window, marks), timeout=20_000
    )
    assert asked(qtbot, window, "document.body.dataset.kept") == before == "yes"
    qtbot.waitUntil(lambda: desk.printer.is_idle)


def test_a_style_that_can_not_print_is_told_below_the_window(opened, answers, qtbot):
    desk = opened.desk
    profile = HouseProfile(citation_style="no-such-style")
    answers.prepared["journal"] = replace(desk.workspace.journal, profile=profile)
    opened.run("library.settings")

    qtbot.waitUntil(lambda: "no-such-style" in desk.window.status.trouble.text(), timeout=10_000)


def test_the_place_stays_in_sight_when_pasted_marks_are_linked(desk, qtbot):
    window = desk.window
    session = desk.session
    section = session.article.sections[2]
    field = window.editor.field_at(section.id)
    entries = (
        "GRADE: an emerging consensus. BMJ. 2008. doi:10.1136/bmj.39489.470347.AD",
        "The PRISMA 2020 statement. BMJ. 2021. doi:10.1136/bmj.n71",
    )
    listed = "\n".join(f"{n}. {entries[n % 2]}" for n in range(1, 31))
    paragraphs = "\n\n".join(f"Paragraph number {n} of many." for n in range(30))
    with qtbot.waitSignal(window.preview.view.updated, timeout=20_000):
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)
        field.insertPlainText("\n\n")
    mime = QMimeData()
    mime.setText(f"{paragraphs}\n\nThe place of the mark [1].\n\nSources\n\n{listed}")
    field.insertFromMimeData(mime)
    place = (
        "(() => { const p = [...document.querySelectorAll('p')].find(p => "
        "p.innerText.startsWith('The place of the mark')); if (!p) return ''; "
        "const {top, bottom} = p.getBoundingClientRect(); "
        "const marks = p.querySelectorAll('.cite').length; "
        "return (top >= 0 && bottom <= innerHeight) + ' ' + marks; })()"
    )
    qtbot.waitUntil(lambda: asked(qtbot, window, place) != "", timeout=10_000)
    window.messages.action.click()

    qtbot.waitUntil(lambda: asked(qtbot, window, place) == "true 1", timeout=10_000)


def test_what_is_typed_while_the_page_of_an_article_is_made_is_on_it(desk, qtbot):
    window, first = desk.window, desk.session.article.id
    other = next(each.id for each in desk.workspace.summaries if each.id != first)
    desk.workspace.open(other)
    qtbot.waitUntil(lambda: desk.session.article.id == other)
    desk.workspace.open(first)
    assert not desk.work.is_idle
    window.editor.lead.field.setFocus()
    qtbot.keyClicks(window.editor.lead.field, "Typed at once. ")

    shown = "document.body.innerText"
    qtbot.waitUntil(lambda: "Typed at once." in asked(qtbot, window, shown), timeout=20_000)
