"""What changed from version to version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import article
from journal_desktop.app.creating import create_library
from journal_desktop.app.history import changes
from journal_desktop.app.history.changes import FIRST, HARMED, comparison, read
from journal_desktop.compare.provenance import Origin, key
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.reading import article_words
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form


@pytest.fixture
def library(tmp_path):
    with create_library(tmp_path / "Test.journal", empty=True) as made:
        yield made


@pytest.fixture
def states():
    first = article(status=Status.DRAFT)
    second = replace(first, lead=first.lead + " One more sentence.")
    return first, second, replace(second, status=Status.READY)


def kept(library, states, kinds=("import", "pause", "named"), label="Sent off"):
    for state, kind in zip(states, kinds, strict=True):
        library.save(state)
        library.history.remember(state, kind, label if kind == "named" else "")
    return library.history.list(states[0].id)


def test_each_version_says_why_it_was_kept_and_what_changed(library, states):
    kept(library, states)
    found = changes.history(library, states[0].id)

    assert [(each.why, each.line) for each in found] == [
        ("Sent off", "Status: draft to ready"),
        ("Kept in a pause", "Lead: 3 words added"),
        ("As it was imported", FIRST.format(f"{article_words(states[0]):,}")),
    ]


def test_what_is_damaged_says_so_and_the_next_is_compared_with_the_last_that_is_whole(states):
    first, second, third = map(form.write, states)

    assert list(changes.changes((None, first, None, third), is_first=True)) == [
        FIRST.format(f"{article_words(states[0]):,}"),
        HARMED,
        "Status: draft to ready; Lead: 3 words added",
    ]
    assert list(changes.changes((None, second))) == [f"{article_words(states[1])} words"]


def test_a_version_can_be_compared_with_an_article_with_another_and_with_none(states):
    first, second, _ = states

    assert comparison(form.write(first), first).is_same
    assert not comparison(form.write(first), form.write(second)).is_same
    assert all(part.words[1] == 0 for part in comparison(None, first).parts)


def test_a_text_that_is_none_is_told_as_damaged():
    with pytest.raises(LibraryDamaged):
        read("Nothing of ours")
    with pytest.raises(LibraryDamaged):
        read(None)


def test_sentences_are_followed_through_the_versions(library, states):
    versions = kept(library, states)[::-1]
    found = changes.origins(
        replace(states[2], takeaway="Entirely new."),
        versions,
        lambda each: changes.text_of(library, each),
    )

    assert found[key("One more sentence.")] == Origin(1)
    assert found[key("Entirely new.")] == Origin(None)
    assert found[key(states[0].standfirst)] == Origin(0)
    assert found[key(states[0].sections[0].heading)] == Origin(0)
