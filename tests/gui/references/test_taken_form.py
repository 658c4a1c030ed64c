"""What became of an import."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from builders import paper
from journal_desktop.app.ports import Unheard
from journal_desktop.app.references import receiving
from journal_desktop.app.references.receiving import Part
from journal_desktop.gui.references.taken_form import TakenForm
from journal_desktop.gui.sources.questions import TwinAnswer

TEXT = """@article{a, title={RETRACTED: A paper on sleep}, year={2020}, author={Li, Wei}}
@article{b, title={Another title}, doi={10.1136/bmj.n71}, publisher={BMJ}}
PMID 32023374
what is this
"""


@pytest.fixture
def received():
    known = {paper(key).id: paper(key) for key in ("liu2020", "prisma2020")}
    return receiving.receive((Part("Pasted text", TEXT),), known, (), Unheard())


@pytest.fixture
def form(qtbot, received):
    made = TakenForm(received, "1 reference added.")
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_is_accounted_for_and_can_be_copied(form):
    for words in (
        "1 reference added.",
        "was retracted",
        "New: a",
        "Already there: Page 2021",
        "left out",
    ):
        assert words in form.report
    assert [form.tabs.tabText(n) for n in range(form.tabs.count())] == [
        "Already there 2",
        "New 1",
        "To look at 1",
    ]
    form.copy_button.click()
    assert QApplication.clipboard().text() == form.report


def test_a_twin_of_which_only_the_number_is_known_is_called_by_it(qtbot):
    parts = (Part("Pasted text", "10.1136/bmj.n71"),)
    known = receiving.receive(parts, {}, (), Unheard())[0].report.new[0]
    form = TakenForm(receiving.receive(parts, {known.id: known}, (), Unheard()), "")
    qtbot.addWidget(form)

    assert form.twins.item(0).text().startswith("10.1136/bmj.n71 (needs details) – same DOI")


def test_a_twin_that_says_nothing_new_is_not_merged(form, received):
    twins = receiving.twins(received)
    words = [form.twins.item(n).text() for n in range(form.twins.count())]
    assert "It differs in title" in words[0]
    assert "It says nothing new" in words[1]
    form.twins.setCurrentRow(1)
    assert not form.choices["merge"].isEnabled()
    form.twins.setCurrentRow(0)
    form.choices["merge"].click()

    assert form.answer == TwinAnswer("merge", twins[0])


@pytest.mark.parametrize("what", ["open", "both"])
def test_the_other_ways_to_deal_with_a_twin(form, received, what):
    form.choices[what].click()

    assert form.answer == TwinAnswer(what, receiving.twins(received)[0])
    assert not form.isVisible()


def test_the_report_can_be_saved(form, qtbot):
    with qtbot.waitSignal(form.save_asked) as asked:
        form.save_button.click()

    assert asked.args == [form.report]


def test_the_whole_import_can_be_undone_where_it_added_something(form, qtbot):
    form.undo_button.click()
    assert form.answer == TwinAnswer("undo")
    bare = TakenForm((), "No reference was added.")
    qtbot.addWidget(bare)
    bare.show()
    assert not bare.undo_button.isVisible()
