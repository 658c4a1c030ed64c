"""Bylines."""

from journal_desktop.core.people import Person


def test_a_byline_names_credentials_where_there_are_any():
    assert Person("Asha Rao", "MD").printed == "Asha Rao, MD"
    assert Person("Asha Rao").printed == "Asha Rao"
