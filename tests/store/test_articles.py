from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import article, blank, cited, paper, questions, section, sections
from journal_desktop.core import edits
from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged, NotFound, StoreError
from journal_desktop.core.ids import BlockId
from journal_desktop.core.status import Status
from journal_desktop.core.text import harmless
from journal_desktop.store import moments
from journal_desktop.store.library import Library


def storable(written: Article) -> Article:
    """The article without the characters that no reader could see."""
    return replace(
        written,
        category=harmless(written.category),
        title=harmless(written.title),
        standfirst=harmless(written.standfirst),
        lead=harmless(written.lead),
        takeaway=harmless(written.takeaway),
        sections=tuple(
            replace(s, heading=harmless(s.heading), body=harmless(s.body)) for s in written.sections
        ),
        questions=tuple(
            replace(q, question=harmless(q.question), answer=harmless(q.answer))
            for q in written.questions
        ),
    )


@given(written=strategies.articles())
def test_any_article_comes_back_as_it_was_saved(shelf, written):
    shelf.save(written)

    assert shelf.article(written.id) == storable(written)
    assert shelf.save(written).rows == 0


@given(first=strategies.articles(), second=strategies.articles())
def test_any_article_can_follow_any_other_under_the_same_id(shelf, first, second):
    second = replace(second, id=first.id)
    shelf.save(first)
    shelf.save(second)

    assert shelf.article(first.id) == storable(second)


@given(text=st.text(st.characters(exclude_categories=())))
def test_text_that_is_not_even_unicode_can_be_saved(shelf, text):
    written = blank(
        title=text, lead=text, disclosure=text, sections=(section(text, text),), tags=(text,)
    )
    shelf.save(written)

    assert shelf.article(written.id).lead == harmless(text)
    shelf.remember(written, "sitting")
    assert len(shelf.revisions(written.id)) == 1


def test_what_was_typed_is_kept_letter_for_letter(library):
    typed = "  Two trailing blanks  \n\n\tA tab, \u00a0, \u2028 and 👩🏽‍⚕️ e\u0301 \n\n\n"
    written = article(lead=typed, sections=sections(("", typed)), takeaway=typed)
    library.save(written)

    assert library.article(written.id) == written


def test_typing_writes_the_section_and_the_row_of_its_article(library):
    written = article()
    library.save(written)
    typed = edits.put(written, replace(written.sections[1], body="Early trials only."))

    assert library.save(typed).rows == 2
    assert library.save(typed).rows == 0


def test_saving_what_is_there_tells_when_it_was_saved(library, monkeypatch):
    written = article()
    saved = library.save(written)
    monkeypatch.setattr(moments, "now", lambda: datetime(2040, 1, 1, tzinfo=UTC))

    assert library.save(written).at == saved.at


def test_sources_are_saved_with_their_article(library):
    written = article(sources=cited("carnk", "liu2020"))
    library.save(written, (paper("carnk"), paper("liu2020")))

    assert library.sources() == (paper("carnk"), paper("liu2020"))


def test_a_removed_section_keeps_its_content_in_the_file(library, alter, path):
    written = article(sections=sections(("Kept", "Stays."), ("Cut", "A dear paragraph.")))
    library.save(written)
    library.save(edits.delete(written, written.sections[1].id))

    assert [s.heading for s in library.article(written.id).sections] == ["Kept"]
    assert library.save(written).rows == 2
    assert library.article(written.id) == written


def test_an_emptied_lead_keeps_its_content_in_the_file(library, path):
    written = article(lead="The first lead, which was good.")
    library.save(written)
    library.save(replace(written, lead=""))
    library.close()

    assert b"The first lead, which was good." in path.read_bytes()
    with Library.open(path) as again:
        assert again.article(written.id).lead == ""


def test_one_id_in_two_articles_is_two_sections(library):
    shared = section("What did the review find?", "Responses.", id=BlockId("one-and-the-same"))
    first, second = blank(sections=(shared,)), blank(sections=(replace(shared, body="Other."),))
    library.save(first)
    library.save(second)

    assert library.article(first.id) == first
    assert library.article(second.id) == second


def test_two_sections_of_one_id_are_refused_before_anything_is_written(library):
    shared = section(id=BlockId("one-and-the-same"))
    written = blank(title="Twice", sections=(shared, shared))

    with pytest.raises(StoreError, match="“Twice” share one identity"):
        library.save(written)
    with pytest.raises(NotFound):
        library.article(written.id)


def test_a_source_list_may_shrink_and_change_its_order(library):
    written = article(sources=cited("carnk", "liu2020", "grade2008"))
    library.save(written)
    shorter = replace(written, sources=cited("grade2008", "carnk"))
    library.save(shorter)

    assert library.article(written.id) == shorter


def test_an_article_is_found_by_slug_and_by_id(library):
    written = article(slug="ready-made-immune-cells")
    library.save(written)

    assert library.find("ready-made-immune-cells") == written
    assert library.find(written.id) == written


@pytest.mark.parametrize("slug", ["", "nothing-here"])
def test_a_slug_that_no_article_has_is_not_found(library, slug):
    library.save(article(slug=""))

    with pytest.raises(NotFound) as told:
        library.find(slug)
    assert told.value.remedy


def test_a_deleted_article_is_gone_until_it_is_restored(library):
    written = article()
    library.save(written)
    library.delete(written.id)

    assert library.summaries() == ()
    assert [each.id for each in library.deleted()] == [written.id]
    assert library.slugs() == frozenset()
    for look in (lambda: library.article(written.id), lambda: library.find(written.slug)):
        with pytest.raises(NotFound):
            look()

    library.restore(written.id)
    assert library.article(written.id) == written
    assert library.deleted() == ()


def test_a_save_that_comes_after_the_delete_is_kept_but_brings_nothing_back(library):
    written = article()
    library.save(written)
    library.delete(written.id)
    late = replace(written, takeaway="The last words.")
    library.save(late)

    assert library.summaries() == ()
    library.restore(written.id)
    assert library.article(written.id) == late


def test_a_restored_article_gets_a_free_slug(library):
    first = article(slug="nk-cells")
    library.save(first)
    library.delete(first.id)
    library.save(article(slug="nk-cells"))
    library.restore(first.id)

    assert library.article(first.id).slug == "nk-cells-2"


@pytest.mark.parametrize("deed", ["delete", "restore", "article"])
def test_what_is_not_there_is_not_found(library, deed):
    with pytest.raises(NotFound):
        getattr(library, deed)(blank().id)


def test_an_article_that_was_never_deleted_need_not_be_restored(library):
    written = article()
    library.save(written)

    with pytest.raises(NotFound):
        library.restore(written.id)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Most of the trials", "None of the trials"), "How strong is this evidence?"),
        (("Nobody knows yet: no", "Everyone knows: some"), "A common question"),
        (("Doctors can arm immune", "Doctors can't arm them"), "The lead of"),
        (("kept ready", "thrown out"), "The takeaway of"),
        (("Could ready-made immune", "Never ready-made immune"), "The article “Never"),
        (("Asha Rao", "Anna Roa"), "Could ready-made"),
        (("a-key-of-its-own", "a-key-of-another"), "The source list of the article"),
    ],
)
def test_harm_to_any_row_is_noticed_and_told_by_name(library, path, harm, words, told):
    written = article(sources=(replace(cited("carnk")[0], key="a-key-of-its-own"),))
    library.save(written)
    library.close()
    harm(*words)

    with Library.open(path) as again, pytest.raises(LibraryDamaged) as raised:
        again.article(written.id)
    assert told in raised.value.message
    assert raised.value.remedy


@pytest.mark.parametrize("loss", ["DELETE FROM block WHERE kind = 'section'", "DELETE FROM cited"])
def test_a_lost_row_is_noticed(library, path, alter, loss):
    written = article()
    library.save(written)
    library.close()
    alter(loss)

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="Could ready-made"):
        again.article(written.id)


@pytest.mark.parametrize("lost", ["Most of the trials", "Doctors can arm immune"])
def test_saving_a_whole_article_mends_its_harmed_rows(library, path, harm, lost):
    written = article()
    library.save(written)
    library.close()
    harm(lost, lost.swapcase())

    with Library.open(path) as again:
        again.save(written)
        assert again.article(written.id) == written


def test_bytes_that_are_no_text_are_told_as_damage_and_can_be_mended(library, path):
    written = article()
    library.save(written)
    library.close()
    path.write_bytes(path.read_bytes().replace(b"Most of the trials", b"\xff" * 18))

    with Library.open(path) as again:
        with pytest.raises(LibraryDamaged):
            again.article(written.id)
        again.save(written)
        assert again.article(written.id) == written


def test_a_harmed_article_can_be_deleted(library, path, harm):
    written = article()
    library.save(written)
    library.close()
    harm("Most of the trials", "Most of the trails")

    with Library.open(path) as again:
        again.delete(written.id)
        assert again.summaries() == ()


def test_every_status_survives(library):
    for status in Status:
        written = article(status=status, questions=questions(("Is it safe?", "It depends.")))
        library.save(written)
        assert library.article(written.id).status is status
