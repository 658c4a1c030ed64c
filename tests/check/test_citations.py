"""Every mark reaches a source, and every source is used."""

from dataclasses import replace

import pytest

from builders import article, cited, paper, papers, questions, source
from journal_desktop.check.citations import typed_marks
from journal_desktop.check.engine import blocks_publishing, check
from journal_desktop.check.findings import Severity


def found(draft, rule, sources=None):
    known = papers() if sources is None else sources
    return [each for each in check(draft, known) if each.rule == rule]


def test_a_mark_that_names_no_source_is_fatal():
    whole = article()
    first = whole.sections[0]
    body = replace(first, body="Twice [@gone; @gone] and [@carnk].")
    draft = replace(whole, sections=(body, *whole.sections[1:]), takeaway="So [@lost].")
    findings = found(draft, "CITE-01")

    assert [(each.place, each.severity) for each in findings] == [
        (first.id, Severity.FATAL),
        ("takeaway", Severity.FATAL),
    ]
    assert findings[0].message == (
        "The section “What question did the researchers ask?” cites “@gone”, which names no source."
    )
    assert blocks_publishing(findings)


def test_an_answer_is_named_by_its_question():
    draft = article(questions=questions(("Is it safe?", "[@a]"), ("", "[@b]")))
    messages = [each.message for each in found(draft, "CITE-01")]

    assert messages[0].startswith("The answer to “Is it safe?” cites “@a”")
    assert messages[1].startswith("An answer without a question cites “@b”")


def test_a_source_that_the_library_lost_is_fatal():
    (finding,) = found(article(), "CITE-01", sources={})

    assert (finding.place, finding.severity) == ("sources", Severity.FATAL)
    assert "“carnk” of this article is no longer in the library" in finding.message


def test_a_source_that_is_cited_nowhere_is_told_by_its_label():
    draft = article(sources=cited("carnk", "liu2020", "unknown"))
    findings = found(draft, "CITE-02", {paper(key).id: paper(key) for key in ("carnk", "liu2020")})

    assert [each.message for each in findings] == [
        "The source “Liu et al. 2020” is listed but cited nowhere.",
        "The source “unknown” is listed but cited nowhere.",
    ]
    assert not blocks_publishing(findings)


def test_marks_typed_by_hand_are_told_once_a_place():
    draft = article(lead=article().lead + " As shown [1], and again[2, 3] and [1].")
    (finding,) = found(draft, "CITE-14")

    assert finding.place == "lead"
    assert finding.message == "The lead has marks typed by hand: [1], [2, 3]."
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("shown [1].", ("[1]",)),
        ("shown[12] and [^3]", ("[12]", "[^3]")),
        ("[1,3–5]", ("[1,3–5]",)),
        ("[1](https://example.org)", ()),
        ("[1]: https://example.org", ()),
        ("![1](asset:a)", ()),
        ("\\[1]", ()),
        ("`[1]` and\n\n    [2]", ()),
        ("in [2026] and [1a] and [ ]", ()),
    ],
)
def test_what_looks_like_a_numbered_mark(text, marks):
    assert typed_marks(text) == marks


def test_an_incomplete_source_is_told_once_where_it_is_cited_first():
    whole = article()
    again = replace(whole.sections[0], body="Once more [@carnk] and [@liu2020].")
    draft = replace(
        whole,
        sections=(again, *whole.sections[1:]),
        sources=cited("carnk", "liu2020", "unknown"),
        takeaway="So [@unknown].",
    )
    bare = source("unknown", "")
    findings = found(draft, "CITE-04", papers() | {bare.id: bare})

    assert [each.place for each in findings] == ["lead", "takeaway"]
    assert [each.message.partition(" has ")[2] for each in findings] == [
        "no author and no journal.",
        "no title, no year, no author, no journal and no identifier or address.",
    ]
    assert findings[1].message.startswith("The source “@unknown”")
    assert not blocks_publishing(findings)


def test_what_is_listed_and_not_cited_may_be_incomplete():
    draft = article(lead="No mark.", sections=(), questions=(), takeaway="")

    assert found(draft, "CITE-04") == []
