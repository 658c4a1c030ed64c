"""What marks and sources will look like, and what is to be said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.app.styles import styles
from journal_desktop.cite.engine import is_available
from journal_desktop.core.citations import scan
from journal_desktop.core.source import SourceStatus
from journal_desktop.gui.cite.printing import Printing, acknowledged, warning
from journal_desktop.gui.rows import VALUE

BY_AUTHOR = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>By author</title><id>by-author</id><category citation-format="numeric"/></info>
<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
<bibliography><sort><key variable="author"/></sort><layout>
<text variable="citation-number" suffix="."/><text variable="title"/></layout></bibliography>
</style>"""


@pytest.fixture
def citing(desk, qtbot):
    """Writes the whole article as its lead, in a style, and waits until that is printed."""

    def write(lead, style):
        workspace = desk.workspace
        profile = replace(workspace.journal.profile, citation_style=style)
        workspace.save_journal(replace(workspace.journal, profile=profile))
        draft = workspace.session.draft
        for key in ("prisma2020", "grade2008"):
            draft = draft.citing(paper(key))[0]
        text = replace(draft.article, lead=lead, sections=(), questions=(), takeaway="")
        workspace.session.edit_draft(replace(draft, article=text), "Write")
        workspace.context()
        qtbot.waitUntil(lambda: workspace.context().printed is not None)
        qtbot.waitUntil(lambda: len(workspace.context().printed.entries) == 2)
        return workspace.session.article

    return write


@pytest.mark.skipif(not is_available(), reason="citeproc-js was not taken at set-up")
def test_a_list_by_author_gives_its_numbers_to_tool_tip_panel_and_card(desk, citing, qtbot):
    styles.keep(desk.workspace.library, BY_AUTHOR)
    article = citing("One [@prisma2020], two [@grade2008].", "by-author")
    told = Printing().told(desk.workspace, article, scan(article.lead)[0])
    desk.sourcing.catch_up()
    rows = [desk.window.sources.model.index(row).data(VALUE) for row in range(2)]

    assert "<b>2</b>" in told
    assert "PRISMA" in told
    assert [(row.source.key, row.number) for row in rows] == [
        ("prisma2020", "2"),
        ("grade2008", "1"),
    ]
    card = desk.window.editor.sources
    qtbot.waitUntil(lambda: "1. <a" in card.words.partition("GRADE")[0])
    qtbot.waitUntil(lambda: card.words.partition("GRADE")[2].count("2. <a") == 1)
    assert "PRISMA" in card.words.partition("2. <a")[2]


@pytest.mark.skipif(not is_available(), reason="citeproc-js was not taken at set-up")
def test_a_style_without_numbers_gives_none(desk, citing, qtbot):
    article = citing("One [@prisma2020], two [@grade2008].", "apa")
    told = Printing().told(desk.workspace, article, scan(article.lead)[0])
    desk.sourcing.catch_up()
    row = desk.window.sources.model.index(0).data(VALUE)

    assert "<b>" not in told
    assert (row.number, row.name, row.cited[:5]) == ("", "(Page, 2021)", "cited")
    qtbot.waitUntil(lambda: "(Page, 2021)" in desk.window.editor.sources.words)
    assert "1." not in desk.window.editor.sources.words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SourceStatus.RETRACTED, "was retracted on 1 May 2024"),
        (SourceStatus.CONCERN, "voiced concern"),
        (SourceStatus.CORRECTED, ""),
        (SourceStatus.PREPRINT, ""),
        (SourceStatus.OK, ""),
    ],
)
def test_a_warning_is_given_in_words_until_it_was_acknowledged(status, words):
    source = paper("grade2008", status=status, status_date="2024-05-01")

    assert words in warning(source)
    assert bool(warning(source)) == bool(words)
    assert not warning(acknowledged(source))


def test_a_later_notice_warns_anew():
    seen = acknowledged(paper("grade2008", status=SourceStatus.CONCERN))

    assert warning(replace(seen, status=SourceStatus.RETRACTED))
