"""Commands on the library and on what comes into it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from journal_desktop.cite import engine
from journal_desktop.core.journal import Journal

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Our own</title><id>http://example.org/styles/our-own</id></info>
<citation><layout prefix="{" suffix="}"><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""
TEXT = """Immune Health

Could donor cells follow CAR-T?

A review from 2025 gathers the early evidence on ready-made immune cells.

24 Jun 2026 · 1 min read

Engineered immune cells can fight some blood cancers 1.

What did the review find?

Early trials saw responses in some people 1. Larger trials are still missing.

Key takeaway

Donor cells are promising and not yet proven.

Sources

1. Mapping the zoonotic niche of Ebola virus disease in Africa — research article (2014, eLife)
"""


@pytest.fixture
def desk(opened):
    return opened.desk


@pytest.fixture
def make_read_only(desk, qtbot):
    """Opens the library anew as one in a folder that is synced, when it is called."""

    def reopen():
        path = desk.workspace.library.path
        (path.parent / ".stfolder").mkdir()
        desk.leave()
        desk.open_library(path)
        qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
        assert desk.workspace.library.read_only

    return reopen


def test_pasted_text_becomes_an_article_in_its_fields(opened, desk, qtbot):
    QApplication.clipboard().setText(TEXT)
    before = desk.session.article.id
    opened.run("library.paste")
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.article.id != before)
    article = desk.session.article

    assert article.title == "Could donor cells follow CAR-T?"
    assert article.category == "Immune Health"
    assert "[@" in article.lead
    assert article.takeaway.startswith("Donor cells")


def test_a_disclaimer_that_came_with_a_text_stays_when_the_settings_are_saved(
    opened, desk, answers, qtbot
):
    own = "For information only, this is not medical advice."
    QApplication.clipboard().setText(f"{TEXT.partition('Sources')[0]}{own}")
    before = desk.session.article.id
    opened.run("library.paste")
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.article.id != before)
    qtbot.waitUntil(lambda: desk.store.is_idle)
    answers.prepared["journal"] = replace(desk.workspace.journal, title="Another title")
    opened.run("library.settings")
    qtbot.waitUntil(lambda: desk.store.is_idle)
    kept = desk.workspace.library.journal()

    assert kept.title == "Another title"
    assert kept.disclaimer(desk.session.article.disclaimer) == own


def test_an_empty_clipboard_is_one_sentence(opened, desk, qtbot):
    QApplication.clipboard().setText("")
    opened.run("library.paste")
    qtbot.waitUntil(lambda: bool(desk.window.messages.text))

    assert desk.window.library.model.rowCount() == 3


def test_dropped_files_are_taken_in_and_a_bad_one_costs_only_itself(opened, desk, qtbot, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    desk.window.files_dropped.emit([good, bad])
    qtbot.waitUntil(lambda: desk.window.library.model.rowCount() == 4, timeout=10_000)
    qtbot.waitUntil(lambda: "1 article taken in" in desk.window.messages.text)


def test_a_report_is_shown_when_asked_for(opened, desk, answers, qtbot, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)) * 8)
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    desk.window.files_dropped.emit([bad, good])
    qtbot.waitUntil(desk.window.messages.action.isVisible, timeout=10_000)
    desk.window.messages.action.click()

    question, (title, lines) = answers.asked[-1]
    assert question == "show_report"
    assert title.startswith("1 article taken in. Could not be taken in: “bad.txt”.")
    assert any("bad.txt" in line for line in lines)


def test_a_single_file_that_can_not_be_read_is_named(desk, qtbot, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    desk.window.files_dropped.emit([bad])
    qtbot.waitUntil(lambda: "“bad.txt”" in desk.window.messages.text, timeout=10_000)


def test_the_report_is_still_there_when_its_message_is_gone(opened, desk, answers, qtbot, tmp_path):
    text = tmp_path / "text.md"
    text.write_text("# A title\n\n![a picture](gone.png)\n", encoding="utf-8")
    desk.window.files_dropped.emit([text])
    qtbot.waitUntil(lambda: "to look at" in desk.window.messages.text, timeout=10_000)
    desk.window.messages.tell("Something else happened.")
    opened.run("library.report")

    _, (title, lines) = answers.asked[-1]
    assert title == "“A title” was taken in."
    assert any("gone.png" in line for line in lines)
    desk.create_library(tmp_path / "second.journal", with_sample=False)
    qtbot.waitUntil(lambda: not opened.actions["library.report"].isEnabled(), timeout=10_000)


@pytest.fixture
def twice(desk, qtbot, tmp_path):
    """Bring the same text in for the second time."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")

    def drop():
        desk.window.files_dropped.emit([path])
        qtbot.waitUntil(lambda: desk.work.is_idle and desk.store.is_idle)

    def bring():
        drop()
        first = desk.session.article
        desk.window.library.article_chosen.emit(desk.workspace.summaries[-1].id)
        qtbot.waitUntil(lambda: desk.session.article.id != first.id)
        drop()
        return first

    return bring


def test_the_same_text_once_more_is_asked_about_and_then_left(desk, answers, twice):
    first = twice()

    assert ("again", ((first.title,),)) in answers.asked
    assert len(desk.workspace.summaries) == 4
    assert desk.session.article.id != first.id


def test_the_one_that_is_there_can_be_opened(desk, answers, twice):
    answers.prepared["again"] = "there"
    first = twice()

    assert desk.session.article.id == first.id
    assert len(desk.workspace.summaries) == 4


def test_a_second_article_can_be_made_of_it(desk, answers, twice):
    answers.prepared["again"] = "second"
    first = twice()

    assert desk.session.article.slug == f"{first.slug}-2"
    assert len(desk.workspace.summaries) == 5


def test_journal_settings_are_kept_and_shown(opened, desk, answers, qtbot):
    answers.prepared["journal"] = Journal("j", "Marrow Notes")
    opened.run("library.settings")
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert desk.window.windowTitle().startswith("Marrow Notes")
    assert desk.workspace.library.journal().title == "Marrow Notes"


def test_no_form_is_shown_where_it_could_not_be_kept(opened, desk, answers, make_read_only):
    make_read_only()
    for action in ("library.settings", "sources.create"):
        desk.window.messages.hide()
        opened.run(action)
        assert "can be read but not changed" in desk.window.messages.text

    assert not {"journal", "source"} & {question for question, _ in answers.asked}


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
def test_a_style_that_is_dropped_is_kept_and_shown_to_be_chosen(desk, answers, qtbot, tmp_path):
    path = tmp_path / "own.csl"
    path.write_text(STYLE, encoding="utf-8")
    desk.window.files_dropped.emit([path])
    qtbot.waitUntil(lambda: "journal" in dict(answers.asked), timeout=10_000)
    shown, shelf = dict(answers.asked)["journal"]

    assert shown.profile.citation_style == "our-own"
    assert desk.workspace.journal.profile.citation_style == "house"
    assert "our-own" in {each.id for each in shelf.offers()}


def test_a_dropped_file_that_is_no_style_is_told(desk, qtbot, tmp_path):
    path = tmp_path / "own.csl"
    path.write_text("Dear editor", encoding="utf-8")
    desk.window.files_dropped.emit([path])

    qtbot.waitUntil(desk.window.messages.isVisible, timeout=10_000)


def test_a_new_library_opens_empty_and_the_old_one_is_closed(
    opened, desk, answers, qtbot, tmp_path
):
    old = desk.workspace.library
    answers.prepared["library_to_create"] = tmp_path / "second.journal"
    opened.run("library.create")
    qtbot.waitUntil(lambda: desk.workspace is not None and desk.workspace.library is not old)

    qtbot.waitUntil(lambda: desk.window.library.model.rowCount() == 0)
    answers.prepared["library_to_open"] = old.path
    opened.run("library.open")
    qtbot.waitUntil(lambda: desk.window.library.model.rowCount() == 3, timeout=10_000)
