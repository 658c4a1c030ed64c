import pytest

from journal_desktop.gui.line_field import WindowLine
from journal_desktop.gui.search.filters import SearchFilters


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
    filters.offer(["Lungs", "", "Heart"], ["a&b"])
    menu = filters.tools[1].menu()
    menu.aboutToShow.emit()
    parts = {each.text(): each.menu() for each in menu.actions()}

    assert [each.text() for each in parts["Category"].actions()] == ["Any", "Heart", "Lungs"]
    parts["Tag"].actions()[1].trigger()
    assert field.text().strip() == "tag:a&b"
    parts["Status"].actions()[2].trigger()
    assert filters.value("status") == "draft"
