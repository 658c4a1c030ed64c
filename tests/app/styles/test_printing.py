"""Printing whole articles, with a formatter that only counts."""

import pytest

import builders
from journal_desktop.app.styles.printing import print_library, printed
from journal_desktop.core.errors import NotFound
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch
from journal_desktop.store.library import Library


class Plain:
    """Prints the keys of each mark, and the sources in the order they came."""

    drops_locators = False

    def printed(self, clusters, sources):
        marks = tuple(
            PrintedMark((Stretch(" ".join(cite.key for cite in cites)),)) for cites in clusters
        )
        entries = tuple(PrintedEntry(each.id, "", key) for key, each in sources.items())
        return Printed("plain", marks, entries)


def test_marks_come_in_reading_order_with_the_sources_that_are_there():
    article = builders.article(
        lead="One [@carnk].",
        sections=builders.sections(("Why?", "Two [@liu2020; @gone] and `[@code]`.")),
        takeaway="Three [@carnk].",
        questions=(),
        sources=builders.cited("carnk", "liu2020", "gone"),
    )
    made = printed(article, builders.papers(), Plain())

    assert [mark.html for mark in made.marks] == ["carnk", "liu2020 gone", "carnk"]
    assert [entry.html for entry in made.entries] == ["carnk", "liu2020"]


def test_articles_of_a_library_are_printed_each_in_its_language(tmp_path):
    asked = []
    with Library.create(tmp_path / "my.journal", builders.journal()) as library:
        library.save_sources(builders.papers().values())
        library.save(builders.article(slug="a"))
        library.save(builders.article(slug="b", language="de"))
        everything = print_library(library, (), lambda name: asked.append(name) or Plain())
        one = print_library(library, ("b",), lambda _name: Plain())
        with pytest.raises(NotFound):
            print_library(library, ("nobody",), lambda _name: Plain())

    assert sorted(asked) == ["de", "en-GB"]
    assert {each.article.slug for each in everything} == {"a", "b"}
    assert [each.article.slug for each in one] == ["b"]
