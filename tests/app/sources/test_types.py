"""The types of CSL items in words."""

from __future__ import annotations

from journal_desktop.app.sources import types
from journal_desktop.cite import csl_schema


def test_every_type_of_the_schema_has_words_of_its_own():
    assert types.TYPES.keys() == csl_schema.TYPES
    assert len(set(types.TYPES.values())) == len(types.TYPES)


def test_each_type_shows_its_own_fields_and_whatever_else_is_filled():
    assert "ISBN" not in types.fields_of("article-journal", {})
    assert "ISBN" in types.fields_of("article-journal", {"ISBN": "9780306406157"})
    assert types.fields_of("webpage", {})[0] == "title"
    for kind in types.TYPES:
        assert set(types.fields_of(kind, {})) <= types.FIELDS.keys()
        assert types.roles_of(kind, {})[0] == "author"


def test_fields_are_called_as_the_type_calls_them():
    assert types.name_of("container-title", "chapter") == "Book"
    assert types.name_of("publisher", "thesis") == "University"
    assert types.name_of("DOI", "book") == "DOI"


def test_what_readers_miss_depends_on_the_type():
    assert types.lacking("webpage", {"URL": "https://elifesciences.org"}) == ("container-title",)
    assert "author" in types.lacking("article-journal", {"issued": "2020"})
