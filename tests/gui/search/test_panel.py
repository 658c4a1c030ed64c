from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_desktop.app.search.results import Hit, Results, Snippet
from journal_desktop.gui.search.hits import ROW, facts
from journal_desktop.gui.search.panel import SearchPanel
from journal_desktop.store.search.query import parse


def hit(number, group="articles"):
    """A hit of that group."""
    return Hit(group, f"{group}{number}", Snippet(f"Bees {number}", ((0, 4),)), article="a")


def results(*hits, text="bees", **more):
    """Those hits as the results of a query."""
    counts = tuple(
        (group, sum(h.group == group for h in hits)) for group in ("articles", "sources")
    )
    return Results(parse(text), hits, counts, **more)


@pytest.fixture
def panel(qtbot):
    made = SearchPanel()
    qtbot.addWidget(made)
    made.resize(440, 400)
    made.show()
    return made


def current(panel):
    """The hit that Enter would go to."""
    return panel.list.currentIndex().data(ROW).hit


def test_it_says_what_can_be_done_and_when_nothing_was_found(panel):
    assert "Type words" in panel.words
    panel.show_results(results())
    assert "Nothing" in panel.words
    panel.show_results(results(hit(1)))
    assert panel.words == ""


def test_groups_have_headings_that_nobody_can_choose(panel):
    panel.show_results(results(hit(1), hit(2), hit(1, "sources")))
    rows = [panel.model.index(n).data(Qt.ItemDataRole.DisplayRole) for n in range(5)]
    assert rows == ["Articles · 2", "Bees 1", "Bees 2", "Sources · 1", "Bees 1"]
    assert current(panel) == hit(1)
    assert not panel.model.flags(panel.model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_keys_go_from_the_field_into_the_list_and_enter_goes_to_the_hit(panel, qtbot):
    panel.show_results(results(hit(1), hit(1, "sources")))
    panel.take_focus()
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert current(panel) == hit(1, "sources")  # over the heading between them
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == [hit(1, "sources")]


def test_typing_in_the_list_means_the_field(panel):
    panel.show_results(results(hit(1)))
    panel.list.setFocus()
    QTest.keyClicks(panel.list, "x")
    assert panel.field.text() == "x"


def test_a_choice_stays_when_more_is_found_and_goes_with_other_words(panel):
    panel.show_results(results(hit(1), hit(2)))
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    panel.show_results(results(hit(3), hit(1), hit(2)))
    assert current(panel) == hit(2)
    panel.show_results(results(hit(3), hit(2), text="wasps"))
    assert current(panel) == hit(3)


def test_the_best_hit_is_chosen_until_somebody_moves(panel):
    panel.show_results(results(hit(2), left=5))
    assert "5 texts" in panel.progress
    panel.show_results(results(hit(1), hit(2)))
    assert current(panel) == hit(1)
    assert panel.progress == ""


def test_more_is_offered_where_there_is_more(panel, qtbot):
    panel.show_results(Results(parse("bees"), (hit(1),), (("articles", 501),), is_rough=True))
    assert panel.model.index(0).data(Qt.ItemDataRole.DisplayRole) == "Articles · more than 500"
    panel.show_results(Results(parse("bees"), (hit(1),), (("articles", 3_412),)))
    assert panel.model.index(0).data(Qt.ItemDataRole.DisplayRole) == "Articles · 3,412"
    assert panel.model.index(2).data(Qt.ItemDataRole.DisplayRole) == "Show 200 more of 3,412"
    with qtbot.waitSignal(panel.more_asked) as asked:
        panel.list.activated.emit(panel.model.index(2))
    assert asked.args == ["articles"]


def test_a_hit_can_be_heard(panel):
    panel.show_results(results(hit(1)))
    assert "Bees 1" in panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert facts(hit(1, "versions")).startswith("Not in these words now")


def test_behind_more_hits_the_first_new_one_is_chosen_and_the_list_stays(panel, qtbot):
    some = tuple(hit(number) for number in range(40))
    panel.show_results(Results(parse("bees"), some, (("articles", 60),)))
    panel.list.scrollToBottom()
    at = panel.list.verticalScrollBar().value()
    with qtbot.waitSignal(panel.more_asked):
        panel.list.activated.emit(panel.model.index(41))
    every = tuple(hit(number) for number in range(60))
    panel.show_results(Results(parse("bees"), every, (("articles", 60),)))

    assert current(panel) == hit(40)
    assert panel.list.verticalScrollBar().value() == at
    assert panel.model.rowCount() == 61


def test_it_does_not_say_nothing_before_it_has_looked_everywhere(panel):
    panel.show_results(results(is_rough=True))
    assert "Looking" in panel.words
    panel.show_results(results())
    assert "In the trash" in panel.words
    panel.show_results(results(text="in:trash bees"))
    assert "In the trash" not in panel.words
    assert "Nothing" in panel.words


def test_what_is_in_the_trash_is_marked_as_deleted(panel):
    thrown = replace(hit(1, "trash"), kind="section", detail="Wasps")
    panel.show_results(results(thrown, text="in:trash bees"))
    assert panel.model.index(0).data(Qt.ItemDataRole.DisplayRole).startswith("In the trash")
    said = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Deleted" in said
    assert "Section of “Wasps”" in said
