"""The window of look-ups."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from builders import paper
from journal_desktop.app.lookups.values import LookupRow, Standing
from journal_desktop.gui.lookups.form import LookupsForm
from journal_desktop.gui.lookups.requests import LookupsView


def row(number, standing):
    return LookupRow(str(number), paper("liu2020"), "DOI 10.1056/nejmoa1910607", standing)


@pytest.fixture
def view(qapp):
    return LookupsView()


@pytest.fixture
def form(qtbot, view):
    form = LookupsForm(view)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form


def test_it_says_what_to_do_while_there_is_nothing(form):
    assert not form.list.isVisible()
    assert not any(b.isEnabled() for b in (form.review, form.fill, form.again, form.forget))
    assert form.close_button.isEnabled()


def test_what_can_be_done_depends_on_how_it_stands(form, view):
    for standing, enabled in (
        (Standing.READY, (True, True, True, True)),
        (Standing.TAKEN, (True, False, True, True)),
        (Standing.FAILED, (False, False, True, True)),
        (Standing.WAITING, (False, False, True, True)),
        (Standing.ASKING, (False, False, False, True)),
    ):
        view.show_rows((row(1, standing),))
        buttons = (form.review, form.fill, form.again, form.forget)
        assert tuple(each.isEnabled() for each in buttons) == enabled, standing


def test_the_keyboard_does_it_all(qtbot, form, view):
    view.show_rows((row(1, Standing.READY), row(2, Standing.READY)))
    form.list.setFocus()
    with qtbot.waitSignal(view.review_asked) as review:
        qtbot.keyClick(form.list, Qt.Key.Key_Return)
    assert review.args == [("1",)]
    qtbot.keyClick(form.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.forget_asked) as forget:
        qtbot.keyClick(form.list, Qt.Key.Key_Delete)
    assert forget.args == [("1", "2")]
    with qtbot.waitSignal(view.retry_asked) as again:
        qtbot.keyClick(form, Qt.Key.Key_F5)
    assert again.args == [("1", "2")]


def test_filling_in_means_all_answers_unless_several_are_chosen(qtbot, form, view):
    view.show_rows(tuple(row(number, Standing.READY) for number in range(3)))
    with qtbot.waitSignal(view.fill_asked) as fill:
        form.fill.click()

    assert fill.args == [("0", "1", "2")]


def test_the_choice_stays_while_states_change(form, view):
    view.show_rows((row(1, Standing.ASKING), row(2, Standing.QUEUED)))
    form.list.setCurrentIndex(view.model.index(1))
    view.show_rows((row(1, Standing.READY), row(2, Standing.ASKING)))

    assert [each.id for each in form.chosen] == ["2"]
