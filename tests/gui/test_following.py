"""What follows the article as it is written."""

from __future__ import annotations

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
