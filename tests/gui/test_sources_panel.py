"""The panel of sources."""

from __future__ import annotations

import pytest

from builders import article, paper, sections
from journal_desktop.app.draft import Draft
from journal_desktop.core.article import CitedSource
from journal_desktop.gui.sources_list import ROW
from journal_desktop.gui.sources_panel import SourcesPanel


@pytest.fixture
def sources():
    return paper("carnk"), paper("liu2020"), paper("maude2018")


@pytest.fixture
def panel(qtbot, sources):
    cited, second, spare = sources
    draft = Draft(
        article(
            lead="Second [@b] and first [@a].",
            sections=sections(("Heading", "Again [@b].")),
            questions=(),
            takeaway="",
            sources=(CitedSource("a", cited.id), CitedSource("b", second.id)),
        ),
        (cited, second),
    )
    made = SourcesPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_sources(draft, [spare])
    return made


def rows(panel):
    return [panel.model.index(n).data(ROW) for n in range(panel.model.rowCount())]


def test_sources_stand_in_order_of_first_use_then_the_rest(panel, sources):
    assert [(r.source.id, r.number, r.times) for r in rows(panel)] == [
        (sources[1].id, 1, 2),
        (sources[0].id, 2, 1),
        (sources[2].id, 0, 0),
    ]


def test_search_finds_by_author_and_year(panel, sources):
    panel.search.setText("maude 2018")

    assert [r.source.id for r in rows(panel)] == [sources[2].id]


def test_the_places_of_a_source_are_offered(panel, sources, qtbot):
    panel.choose(sources[1].id)
    panel._fill_where()
    actions = panel._where_menu.actions()
    assert len(actions) == 2
    assert actions[0].text() == "Lead"
    with qtbot.waitSignal(panel.place_chosen) as chosen:
        actions[0].trigger()

    assert chosen.args == ["lead"]


def test_cite_asks_for_the_chosen_source(panel, sources, qtbot):
    panel.choose(sources[2].id)
    with qtbot.waitSignal(panel.cite_asked) as asked:
        panel.buttons[2].click()

    assert asked.args == [sources[2].id]


def test_the_model_keeps_qts_contract(panel, qtmodeltester):
    qtmodeltester.check(panel.model)


def test_without_an_article_a_source_can_be_edited_and_not_cited(panel, sources):
    panel.show_sources(None, sources)
    panel.choose(sources[0].id)
    _, edit, cite = panel.buttons

    assert edit.isEnabled()
    assert not cite.isEnabled()
