"""A new article from a template."""

from datetime import date

from journal_desktop.core import order
from journal_desktop.core.article import Role
from journal_desktop.core.ids import is_id
from journal_desktop.core.template import Part, Template, start

TEMPLATE = Template(
    "short",
    "Short",
    "A short one.",
    (
        Part(Role.QUESTION, "What was asked?", "Say what."),
        Part(Role.CLINIC_VIEW, "Our view", "Optional.", required=False),
        Part(Role.FINDINGS, "What was found?", "Say so."),
    ),
    *("", "", ""),
)


def test_a_new_article_has_its_required_sections_in_order():
    article = start(TEMPLATE, language="de", today=date(2026, 6, 24))

    assert [(s.role, s.heading) for s in article.sections] == [
        (Role.QUESTION, "What was asked?"),
        (Role.FINDINGS, "What was found?"),
    ]
    assert article.sections[0].order < article.sections[1].order
    assert all(order.is_key(s.order) and is_id(s.id) and not s.body for s in article.sections)
    assert (article.template, article.language) == ("short", "de")
    assert article.created == date(2026, 6, 24)


def test_two_new_articles_share_no_identity():
    first, second = (start(TEMPLATE, language="en", today=date(2026, 1, 1)) for _ in range(2))
    ids = {first.id, second.id, *(s.id for a in (first, second) for s in a.sections)}

    assert len(ids) == 6


def test_a_template_knows_the_part_of_a_role():
    assert TEMPLATE.part(Role.FINDINGS) is TEMPLATE.parts[2]
    assert TEMPLATE.part(Role.HARMS) is None
