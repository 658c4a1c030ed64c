"""Commands on the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.core import citations
from journal_desktop.gui.ask import LinkWish


@pytest.fixture
def desk(opened):
    return opened.desk


@pytest.fixture
def lead(desk, qtbot):
    """The lead, empty, with the caret in it."""
    field = desk.window.editor.lead.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Cells can work")
    return field


def select(field, words):
    start = field.value.index(words)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("action", "written"),
    [
        ("writing.bold", "Cells **can** work"),
        ("writing.italic", "Cells *can* work"),
        ("writing.quote", "> Cells can work"),
        ("writing.bullets", "- Cells can work"),
    ],
)
def test_formatting_changes_the_selection_and_the_article(opened, desk, lead, action, written):
    select(lead, "can")
    opened.run(action)

    assert lead.value == written
    assert desk.session.article.lead == written


def test_a_link_is_made_of_the_selected_words(opened, desk, lead, answers):
    select(lead, "can")
    answers.prepared["link"] = lambda words: LinkWish(words, "https://elifesciences.org/")
    opened.run("writing.link")

    assert desk.session.article.lead == "Cells [can](https://elifesciences.org/) work"


def test_a_companion_link_names_the_article_by_id(opened, desk, lead, answers):
    answers.prepared["companion"] = lambda titles: next(iter(titles))
    opened.run("writing.companion")

    other = desk.session.article.lead.split("article:")[1].rstrip(")")
    assert other in {row.id for row in desk.workspace.summaries}
    assert other != desk.session.article.id


def spare(desk):
    """A source of the library that the open article does not list."""
    listed = {each.source for each in desk.session.article.sources}
    return next(each for each in desk.workspace.sources.values() if each.id not in listed)


def test_citing_from_the_panel_lists_numbers_and_is_one_undo(opened, desk, lead):
    source = spare(desk)
    desk.window.sources.cite_asked.emit([source.id])
    article = desk.session.article

    assert article.lead == f"Cells can work [@{source.key}]"
    assert lead.textCursor().atEnd()
    assert citations.numbering(article)[source.key] == 1
    opened.run("article.undo")
    assert desk.session.article.lead == "Cells can work"
    assert source.id not in {c.source for c in desk.session.article.sources}


def test_several_sources_are_cited_in_one_mark(desk, lead):
    for key in ("grade2008", "prisma2020"):
        desk.workspace.save_source(paper(key))
    desk.window.sources.cite_asked.emit([paper("grade2008").id, paper("prisma2020").id])

    assert desk.session.article.lead == "Cells can work [@grade2008; @prisma2020]"


def test_without_a_field_the_source_is_asked_for_and_listed(opened, desk, answers):
    source = spare(desk)
    answers.prepared["citation"] = lambda *_: source.id
    desk.window.library.search.setFocus()
    desk.place = ""
    opened.run("writing.cite")

    assert source.id in {each.source for each in desk.session.article.sources}
    assert "Put the caret in the text" in desk.window.messages.text


def test_a_new_source_is_added_listed_and_undone_as_a_whole(opened, desk, lead, answers):
    answers.prepared["source"] = lambda blank, _new: replace(paper("liu2020"), id=blank.id, key="")
    opened.run("sources.create")

    assert desk.session.draft.sources[-1].key == "liu2020"
    assert "liu2020" in {each.key for each in desk.session.article.sources}
    while desk.session.draft.sources:
        opened.run("article.undo")
    assert desk.window.editor.lead.field.value == desk.session.article.lead


def test_the_form_of_a_new_source_knows_what_the_library_has(opened, desk, answers, monkeypatch):
    told = []
    monkeypatch.setattr(answers, "source", lambda _blank, **named: told.append(named["about"]))
    opened.run("sources.create")
    known = next(iter(desk.workspace.sources.values()))

    assert known.key in told[0].keys
    assert known in told[0].find(known.title)


def test_an_edited_source_changes_everywhere_at_once(opened, desk, answers, qtbot):
    article = desk.session.article
    known = desk.workspace.sources[article.sources[0].source]
    answers.prepared["source"] = lambda source, _new: replace(paper("liu2020"), id=source.id)
    desk.window.sources.edit_asked.emit(known.id)
    qtbot.waitUntil(lambda: b"CAR-Transduced" in desk.window.preview.view.page_bytes())
    qtbot.waitUntil(lambda: not desk.workspace.unsaved, timeout=5000)

    assert desk.workspace.library.source(known.id).title.startswith("Use of CAR-Transduced")
