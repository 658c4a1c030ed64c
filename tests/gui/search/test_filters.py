import pytest

from journal_desktop.gui.line_field import WindowLine
from journal_desktop.gui.search.filters import SearchFilters
from journal_desktop.store.search.names import Names


@pytest.fixture
def field(qtbot):
    made = WindowLine()
    qtbot.addWidget(made)
    return made


def test_a_filter_is_written_into_the_field_once(field):
    filters = SearchFilters(field)
    field.setText("asthma")
    filters.write("status", "draft")
    filters.write("category", "Heart and lung")
    filters.write("status", "published")

    assert field.text() == 'status:published category:"Heart and lung" asthma'
    assert (filters.value("status"), filters.value("category")) == ("published", "Heart and lung")
    filters.write("category", "")
    assert field.text() == "status:published asthma"


def test_the_place_that_is_searched_is_shown(field):
    filters = SearchFilters(field)
    filters.write("in", "history")
    assert "Earlier versions" in filters.tools[0].text()
    field.setText("")
    assert "Everything" in filters.tools[0].text()


def test_what_there_is_can_be_chosen(field):
    filters = SearchFilters(field)
    filters.offer(Names((("Heart", 12), ("Lungs", 1_200)), (("a&b", 1),)))
    menu = filters.tools[1].menu()
    menu.aboutToShow.emit()
    parts = {each.text(): each.menu() for each in menu.actions()}

    assert [each.text() for each in parts["Category"].actions()] == [
        *("Any", "Heart  (12)", "Lungs  (1,200)")
    ]
    parts["Tag"].actions()[1].trigger()
    assert field.text().strip() == "tag:a&b"
    parts["Status"].actions()[2].trigger()
    assert filters.value("status") == "draft"


def test_of_very_many_names_those_are_offered_that_most_articles_have(field):
    filters = SearchFilters(field)
    filters.offer(
        Names(tags=tuple((f"tag {number:03}", number % 100 + 1) for number in range(300)))
    )
    menu = filters.tools[1].menu()
    menu.aboutToShow.emit()
    tags = next(each.menu() for each in menu.actions() if each.text() == "Tag").actions()[1:]

    assert len(tags) == 60
    assert tags[0].text() == "tag 080  (81)"
