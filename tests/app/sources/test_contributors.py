"""People and organisations of a source as rows of a form."""

from __future__ import annotations

import pytest

from builders import paper
from journal_desktop.app.sources.contributors import Name, names, read, read_many, with_names
from journal_desktop.core.source import Source, csl_text


def of(*people, role="author"):
    return Source("1", "x", csl_text({role: list(people)}))


@pytest.mark.parametrize(
    "person",
    [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
        {"family": "Goethe", "given": "J. W.", "dropping-particle": "von"},
        {"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True},
        {"family": "Rao", "given": "Asha", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
        {"family": "A", "non-dropping-particle": "de", "dropping-particle": "la"},
        {"literal": "World Health Organization"},
        {"family": "Plato"},
        {"family": "Two", "given": "Words  apart"},
    ],
)
def test_who_is_not_touched_keeps_all_parts(person):
    source = of(person, {"family": "Li", "given": "Wei"})
    first, _ = names(source, "author")
    changed = with_names(source, "author", (first, Name("Li", "W.")))

    assert changed.csl["author"] == [person, {"family": "Li", "given": "W."}]
    assert with_names(source, "author", names(source, "author")) is source


def test_another_given_name_keeps_what_the_form_does_not_show():
    source = of({"family": "Rao", "given": "A.", "ORCID": "https://orcid.org/0000-0002-1825-0097"})
    (name,) = names(source, "author")
    changed = with_names(source, "author", [Name(name.family, "Asha", rest=name.rest)])

    assert changed.csl["author"] == [
        {"family": "Rao", "given": "Asha", "ORCID": "https://orcid.org/0000-0002-1825-0097"}
    ]


def test_order_and_emptiness():
    source = paper("liu2020")
    first, *rest = names(source, "author")
    turned = with_names(source, "author", (*rest, first, Name()))

    assert [each["family"] for each in turned.csl["author"]] == ["Marin", "Banerjee", "Liu"]
    assert "author" not in with_names(source, "author", ()).csl


def test_an_organisation_becomes_a_person_and_back():
    assert Name("Li", "Wei").turned() == Name(organisation="Wei Li")
    assert Name(organisation="Wei Li").turned() == Name("Li", "Wei")


def test_pasted_names_are_told_apart():
    assert read("King, Martin Luther, Jr.") == Name("King", "Martin Luther", suffix="Jr.")
    assert read_many("Li, Wei; Rao, Asha\n\nJan Berg") == (
        Name("Li", "Wei"),
        Name("Rao", "Asha"),
        Name("Berg", "Jan"),
    )
