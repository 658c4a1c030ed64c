from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

import strategies
from builders import article, cited, papers, section, source_id
from journal_desktop.app.history.restoring import FIELDS, WHOLE, restored
from journal_desktop.core.article import Article
from journal_desktop.core.edits import delete
from journal_desktop.core.errors import NotFound
from journal_desktop.core.status import Status

KNOWN = papers()


def draft(**fields):
    """An article that nobody outside has seen."""
    return article(**{"published": None} | fields)


@given(now=strategies.drafts(), then=strategies.drafts())
def test_a_draft_becomes_all_that_it_was(now, then):
    now, then = (replace(each, status=Status.DRAFT, published=None) for each in (now, then))
    assert restored(now, then, WHOLE, KNOWN) == replace(then, id=now.id)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_by_itself_leaves_all_others(field):
    now, then = Article("one"), article(id="one")
    back = restored(now, then, field, KNOWN)
    assert getattr(back, field) == getattr(then, field)
    assert replace(back, **{field: getattr(now, field)}, sources=()) == now


def test_a_section_comes_back_into_its_place_and_the_rest_stays():
    then = draft()
    one, two, *_ = then.sections
    now = delete(replace(then, lead="Other."), two.id)
    back = restored(now, then, two.id, KNOWN)
    assert [each.id for each in back.sections] == [each.id for each in then.sections]
    assert back.section(two.id).body == two.body
    assert (back.lead, back.section(one.id)) == ("Other.", one)


def test_a_section_that_is_still_there_is_as_it_was_where_it_is_now():
    then = draft()
    first = then.sections[0]
    now = replace(then, sections=(*then.sections[1:], replace(first, order="zz", body="New.")))
    back = restored(now, then, first.id, KNOWN)
    assert back.sections[-1] == replace(first, order="zz")


def test_a_question_comes_back_as_well():
    then = draft()
    gone = then.questions[0]
    assert restored(delete(then, gone.id), then, gone.id, KNOWN).questions[0].answer == gone.answer


def test_a_part_that_was_not_there_is_refused():
    now = draft()
    with pytest.raises(NotFound):
        restored(now, draft(sections=()), now.sections[0].id, KNOWN)


def test_what_a_part_cites_is_listed_again():
    then = draft(lead="As [@liu2020] found.", sources=cited("liu2020"))
    now = draft(lead="", sources=())
    assert restored(now, then, "lead", KNOWN).source_of("liu2020") == source_id("liu2020")


def test_a_key_that_means_another_source_by_now_is_changed_in_what_comes_back():
    then = draft(sections=(section("Found", "As [@liu2020] found."),), sources=cited("liu2020"))
    other = replace(cited("maude2018")[0], key="liu2020")
    now = draft(lead="As [@liu2020].", sections=(), sources=(other,))
    back = restored(now, then, then.sections[0].id, KNOWN)
    assert back.lead == now.lead
    assert back.source_of("liu2020") == source_id("maude2018")
    assert back.sections[0].body == "As [@liu2020-2] found."
    assert back.source_of("liu2020-2") == source_id("liu2020")


def test_what_readers_were_told_stays():
    now = article(status=Status.PUBLISHED, edition=3, slug="cited-everywhere")
    then = draft(id=now.id, slug="early", lead="Early.")
    back = restored(now, then, WHOLE, KNOWN)
    assert back.lead == "Early."
    assert (back.status, back.edition, back.slug) == (Status.PUBLISHED, 3, "cited-everywhere")
    assert back.published == now.published


def test_nothing_is_published_by_going_back():
    then = article(status=Status.PUBLISHED, published=date(2026, 6, 24))
    now = draft(id=then.id)
    assert restored(now, then, WHOLE, KNOWN).status is Status.DRAFT
