"""Plain text, as people paste it."""

import pytest

from journal_desktop.core.article import Role
from journal_desktop.intake.files import read_text

PROSE = "Eight of the eleven people responded, and the review says so in many careful words."


def headings(text):
    return [section.heading for section in read_text(text).article.sections]


def test_a_text_of_one_line_is_its_title():
    article = read_text("Could this help?").article

    assert article.title == "Could this help?"
    assert article.slug == "could-this-help"
    assert not article.lead
    assert not article.sections


def test_a_text_of_one_paragraph_has_no_title_and_says_so():
    taken = read_text(f"{PROSE} It is early. {PROSE}")

    assert taken.article.title == ""
    assert taken.article.lead.startswith("Eight")
    assert "No title" in taken.remarks[0].what


def test_a_title_of_300_characters_is_a_title():
    title = "Cells " * 49 + "again?"

    article = read_text(f"{title}\n\n{PROSE}").article

    assert article.title == title
    assert len(article.slug) <= 80


def test_right_to_left_text_and_emoji_survive():
    taken = read_text(
        f"خلايا جديدة 🧬\n\n{PROSE}\n\nما الذي وجده الباحثون؟\n\nوجد الباحثون نتائج مشجعة."
    )

    assert taken.article.title == "خلايا جديدة 🧬"
    assert taken.article.sections[0].heading == "ما الذي وجده الباحثون؟"
    assert taken.article.sections[0].body == "وجد الباحثون نتائج مشجعة."


def test_questions_and_short_lines_above_prose_are_headings():
    text = f"A title\n\n{PROSE}\n\nWhat did they find?\n\n{PROSE}\n\nWhat we see\n\n{PROSE}"

    assert headings(text) == ["What did they find?", "What we see"]


@pytest.mark.parametrize(
    "line",
    [
        "This sentence ends.",
        "a line in small letters",
        "- a list item",
        "They asked about the following:",
        "Many words " * 9,
    ],
)
def test_other_lines_are_no_headings(line):
    assert headings(f"A title\n\n{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_questions_to_ask_in_a_row_are_no_headings():
    text = f"A title\n\n{PROSE}\n\nIs there a trial?\n\nIs it near?\n\nWho pays?\n\n{PROSE}"

    assert headings(text) == []


def test_text_without_blank_lines_is_read_line_by_line():
    article = read_text(f"A title\n{PROSE}\nWhat did they find?\n{PROSE}\n{PROSE}").article

    assert article.title == "A title"
    assert article.lead == PROSE
    assert [section.heading for section in article.sections] == ["What did they find?"]
    assert article.sections[0].body == f"{PROSE}\n\n{PROSE}"


def test_lines_wrapped_by_hand_are_joined():
    wrapped = (
        "Eight of the eleven people in the early trial responded to\n"
        "the treatment, and most of them kept their response for a\n"
        "year or longer.\n"
    )

    article = read_text(f"A title\n\n{wrapped}\nHow strong is this evidence?\n\n{wrapped}").article

    assert article.lead == " ".join(wrapped.split())
    assert article.sections[0].role is Role.EVIDENCE_STRENGTH


def test_a_word_broken_at_its_hyphen_is_whole_again():
    wrapped = (
        "Eight of the eleven people in the early trial of CAR-\n"
        "NK cells responded to the treatment, both in pre-\n"
        "and post-treatment tests, and kept their response.\n"
    )

    lead = read_text(f"A title\n\n{wrapped}\n{wrapped}").article.lead

    assert "of CAR-NK cells" in lead
    assert "in pre- and post-treatment tests" in lead


def test_bullets_become_a_list():
    article = read_text(f"A title\n\n{PROSE}\n\n• one thing\n• another thing\n\n{PROSE}").article

    assert "- one thing\n- another thing" in article.lead


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HLA-B*57:01 and HLA-B*58:01 matter here.", r"HLA-B\*57:01 and HLA-B\*58:01 matter here."),
        (">90% of people were alive after a year.", r"\>90% of people were alive after a year."),
        ("#1 of all causes is known to be this.", r"\#1 of all causes is known to be this."),
        ("2025. A year in which much was found.", r"2025\. A year in which much was found."),
        ("Five * six is thirty, says the paper.", "Five * six is thirty, says the paper."),
    ],
)
def test_signs_that_markdown_would_swallow_are_kept(written, kept):
    assert read_text(f"A title\n\n{PROSE}\n\n{written}").article.lead == f"{PROSE}\n\n{kept}"


def test_markdown_within_paragraphs_is_left_alone():
    text = (
        f"A title\n\nThis is **bold** and [a link](https://example.org) with *stress*.\n\n{PROSE}"
    )

    assert (
        "is **bold** and [a link](https://example.org) with *stress*"
        in read_text(text).article.lead
    )


def test_questions_takeaway_sources_and_disclaimer_find_their_places():
    text = f"""A title

{PROSE[:-1]} 1.

FAQ

Is it safe? So far [1].

Bottom line: it may help.

References
1. Liu E, Marin D. Use of CAR-Transduced Natural Killer Cells. N Engl J Med. 2020;382(6):545-553.

Share this page

This page is for information only and is not medical advice.
"""
    taken = read_text(text)
    article = taken.article

    assert article.takeaway == "it may help."
    assert [question.question for question in article.questions] == ["Is it safe?"]
    assert article.questions[0].answer == "So far [@liu2020]."
    assert [source.key for source in taken.sources] == ["liu2020"]
    assert "Share this page" in article.lead
    assert taken.disclaimer == "This page is for information only and is not medical advice."
    assert {"FAQ", "Bottom line", "References"} <= {remark.text for remark in taken.remarks}


def test_words_before_the_first_common_question_stay_in_a_section():
    text = f"A title\n\n{PROSE}\n\nCommon questions\n\nPeople ask us this.\n\nIs it safe? So far."

    article = read_text(text).article

    assert article.sections[0].heading == "Common questions"
    assert article.sections[0].body == "People ask us this."
    assert len(article.questions) == 1


def test_marks_without_a_list_of_sources_stay_and_are_told():
    taken = read_text(f"A title\n\n{PROSE[:-1]} [1].")

    assert taken.article.lead.endswith("words [1].")
    assert "no numbered list" in taken.remarks[0].what
    assert taken.remarks[0].line == 3
