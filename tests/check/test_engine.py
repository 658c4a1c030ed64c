"""All rules together."""

from itertools import pairwise

from hypothesis import given

from builders import article, blank, complete, questions
from journal_desktop.check import engine
from journal_desktop.check.findings import Finding, Severity
from journal_desktop.core.article import Role
from strategies import drafts


def test_rules_have_ids_of_their_own():
    ids = [rule.id for rule in engine.RULES]

    assert len(set(ids)) == len(ids)


def test_findings_come_worst_first_and_then_in_reading_order():
    draft = article(
        title="",
        lead="[@gone] [1] ![](asset:a)",
        questions=questions(("Why?", "[@lost]")),
        takeaway="",
    )
    findings = engine.check(draft, complete())

    assert [(each.severity.value, each.rule, each.place) for each in findings] == [
        ("fatal", "CITE-01", "lead"),
        ("fatal", "CITE-01", draft.questions[0].id),
        ("error", "STRUCT-01", "title"),
        ("error", "PIC-01", "lead"),
        ("error", "STRUCT-01", "questions"),
        ("error", "STRUCT-01", "takeaway"),
        ("warning", "CITE-14", "lead"),
        ("warning", "A11Y-01", "lead"),
        ("info", "STRUCT-06", "lead"),
    ]


@given(drafts())
def test_any_article_can_be_checked(any_article):
    findings = engine.check(any_article, {})
    severities = list(Severity)
    places = {place for place, _ in any_article.proses()}
    named = {"title", "standfirst", "category", "questions", "sources", *Role}

    assert all(each.place in places | named for each in findings)
    assert all(each.message.endswith(".") and "\n" not in each.message for each in findings)
    assert all(each.remedy.endswith(".") for each in findings)
    ranks = [severities.index(each.severity) for each in findings]
    assert all(worse <= better for worse, better in pairwise(ranks))


def test_only_fatal_findings_and_errors_block_publishing():
    def finding(severity):
        return Finding("X-01", severity, "lead", "It is so.", "Mend it.")

    blocks = [engine.blocks_publishing([finding(severity)]) for severity in Severity]

    assert blocks == [True, True, False, False]
    assert not engine.blocks_publishing([])
    assert engine.blocks_publishing(engine.check(blank(), {}))


def test_an_unknown_template_is_checked_as_a_study_explainer():
    assert engine.check(article(template="one_to_come"), complete()) == ()
