"""Bylines."""

import pytest

from journal_desktop.core.people import Person


def test_a_byline_names_credentials_where_there_are_any():
    assert Person("Asha Rao", "MD").printed == "Asha Rao, MD"
    assert Person("Asha Rao").printed == "Asha Rao"


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("Asha Rao", "Rao, Asha"),
        (" Asha  Rao ", "Rao, Asha"),
        ("Jan Willem van der Waals", "van der Waals, Jan Willem"),
        ("Hugo De Vries", "De Vries, Hugo"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("San José Capilla, María Esther", "San José Capilla, María Esther"),
        ("World Health Organization", "World Health Organization"),
        ("Plato", "Plato"),
        ("", ""),
    ],
)
def test_a_name_is_sorted_by_its_family(name, inverted):
    assert Person(name).inverted == inverted


@pytest.mark.parametrize("name", ["World Health Organization", "Doctors for Evidence", "Team 5"])
def test_organisations_are_known_by_their_words(name):
    assert Person(name).is_organisation


@pytest.mark.parametrize(
    "name", ["Asha Rao", "Theodor Fortis", "Team, Ann B.", "Cochrane", "Andy Offord"]
)
def test_people_are_no_organisations(name):
    assert not Person(name).is_organisation
