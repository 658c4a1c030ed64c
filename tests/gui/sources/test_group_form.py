"""Sources that may be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.app.sources.twins import Group
from journal_desktop.core.ids import SourceId
from journal_desktop.gui.sources.group_form import GroupForm

STUB = replace(paper("liu2020"), id=SourceId("stub"), key="stub", item='{"PMID":"32023374"}')
SAME = Group((STUB, paper("liu2020")), "same PMID")
VERSIONS = Group((paper("maude2018"), paper("grade2008")), "one names the other", is_same=False)


@pytest.fixture
def form(qtbot):
    made = GroupForm((SAME, VERSIONS), 0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_record_that_says_most_is_the_one_that_stays(form):
    form.choices["merge"].click()

    assert form.answer.kept == paper("liu2020").id
    assert form.answer.what == "merge"
    assert form.answer.group is SAME


def test_versions_are_linked_and_duplicates_are_not(form):
    assert not form.choices["link"].isVisible()
    form.groups.setCurrentRow(1)
    assert form.choices["link"].isVisible()
    form.choices["link"].click()

    assert (form.answer.what, form.answer.group) == ("link", VERSIONS)


def test_it_opens_where_one_had_been(qtbot):
    form = GroupForm((SAME, VERSIONS), 7)
    qtbot.addWidget(form)

    assert form.groups.currentRow() == 1


def test_another_one_may_stay(form):
    form.members.setCurrentRow(0)
    form.choices["apart"].click()

    assert (form.answer.what, form.answer.kept) == ("apart", STUB.id)
