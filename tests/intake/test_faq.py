"""Questions and answers in the ways people write them."""

import pytest

from journal_desktop.intake import faq
from journal_desktop.intake.outline import Paragraph


def pairs(*texts):
    before, found = faq.pairs(
        [
            Paragraph(n, *t) if isinstance(t, tuple) else Paragraph(n, t)
            for n, t in enumerate(texts, 1)
        ]
    )
    return (
        [each.text for each in before],
        [(pair.asked, [each.text for each in pair.answer]) for pair in found],
    )


EXPECTED = ([], [("Is it safe?", ["So far."]), ("Does it last?", ["Nobody knows."])])


@pytest.mark.parametrize(
    "texts",
    [
        ("Is it safe? So far.", "Does it last? Nobody knows."),
        ("Is it safe?", "So far.", "Does it last?", "Nobody knows."),
        ("Is it safe?\nSo far.", "Does it last?\nNobody knows."),
        ("Q: Is it safe?", "A: So far.", "Q: Does it last?", "A: Nobody knows."),
        ("Q1. Is it safe?\nA1. So far.", "Q2. Does it last?\nA2. Nobody knows."),
        ("**Is it safe?** So far.", "**Does it last?** Nobody knows."),
        ("**Is it safe?**", "So far.", "**Does it last?**", "Nobody knows."),
        ("**Q: Is it safe?**", "A: So far.", "**Q: Does it last?**", "A: Nobody knows."),
        (("Is it safe?", 3), "So far.", ("Does it last?", 3), "Nobody knows."),
        ("1. Is it safe? So far.", "2. Does it last? Nobody knows."),
    ],
)
def test_a_question_finds_its_answer(texts):
    assert pairs(*texts) == EXPECTED


def test_a_question_within_an_answer_stays_there():
    asked = pairs(("Is it safe?", 3), "So far.", "But who has looked? Few.")[1]

    assert asked == [("Is it safe?", ["So far.", "But who has looked? Few."])]


def test_quotation_marks_and_abbreviations_belong_to_the_question():
    assert pairs('What is "off-the-shelf" (e.g. CAR-NK vs. CAR-T)? Made before.')[1] == [
        ('What is "off-the-shelf" (e.g. CAR-NK vs. CAR-T)?', ["Made before."])
    ]


def test_words_before_the_first_question_are_not_lost():
    before, found = pairs("People often ask us this.", "Is it safe? So far.")

    assert before == ["People often ask us this."]
    assert len(found) == 1


def test_questions_in_other_scripts():
    assert pairs("هل هو آمن؟ حتى الآن نعم")[1] == [("هل هو آمن؟", ["حتى الآن نعم"])]
