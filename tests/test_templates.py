"""The templates that come with the program."""

from datetime import date

import pytest

from journal_desktop.core.reading import words
from journal_desktop.core.template import Template, start
from journal_desktop.templates import all_templates, template

KINDS = all_templates()


def test_there_are_six_kinds_of_article_in_the_order_of_the_picker():
    assert [kind.name for kind in KINDS] == [
        *("study_explainer", "treatment_overview", "claim_check"),
        *("question_answer", "safety_update", "clinic_note"),
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_can_be_followed(kind: Template):
    roles = [part.role for part in kind.parts]
    guidance = [
        *(part.guidance for part in kind.parts),
        *(kind.lead_guidance, kind.takeaway_guidance, kind.questions_guidance),
    ]

    assert kind.title
    assert kind.description
    assert len(set(roles)) == len(roles)
    assert all(words(text) >= 4 and text.endswith(".") for text in guidance)
    assert all(part.heading for part in kind.parts)
    assert all(
        least <= most for least, most in (kind.lead_words, kind.questions, kind.takeaway_words)
    )
    assert kind.sources >= 1
    assert start(kind, language="en-GB", today=date(2026, 1, 1)).template == kind.name


def test_an_unknown_name_means_the_study_explainer():
    assert template("claim_check").name == "claim_check"
    assert template("one of a newer program") is template("study_explainer")
