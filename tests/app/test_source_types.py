"""The types of CSL items in words."""

from __future__ import annotations

from journal_desktop.app import source_types
from journal_desktop.cite import csl_schema


def test_every_type_of_the_schema_has_words_of_its_own():
    assert source_types.TYPES.keys() == csl_schema.TYPES
    assert len(set(source_types.TYPES.values())) == len(source_types.TYPES)


def test_each_type_shows_its_own_fields_and_whatever_else_is_filled():
    assert "ISBN" not in source_types.fields_of("article-journal", {})
    assert "ISBN" in source_types.fields_of("article-journal", {"ISBN": "9780306406157"})
    assert source_types.fields_of("webpage", {})[0] == "title"
    for kind in source_types.TYPES:
        assert set(source_types.fields_of(kind, {})) <= source_types.FIELDS.keys()
        assert source_types.roles_of(kind, {})[0] == "author"


def test_fields_are_called_as_the_type_calls_them():
    assert source_types.name_of("container-title", "chapter") == "Book"
    assert source_types.name_of("publisher", "thesis") == "University"
    assert source_types.name_of("DOI", "book") == "DOI"


def test_what_readers_miss_depends_on_the_type():
    assert source_types.lacking("webpage", {"URL": "https://elifesciences.org"}) == (
        "container-title",
    )
    assert "author" in source_types.lacking("article-journal", {"issued": "2020"})
