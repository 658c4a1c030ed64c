from __future__ import annotations

import pytest

from journal_desktop.cite.tex.names import names


@pytest.mark.parametrize(
    ("latex", "name"),
    [
        ("Zhang, Li", {"family": "Zhang", "given": "Li"}),
        ("Li Zhang", {"family": "Zhang", "given": "Li"}),
        ("Zhang", {"family": "Zhang"}),
        ("{World Health Organization}", {"literal": "World Health Organization"}),
        ("Hermann {von Helmholtz}", {"family": "von Helmholtz", "given": "Hermann"}),
        ("White, III, R. A.", {"family": "White", "given": "R. A.", "suffix": "III"}),
        (r"\v{C}apek, Karel", {"family": "Čapek", "given": "Karel"}),
        ("J.~R. Tolkien", {"family": "Tolkien", "given": "J. R."}),
        (
            "van der Berg, Jan",
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ),
        (
            "family=Gogh, given={Vincent Willem}, prefix=van, useprefix=false",
            {"family": "Gogh", "given": "Vincent Willem", "dropping-particle": "van"},
        ),
        (
            "given=Sammy, family=Davis, suffix=Jr.",
            {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
        ),
    ],
)
def test_a_name_has_its_parts(latex, name):
    assert names(latex) == ([name], False)


def test_and_parts_names_but_not_in_braces_nor_words():
    found, is_open = names(r"Lee, B AND {\"O}zt{\"u}rk, A and {A and B} and Anders Sand")

    assert [each.get("literal") or each["family"] for each in found] == [
        "Lee",
        "Öztürk",
        "A and B",
        "Sand",
    ]
    assert not is_open


def test_others_are_no_person():
    assert names("Li, A and others") == ([{"family": "Li", "given": "A"}], True)


def test_no_names_are_none():
    assert names(" ") == ([], False)
