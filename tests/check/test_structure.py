"""The parts that a template asks for."""

from dataclasses import replace

import pytest

from builders import article, blank, cited, complete, papers, question, questions, section
from journal_desktop.check.engine import check
from journal_desktop.check.findings import Severity
from journal_desktop.check.structure import Missing, missing
from journal_desktop.core.article import Role
from journal_desktop.templates import all_templates, template

EXPLAINER = template("study_explainer")


def found(draft, rule):
    return [each for each in check(draft, papers()) if each.rule == rule]


def test_a_complete_article_misses_nothing():
    assert missing(article(), EXPLAINER) == ()
    assert check(article(), complete()) == ()


def test_an_empty_article_misses_every_part_in_reading_order():
    places = [each.place for each in missing(blank(), EXPLAINER)]

    assert places == [
        *("title", "standfirst", "category", "lead"),
        *("question", "findings", "evidence_strength", "implications"),
        *("questions", "takeaway", "sources"),
    ]


@pytest.mark.parametrize("name", ["title", "standfirst", "category", "lead", "takeaway"])
def test_a_blank_field_is_missing(name):
    (finding,) = found(article(**{name: " \n"}), "STRUCT-01")

    assert finding.place == name
    assert finding.severity is Severity.ERROR
    assert name in finding.message
    assert finding.message.startswith("A study explainer needs a ")
    assert finding.remedy


def test_a_section_without_text_is_missing_where_it_stands():
    whole = article()
    empty = replace(whole.sections[1], body=" \n")
    draft = replace(whole, sections=(whole.sections[0], empty, *whole.sections[2:]))

    assert missing(draft, EXPLAINER) == (
        Missing(empty.id, "a text under “What did the review find?”"),
    )
    assert [each.rule for each in check(draft, complete())] == ["STRUCT-01"]


def test_a_section_that_is_not_there_is_missing_under_its_role():
    whole = article()
    draft = replace(whole, sections=whole.sections[1:])

    assert missing(draft, EXPLAINER) == (
        Missing("question", "a text under “What question did the researchers ask?”"),
    )


def test_one_text_of_a_role_is_enough():
    whole = article()
    second = section("Later results", "", role=Role.FINDINGS, order="z")
    draft = replace(whole, sections=(*whole.sections, second))

    assert missing(draft, EXPLAINER) == ()
    (finding,) = found(draft, "STRUCT-12")
    assert (finding.place, finding.severity) == (second.id, Severity.WARNING)
    assert finding.message == "The section “Later results” is empty."


def test_an_optional_section_may_be_left_out_but_not_left_empty():
    empty = section("", "", role=Role.CLINIC_VIEW, order="z")
    draft = replace(article(), sections=(*article().sections, empty))

    assert missing(draft, EXPLAINER) == ()
    assert found(draft, "STRUCT-12")[0].message == "An unnamed section is empty."


def test_a_text_without_heading_is_told_by_its_first_words():
    lone = section("", "One two three four five six seven.", order="z")
    (finding,) = found(replace(article(), sections=(*article().sections, lone)), "STRUCT-13")

    assert finding.place == lone.id
    assert "“One two three four five six”" in finding.message


def test_only_answered_questions_count():
    asked = questions(("Is it safe?", "So far."), ("Is it new?", ""))
    draft = article(questions=asked)

    assert missing(draft, EXPLAINER) == (Missing("questions", "at least 2 answered questions"),)
    assert [(f.place, f.message) for f in found(draft, "STRUCT-07")] == [
        (asked[1].id, "The question “Is it new?” has no answer.")
    ]


@pytest.mark.parametrize(
    ("half", "told"),
    [(("", "An answer."), "has an answer but no words"), (("", ""), "A common question is empty.")],
)
def test_a_question_without_words_is_told(half, told):
    lone = question(*half, order="z")
    (finding,) = found(article(questions=(*article().questions, lone)), "STRUCT-07")

    assert finding.place == lone.id
    assert told in finding.message


def test_sources_are_counted_by_paper_and_not_by_key():
    overview = template("treatment_overview")
    twice = (*cited("carnk", "liu2020"), replace(cited("carnk")[0], key="again"))

    assert missing(article(sources=twice), overview)[-1] == Missing("sources", "at least 3 sources")
    assert missing(article(sources=()), EXPLAINER) == (Missing("sources", "at least 1 source"),)


@pytest.mark.parametrize(("words", "told"), [(59, True), (60, False), (160, False), (161, True)])
def test_the_length_of_a_lead_is_advice(words, told):
    draft = article(lead="word " * (words - 1) + "word [@carnk]")
    findings = found(draft, "STRUCT-06")

    assert bool(findings) is told
    assert all(each.severity is Severity.INFO for each in findings)
    if told:
        assert findings[0].message == f"The lead has {words} words."
        assert "60 and 160" in findings[0].remedy


def test_a_short_takeaway_and_many_questions_are_advice():
    many = questions(*((f"Why {number}?", "Because.") for number in range(7)))
    findings = found(article(takeaway="Word.", questions=many), "STRUCT-06")

    assert [(each.place, each.message) for each in findings] == [
        ("questions", "The article answers 7 common questions."),
        ("takeaway", "The key takeaway has 1 word."),
    ]


@pytest.mark.parametrize("kind", all_templates(), ids=lambda kind: kind.name)
def test_every_template_asks_for_what_it_requires(kind):
    places = {each.place for each in missing(blank(template=kind.name), kind)}

    assert {part.role.value for part in kind.parts if part.required} <= places
    assert not {part.role.value for part in kind.parts if not part.required} & places
    assert ("takeaway" in places) is kind.takeaway_required
    assert ("questions" in places) is (kind.questions[0] > 0)
