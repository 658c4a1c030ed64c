"""Names in the parts that CSL gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite import names


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Shannon,Claude E.", {"family": "Shannon", "given": "Claude E."}),
        (
            "van der Berg, Jan W.",
            {"non-dropping-particle": "van der", "family": "Berg", "given": "Jan W."},
        ),
        (
            "Humboldt, Alexander von",
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
        ),
        (
            "King, Martin Luther, Jr.",
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ),
        (
            "King, Jr., Martin Luther",
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ),
        ("Greshake Tzovaras, Bastian", {"family": "Greshake Tzovaras", "given": "Bastian"}),
        ("Özdemir Ünal, Ali", {"family": "Özdemir Ünal", "given": "Ali"}),
        ("张, 伟", {"family": "张", "given": "伟"}),
        ("张伟", {"literal": "张伟"}),
        ("Fanning E.", {"family": "Fanning", "given": "E."}),
        ("Claude E. Shannon", {"family": "Shannon", "given": "Claude E."}),
        ("World Health Organization", {"literal": "World Health Organization"}),
        ("World Health Organization,", {"literal": "World Health Organization"}),
        ("Cancer Research UK", {"literal": "Cancer Research UK"}),
        (" , ", {}),
    ],
)
def test_a_written_name_is_told_apart(written, parts):
    assert names.parsed(written) == parts


def test_medline_names_keep_every_initial():
    assert names.medline("Smith JA 3rd") == {"family": "Smith", "given": "J A", "suffix": "3rd"}


@given(st.text(max_size=40))
def test_a_name_written_again_is_the_same(text):
    name = names.parsed(text)
    again = names.parsed(names.inverted(name))

    assert names.parsed(names.inverted(again)) == again
