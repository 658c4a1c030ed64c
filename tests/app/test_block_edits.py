import pytest

import builders
from journal_desktop.app import block_edits
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Session
from journal_desktop.core.article import Role

ARTICLE = builders.blank(
    sections=builders.sections(("One", "First."), ("Two", "Second."), ("Three", "Third.")),
    questions=builders.questions(("Why?", "Because."), ("How?", "So.")),
)
ONE, TWO, THREE = (section.id for section in ARTICLE.sections)
WHY, HOW = (question.id for question in ARTICLE.questions)


@pytest.fixture
def session():
    return Session(Draft(ARTICLE), clock=lambda: 0.0)


def headings(session):
    return [section.heading for section in session.article.sections]


def asked(session):
    return [question.question for question in session.article.questions]


@pytest.mark.parametrize(
    "place", ["lead", "takeaway", ONE, HOW], ids=["lead", "takeaway", "section", "question"]
)
def test_prose_is_typed_where_it_stands(session, place):
    session.apply(block_edits.prose(place, "New words."))
    assert dict(session.article.proses())[place] == "New words."
    session.undo()
    assert session.article == ARTICLE


def test_headings_and_questions_are_typed(session):
    session.apply(block_edits.heading(TWO, "Zwei"))
    session.apply(block_edits.heading(WHY, "Warum?"))
    assert headings(session) == ["One", "Zwei", "Three"]
    assert asked(session) == ["Warum?", "How?"]


def test_typing_joins_within_a_place_and_a_kind(session):
    for text in ("a", "ab"):
        session.apply(block_edits.prose(ONE, text))
    session.apply(block_edits.heading(ONE, "A"))
    session.undo()
    assert session.article.section(ONE).body == "ab"
    session.undo()
    assert session.article == ARTICLE


def test_blocks_move_among_their_kind(session):
    session.apply(block_edits.move(THREE, -1))
    assert headings(session) == ["One", "Three", "Two"]
    session.apply(block_edits.move_to(TWO, 0))
    assert headings(session) == ["Two", "One", "Three"]
    session.apply(block_edits.move(WHY, 1))
    assert asked(session) == ["How?", "Why?"]


@pytest.mark.parametrize(
    "edit",
    [
        block_edits.move(ONE, -1),
        block_edits.move(THREE, 1),
        block_edits.move_to(TWO, 1),
        block_edits.move_to(THREE, 99),
        block_edits.merge(ONE),
    ],
)
def test_what_leads_nowhere_is_no_edit(session, edit):
    session.apply(edit)
    assert session.article == ARTICLE
    assert session.undo_label == ""


def test_a_copy_stands_behind_its_original_under_an_id_of_its_own(session):
    edit = block_edits.duplicate(ONE)
    session.apply(edit)
    assert headings(session) == ["One", "One", "Two", "Three"]
    assert session.article.sections[1].id == edit.place != ONE


def test_a_block_is_deleted_and_comes_back_where_it_was(session):
    session.apply(block_edits.delete(TWO))
    assert headings(session) == ["One", "Three"]
    session.undo()
    assert session.article == ARTICLE


def test_prose_is_cut_at_the_caret(session):
    edit = block_edits.split(ONE, 2)
    session.apply(edit)
    first, second = session.article.sections[:2]
    assert (first.body, second.body, second.heading) == ("Fi", "rst.", "")
    assert second.id == edit.place
    session.apply(block_edits.merge(second.id))
    assert session.article.section(ONE).body == "Fi\n\nrst."


def test_a_citation_is_never_cut_in_two(session):
    session.apply(block_edits.prose(ONE, "Cells [@carnk, p. 4] heal."))
    session.apply(block_edits.split(ONE, 9))
    first, second = session.article.sections[:2]
    assert (first.body, second.body) == ("Cells [@carnk, p. 4]", "heal.")


def test_a_section_gets_another_role(session):
    session.apply(block_edits.recast(TWO, Role.HARMS))
    assert session.article.section(TWO).role is Role.HARMS


def test_new_blocks_stand_where_they_were_asked_for(session):
    section = block_edits.add_section(Role.METHODS, "How did they do it?", 1)
    session.apply(section)
    assert headings(session) == ["One", "How did they do it?", "Two", "Three"]
    assert session.article.section(section.place).role is Role.METHODS
    session.apply(block_edits.add_question(0))
    assert asked(session) == ["", "Why?", "How?"]


@pytest.mark.parametrize("edit", [block_edits.heading("gone", "x"), block_edits.prose("gone", "x")])
def test_a_block_that_is_not_there_is_a_bug(session, edit):
    with pytest.raises(KeyError):
        session.apply(edit)
