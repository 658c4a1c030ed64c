"""The table of people and organisations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_desktop.app.sources.contributors import Name
from journal_desktop.gui.sources.people import PeopleTable

LI, RAO = Name("Li", "Wei"), Name("Rao", "Asha")


@pytest.fixture
def people(qtbot):
    made = PeopleTable("Authors")
    qtbot.addWidget(made)
    made.show_names((LI, RAO))
    made.show()
    made.table.setFocus()
    made.table.setCurrentIndex(made.model.index(0, 0))
    return made


def press(qtbot, people, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(people.table, key, modifier)


def test_rows_change_places_by_keyboard(people, qtbot):
    press(qtbot, people, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert people.names == (RAO, LI)
    press(qtbot, people, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert people.names == (LI, RAO)


def test_a_row_is_taken_out_and_an_empty_one_put_in_counts_for_nothing(people, qtbot):
    press(qtbot, people, Qt.Key.Key_Delete)
    assert people.names == (RAO,)
    press(qtbot, people, Qt.Key.Key_Insert)

    assert people.names == (RAO,)
    assert people.model.rowCount() == 2


def test_what_is_typed_is_taken(people):
    people.model.setData(people.model.index(1, 2), " van  der ")

    assert people.names == (LI, Name("Rao", "Asha", "van der"))


def test_a_person_becomes_an_organisation_and_its_other_cells_are_closed(people, qtbot):
    press(qtbot, people, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    assert people.names[0] == Name(organisation="Wei Li")
    assert not people.model.flags(people.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    people.model.setData(people.model.index(0, 0), "WHO")
    assert people.names[0] == Name(organisation="WHO")


def test_names_can_be_pasted(people, qtbot):
    QApplication.clipboard().setText("Berg, Anna; Kim, Min")
    press(qtbot, people, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert people.names == (LI, Name("Berg", "Anna"), Name("Kim", "Min"), RAO)


def test_every_change_is_told(people, qtbot):
    with qtbot.waitSignal(people.edited):
        people.turn()


def test_the_model_keeps_qts_contract(people, qtmodeltester):
    qtmodeltester.check(people.model)
