"""The panel of sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from builders import paper
from journal_desktop.app import carrying
from journal_desktop.app.sources.listed import InUse, Show
from journal_desktop.core.source import SourceStatus
from journal_desktop.gui.sources.panel import SourcesPanel
from journal_desktop.gui.sources.rows import ROW


@pytest.fixture
def sources():
    return paper("carnk"), paper("liu2020"), paper("maude2018")


@pytest.fixture
def use(sources):
    first, second, _ = sources
    keys = {first.id: "a", second.id: "b"}
    numbers, times, articles, marks = ({second.id: each} for each in (1, 2, 3, "1"))
    return InUse(keys, numbers, times, articles, marks)


@pytest.fixture
def panel(qtbot, sources, use):
    made = SourcesPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_sources(sources, use, 3, has_article=True)
    return made


def rows(panel):
    return [panel.model.index(n).data(ROW) for n in range(panel.model.rowCount())]


def test_rows_say_how_often_a_source_is_cited_here_and_in_the_library(panel):
    assert [(row.number, row.cited) for row in rows(panel)] == [
        ("", "listed, not cited"),
        ("1", "cited 2 times · in 3 articles"),
        ("", "unused"),
    ]


def test_where_marks_are_no_numbers_a_row_says_what_they_say(panel, sources, use):
    marks = {sources[1].id: "(Liu et al., 2020b)"}
    panel.show_sources(sources, replace(use, marks=marks), 3, has_article=True)

    assert [row.number for row in rows(panel)] == ["", "", ""]
    assert rows(panel)[1].facts.startswith("(Liu et al., 2020b) · ")
    assert rows(panel)[2].facts.startswith("Maude & Laetsch 2018 · ")


def test_typing_asks_for_another_list_once_the_keys_rest(panel, qtbot):
    with qtbot.waitSignal(panel.wished):
        qtbot.keyClicks(panel.search, "maude")

    assert panel.wish.words == "maude"


def test_filters_are_asked_for_and_named(panel, qtbot):
    with qtbot.waitSignal(panel.wished):
        panel.view.choose(Show.UNUSED)
    panel.view.show_tags(("trial",))
    panel.view.choose(Show.LIBRARY, "trial")

    assert panel.wish.tag == "trial"
    assert "#trial" in panel.view.tools[0].text()
    panel.view.show_tags(())
    assert panel.wish.tag == ""


def test_cite_asks_for_all_that_are_chosen(panel, sources, qtbot):
    panel.list.selectAll()
    with qtbot.waitSignal(panel.cite_asked) as asked:
        panel.buttons[1].click()

    assert asked.args == [[each.id for each in sources]]


def test_the_choice_stays_when_the_list_changes(panel, sources, use):
    panel.choose(sources[2].id)
    panel.show_sources(tuple(reversed(sources)), use, 3, has_article=True)

    assert panel.selected == (sources[2],)


def test_a_source_that_is_filtered_away_is_chosen_all_the_same(panel, sources, use, qtbot):
    panel.wished.connect(
        lambda: panel.show_sources(
            sources if not panel.wish.words else sources[:1], use, 3, has_article=True
        )
    )
    panel.search.setText("carnk")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.choose(sources[2].id)

    assert panel.current.source == sources[2]
    assert panel.search.text() == ""


def test_a_drag_carries_the_mark_and_which_source_each_key_means(panel, sources):
    data = panel.model.mimeData([panel.model.index(n) for n in (2, 0)])

    assert data.text() == "[@a; @maude2018]"
    assert carrying.decoded(bytes(data.data(carrying.MIME).data())) == {
        "a": sources[0].id,
        "maude2018": sources[2].id,
    }
    assert panel.list.dragDropMode() == QAbstractItemView.DragDropMode.DragOnly


def test_files_and_words_can_be_dropped(panel, qtbot, tmp_path):
    for data, wanted in ((files(tmp_path / "refs.bib"), [tmp_path / "refs.bib"]), (words(), "x")):
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *NO_KEYS)
        panel.dragEnterEvent(enter)
        assert panel.drop_area.words == "Drop to add references"
        with qtbot.waitSignal(panel.brought) as brought:
            panel.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *NO_KEYS))
        assert brought.args == [wanted]
        assert not panel.drop_area.isVisible()


NO_KEYS = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


def files(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def words():
    data = QMimeData()
    data.setText("x")
    return data


def test_a_warning_shows_until_it_was_seen(panel, sources, use, qtbot):
    retracted = replace(
        sources[1],
        status=SourceStatus.RETRACTED,
        status_origin="Retraction Watch",
        status_date="2026-03-02",
    )
    panel.show_sources((retracted,), use, 1, has_article=True)
    panel.choose(retracted.id)

    assert panel.warning.words == ("This source was retracted on 2 March 2026 (Retraction Watch).")
    with qtbot.waitSignal(panel.seen) as seen:
        panel.warning.seen_button.click()
    assert seen.args == [retracted.id]
    calm = replace(retracted, acknowledged=retracted.warned_of)
    panel.show_sources((calm,), use, 1, has_article=True)
    assert not panel.warning.seen_button.isVisible()


def test_a_correction_is_never_called_a_retraction(panel, sources, use):
    corrected = replace(sources[1], status=SourceStatus.CORRECTED)
    panel.show_sources((corrected,), use, 1, has_article=True)
    panel.choose(corrected.id)

    assert "correction" in panel.warning.words
    assert "retract" not in panel.warning.words
    assert rows(panel)[0].badge[0] == "corrected"


@pytest.mark.parametrize(
    ("show", "said"),
    [
        (Show.LIBRARY, "No sources yet"),
        (Show.UNUSED, "Every source is used"),
        (Show.WARNED, "known to be retracted"),
    ],
)
def test_an_empty_list_says_why(panel, use, show, said):
    panel.view.choose(show)
    panel.show_sources((), use, 0 if show is Show.LIBRARY else 3, has_article=True)

    assert said in panel.drop_area.words
    assert panel.drop_area.isVisible()


def test_the_model_keeps_qts_contract(panel, qtmodeltester):
    qtmodeltester.check(panel.model)


def test_without_an_article_nothing_is_cited(panel, sources, use):
    panel.show_sources(sources, use, 3, has_article=False)
    panel.choose(sources[0].id)

    assert not panel.buttons[1].isEnabled()


def test_nothing_is_said_of_sources_before_it_is_known_whether_there_are_any(qtbot):
    panel = SourcesPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.drop_area.isVisible()
    panel.show_sources((), InUse(), 0, has_article=False)

    assert panel.drop_area.isVisible()
