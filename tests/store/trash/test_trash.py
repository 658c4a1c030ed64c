from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders import article, asset, cited, paper, section
from journal_desktop.core import edits
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.store import moments
from journal_desktop.store.library import Library

DRAWN = b"a picture, or near enough"
SHA256 = hashlib.sha256(DRAWN).hexdigest()


def kinds(library):
    """What lies in the trash, each as its kind and title."""
    return [(each.kind, each.title) for each in library.trash.list()]


def only(library):
    """The one thing in the trash."""
    (item,) = library.trash.list()
    return item


def draw(library):
    """A picture that no article shows."""
    library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))


def test_the_trash_of_a_new_library_is_empty(library):
    library.save(article(), (paper("carnk"),))

    assert library.trash.list() == ()


def test_a_deleted_article_lies_in_the_trash_until_it_comes_back(library):
    written = article()
    library.save(written)
    library.delete(written.id)
    item = only(library)

    assert (item.kind, item.id, item.title) == ("article", written.id, written.title)
    assert library.trash.content(item) == edits.canonical(written)
    library.trash.restore(item)
    assert library.article(written.id) == written
    assert library.trash.list() == ()
    assert library.history.list(written.id)[0].kind == "restore"


def test_a_section_that_was_taken_out_lies_in_the_trash_until_it_comes_back(library):
    written = article()
    gone = written.sections[1]
    library.save(written)
    library.save(edits.delete(written, gone.id))
    item = only(library)

    assert (item.kind, item.title, item.article) == ("section", gone.heading, written.id)
    assert item.article_title == written.title
    assert library.trash.content(item) == gone
    library.trash.restore(item)
    assert [each.body for each in library.article(written.id).sections] == [
        each.body for each in written.sections
    ]
    assert library.trash.list() == ()
    assert [each.kind for each in library.history.list(written.id)] == ["restore", "before"]


def test_a_question_comes_back_as_well(library):
    written = article()
    gone = written.questions[0]
    library.save(written)
    library.save(edits.delete(written, gone.id))
    item = only(library)

    assert (item.kind, item.title) == ("question", gone.question)
    library.trash.restore(item)
    assert [each.answer for each in library.article(written.id).questions] == [
        each.answer for each in written.questions
    ]


def test_a_section_without_a_heading_is_called_by_its_first_words(library):
    body = "One two three four five six seven eight nine ten."
    written = article(sections=(section("", body), section("", "", order="j")))
    library.save(written)
    library.save(replace(written, sections=()))

    assert kinds(library) == [("section", "One two three four five six seven eight…")]


def test_a_section_that_moved_to_another_article_is_in_both_places(library):
    one, two = article(slug="one"), article(slug="two")
    moved = one.sections[0]
    library.save(one)
    library.save(edits.delete(one, moved.id))
    library.save(replace(two, sections=(*two.sections, replace(moved, order="zz"))))
    item = only(library)

    library.trash.restore(item)
    assert library.article(one.id).section(moved.id).body == moved.body
    assert library.article(two.id).section(moved.id).body == moved.body


def test_two_articles_can_each_have_lost_a_section_of_one_identity(library):
    one, two = article(slug="one", title="One"), article(slug="two", title="Two")
    lost = one.sections[0]
    for number, each in enumerate((one, two)):
        holding = replace(each, sections=(replace(lost, body=f"Body {number}."),))
        library.save(holding)
        library.save(replace(holding, sections=()))
    found = {item.article_title: library.trash.content(item) for item in library.trash.list()}

    assert {title: block.body for title, block in found.items()} == {
        "One": "Body 0.",
        "Two": "Body 1.",
    }


def test_the_sections_of_a_deleted_article_are_not_listed_beside_it(library):
    written = article()
    library.save(written)
    library.save(edits.delete(written, written.sections[0].id))
    library.delete(written.id)

    assert [each.kind for each in library.trash.list()] == ["article"]


def test_a_deleted_source_comes_back(library):
    source = paper("carnk")
    library.save_sources((source,))
    library.delete_source(source.id)
    item = only(library)

    assert item.title == f"carnk: {source.title}"
    assert library.trash.content(item) == source
    library.trash.restore(item)
    assert library.sources() == (source,)
    assert library.trash.list() == ()


def test_a_source_that_was_merged_into_another_is_not_in_the_trash(library):
    gone = paper("carnk")
    library.save_sources((gone, paper("liu2020", absorbed=(gone.id,))))
    library.delete_source(gone.id)

    assert library.trash.list() == ()


def test_a_picture_that_no_article_shows_lies_in_the_trash(library):
    draw(library)
    item = only(library)

    assert (item.kind, item.id, item.size) == ("picture", SHA256, len(DRAWN))
    assert library.trash.content(item) == DRAWN
    library.trash.restore(item)
    assert library.asset_bytes(SHA256) == DRAWN


@pytest.mark.parametrize("where", ["lead", "seo"])
def test_a_picture_that_an_article_shows_is_not_in_the_trash(library, where):
    draw(library)
    shown = article()
    if where == "lead":
        shown = replace(shown, lead=f"![A cell](asset:{SHA256})")
    else:
        shown = replace(shown, seo=replace(shown.seo, image=f"asset:{SHA256}"))
    library.save(shown)
    assert library.trash.list() == ()
    library.delete(shown.id)
    assert sorted(each.kind for each in library.trash.list()) == ["article", "picture"]


def test_a_narrower_form_of_a_picture_is_no_picture_of_its_own(library):
    narrow = b"the same, narrower"
    known = asset(hashlib.sha256(narrow).hexdigest(), width=320, size=len(narrow))
    library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN), variants=(known,)), (narrow,))

    assert [each.id for each in library.trash.list()] == [SHA256]


def test_what_was_deleted_last_comes_first(library, monkeypatch):
    one, two = article(slug="one", title="One"), article(slug="two", title="Two")
    for hour, each in enumerate((one, two), start=8):
        library.save(each)
        at = datetime(2026, 6, 24, hour, tzinfo=UTC)
        monkeypatch.setattr(moments, "now", lambda at=at: at)
        library.delete(each.id)

    assert [(each.title, each.at.hour) for each in library.trash.list()] == [("Two", 9), ("One", 8)]


def test_what_is_not_in_the_trash_can_not_be_brought_back(library):
    written = article(sources=cited())
    library.save(written)
    library.save(edits.delete(written, written.sections[0].id))
    item = only(library)
    library.trash.restore(item)

    with pytest.raises(NotFound):
        library.trash.restore(item)


def test_a_harmed_section_is_listed_and_hides_no_other(library, path, alter):
    written = article(sections=(section("One", "Body."), section("Two", "Body.", order="j")))
    library.save(written)
    library.save(replace(written, sections=()))
    library.close()
    alter("UPDATE block SET body = 'Other.' WHERE heading = 'One'")
    alter("UPDATE block SET body = CAST(x'ff41' AS TEXT) WHERE heading = 'Two'")

    with Library.open(path) as again:
        one, two = sorted(again.trash.list(), key=lambda each: each.title)
        assert (one.title, two.title, two.damaged) == ("One", "Two", True)
        for item in (one, two):
            with pytest.raises(LibraryDamaged):
                again.trash.restore(item)
        assert again.article(written.id).sections == ()
