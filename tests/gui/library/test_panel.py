"""The list of articles and its search."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.core.status import Status
from journal_desktop.gui.library.articles import SUMMARY
from journal_desktop.gui.library.panel import LibraryPanel
from journal_desktop.store.summary import Summary


def row(title, category="Sleep", **fields):
    now = datetime.now(UTC) - timedelta(minutes=5)
    given = {"status": Status.DRAFT, "standfirst": "", "published": None} | fields
    return Summary(
        id=ArticleId(new_id()), slug=title.lower(), title=title, category=category,
        template="study_explainer", language="en-GB", words=10, changed=now, **given,
    )  # fmt: skip


@pytest.fixture
def panel(qtbot):
    made = LibraryPanel()
    qtbot.addWidget(made)
    made.resize(232, 600)
    made.show()
    made.show_articles((row("Blue light"), row("Größe and dose", "Heart"), row("Night shifts")))
    return made


def titles(panel):
    return [panel.model.index(n, 0).data() for n in range(panel.model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("night", ["Night shifts"]),
        ("GRÖSSE dose", ["Größe and dose"]),
        ("sleep", ["Blue light", "Night shifts"]),
        ("zzz", []),
    ],
)
def test_search_keeps_articles_with_every_word(panel, qtbot, typed, found):
    panel.search.setText(typed)

    assert titles(panel) == found
    assert panel._empty.isVisible() == (not found)


def test_enter_opens_the_first_found(panel, qtbot):
    panel.search.setText("night")
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)

    assert chosen.args == [panel.model.index(0, 0).data(SUMMARY).id]


def test_escape_clears_the_search(panel, qtbot):
    panel.search.setText("night")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    assert len(titles(panel)) == 3


def test_the_marked_article_stays_marked_when_the_list_changes(panel):
    rows = tuple(panel.model.index(n, 0).data(SUMMARY) for n in range(3))
    panel.mark(rows[1].id)
    panel.show_articles((rows[1], rows[0], rows[2]))

    assert panel.list.currentIndex().data(SUMMARY).id == rows[1].id


def test_models_keep_qts_contract(panel, qtmodeltester):
    qtmodeltester.check(panel.model)


def test_a_long_title_is_cut_at_a_word(panel):
    panel.show_articles((row("Donaudampfschifffahrtsgesellschaft and many more words " * 6),))

    assert panel.list.sizeHintForRow(0) < 90


def test_a_damaged_article_is_shown_as_damaged(panel):
    panel.show_articles((row("Blue light", damaged=True), row("Night shifts")))

    role = Qt.ItemDataRole.AccessibleTextRole
    said = [panel.model.index(n, 0).data(role) for n in range(2)]
    assert said == ["Blue light, Damaged", "Night shifts, Draft"]


def many():
    return tuple(row(f"Article {number}") for number in range(100))


def test_a_save_of_the_open_article_lets_the_list_stand_where_somebody_looks(panel, qtbot):
    rows = many()
    panel.show_articles(rows)
    panel.mark(rows[3].id)
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    looked_at = bar.value()

    saved = rows[3]._replace(title="Article 3, longer")
    panel.show_articles((saved, *rows[:3], *rows[4:]))

    assert bar.value() == looked_at
    assert panel.list.currentIndex().data(SUMMARY) is saved
    assert panel.list.currentIndex().row() == 0


def test_a_search_goes_on_when_the_list_changes(panel):
    rows = tuple(row(f"Study{number}") for number in range(100))
    panel.show_articles(rows)
    panel.search.setText("study4")
    assert titles(panel) == ["Study4", *(f"Study{n}" for n in range(40, 50))]

    saved, renamed = rows[45]._replace(words=11), rows[4]._replace(title="Something else")
    rest = tuple(each for each in rows if each not in {rows[45], rows[4]})
    panel.show_articles((renamed, saved, *rest))

    found = (45, *range(40, 45), *range(46, 50))
    assert titles(panel) == [f"Study{n}" for n in found]


def test_the_list_grows_while_its_first_articles_are_on_screen(panel):
    rows = many()
    panel.show_articles(rows[:20])
    panel.mark(rows[2].id)
    panel.show_articles(rows)

    assert len(titles(panel)) == 100
    assert panel.list.currentIndex().data(SUMMARY) is rows[2]
