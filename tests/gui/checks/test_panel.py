"""The panel of findings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from builders import blank, sections
from journal_desktop.check.findings import Finding, Severity
from journal_desktop.gui.checks.panel import ChecksPanel


@pytest.fixture
def panel(qtbot):
    made = ChecksPanel()
    qtbot.addWidget(made)
    made.resize(420, 260)
    made.show()
    return made


FATAL = Finding("CITE-01", Severity.FATAL, "lead", "The lead cites nobody.", "Choose a source.")
ADVICE = Finding("STRUCT-06", Severity.INFO, "takeaway", "It is long.", "Shorten it.")


def spoken(panel):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [panel.model.index(n).data(role) for n in range(panel.model.rowCount())]


def test_a_finding_says_how_much_it_matters_where_it_is_and_what_to_do(panel):
    panel.show_findings(blank(), (FATAL, ADVICE))

    assert spoken(panel) == [
        "Must be mended, Lead: The lead cites nobody. Choose a source.",
        "Advice, Key takeaway: It is long. Shorten it.",
    ]
    assert not panel.empty


def test_a_section_is_called_by_its_heading(panel):
    article = blank(sections=sections(("Who was studied?", "")))
    place = article.sections[0].id
    panel.show_findings(article, (Finding("X", Severity.WARNING, place, "Empty.", "Write it."),))

    assert spoken(panel) == ["Look at this, Who was studied?: Empty. Write it."]


@pytest.mark.parametrize("how", ["enter", "click"])
def test_enter_and_a_click_go_to_the_place(panel, qtbot, how):
    panel.show_findings(blank(), (FATAL, ADVICE))
    panel.take_focus()
    with qtbot.waitSignal(panel.place_chosen) as chosen:
        if how == "enter":
            qtbot.keyClick(panel.list, Qt.Key.Key_Down)
            qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        else:
            at = panel.list.visualRect(panel.model.index(1)).center()
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert chosen.args == ["takeaway"]


def test_long_words_get_the_height_they_need(panel):
    long = Finding("X", Severity.ERROR, "lead", "many words " * 40, "Mend it.")
    panel.show_findings(blank(), (FATAL, long))
    short, tall = (panel.list.visualRect(panel.model.index(n)).height() for n in (0, 1))

    assert tall > 2 * short


def test_without_findings_it_says_so(panel):
    assert panel.empty == "Open an article to check it."
    panel.show_findings(blank(), ())
    assert panel.empty == "Nothing to mend."
