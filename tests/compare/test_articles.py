"""The difference of two states of an article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from builders import article, blank, question, section, sections
from journal_desktop.compare.articles import Fate, Way, compare, name_of
from journal_desktop.compare.texts import new_text, old_text
from journal_desktop.core import edits
from journal_desktop.core.article import Role
from strategies import articles


def part(found, place):
    """The one part of that place."""
    (only,) = (each for each in found.parts if each.place == place)
    return only


@given(articles(), articles())
def test_both_states_can_be_read_off_it(old, new):
    found = compare(old, new)
    kept = [each for each in found.parts if each.fate is not Fate.REMOVED]
    gone = [each for each in found.parts if each.fate is not Fate.ADDED]

    assert [old_text(part(found, s.id).prose) for s in old.sections] == [
        s.body for s in old.sections
    ]
    assert [new_text(part(found, q.id).prose) for q in new.questions] == [
        q.answer for q in new.questions
    ]
    assert old_text(part(found, "lead").prose) == old.lead
    assert [e.place for e in kept if e.noun] == [b.id for b in (*new.sections, *new.questions)]
    assert {e.place for e in gone if e.noun} == {b.id for b in (*old.sections, *old.questions)}


@given(articles())
def test_an_article_is_no_different_from_itself(same):
    assert compare(same, same).is_same


def test_a_changed_section_is_found_by_its_id():
    old = article()
    findings = old.sections[1]
    new = edits.put(old, replace(findings, body=findings.body + " Nobody was harmed."))
    touched = [each for each in compare(old, new).parts if each.is_touched]

    assert [(each.name, each.words) for each in touched] == [("Findings", (3, 0))]


def test_as_few_parts_as_possible_are_called_moved():
    old = blank(sections=sections(*((name, "") for name in "ABCDE")))
    new = edits.move(old, old.sections[3].id, 0)
    moved = {each.name: each.way for each in compare(old, new).parts if each.way}

    assert moved == {"D": Way.UP}


def test_what_is_gone_stands_where_it_stood():
    old = blank(sections=sections(("A", "a"), ("B", "b"), ("C", "c")))
    new = edits.delete(old, old.sections[1].id)
    names = [(each.name, each.fate) for each in compare(old, new).parts if each.noun]

    assert names == [("A", Fate.SAME), ("B", Fate.REMOVED), ("C", Fate.SAME)]


def test_a_part_is_called_by_what_it_does_where_that_tells_it_apart():
    one = section("What was found?", role=Role.FINDINGS)
    other = section("And in children?", role=Role.FINDINGS)
    asked = question("Can I have it?")
    alone = blank(sections=(one,), questions=(asked,))

    assert name_of(alone, one.id) == "Findings"
    assert name_of(replace(alone, sections=(one, other)), one.id) == "What was found?"
    assert name_of(alone, asked.id) == "Can I have it?"
    assert name_of(alone, "lead") == "Lead"
