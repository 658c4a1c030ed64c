from dataclasses import replace

import pytest

import builders
from builders import article, paper, source_id
from journal_desktop.check.engine import blocks_publishing, check
from journal_desktop.check.findings import Severity
from journal_desktop.core.source import SourceStatus, csl_text


def findings(written=None, **fields):
    source = paper("carnk", **fields)
    found = check(written or article(), {source_id("carnk"): source})
    return [each for each in found if each.rule in {"CITE-11", "CITE-12", "CITE-15"}]


def test_a_retracted_source_blocks_and_is_told_with_its_place():
    found = findings(status=SourceStatus.RETRACTED, status_date="2026-01-02")

    assert blocks_publishing(found)
    assert found[0].place == "lead"
    assert "was retracted on 2 January 2026" in found[0].message


@pytest.mark.parametrize(
    ("status", "severity"),
    [(SourceStatus.CONCERN, Severity.WARNING), (SourceStatus.CORRECTED, Severity.INFO)],
)
def test_less_does_not_block_and_is_never_called_a_retraction(status, severity):
    found = findings(status=status)

    assert {each.severity for each in found} == {severity}
    assert not any("retract" in each.message for each in found)


def test_what_was_acknowledged_is_told_no_more_until_it_changes():
    gone = paper(
        "carnk", status=SourceStatus.RETRACTED, status_origin="x", status_date="2026-01-02"
    )
    assert (
        findings(
            status=gone.status,
            status_origin="x",
            status_date="2026-01-02",
            acknowledged=gone.warned_of,
        )
        == []
    )
    assert findings(
        status=gone.status, status_origin="x", status_date="2026-02-02", acknowledged=gone.warned_of
    )


def test_an_article_that_says_so_itself_may_go_out():
    said = "It has since been retracted [@carnk]."
    written = builders.blank(lead=said, sources=builders.cited("carnk"))

    assert findings(written, status=SourceStatus.RETRACTED) == []
    again = replace(written, lead=f"{said}\n\nStill it shows much [@carnk].")
    assert len(findings(again, status=SourceStatus.RETRACTED)) == 1


@pytest.mark.parametrize(
    "status", [SourceStatus.OK, SourceStatus.UNCHECKED, SourceStatus.REINSTATED]
)
def test_nothing_is_said_of_sources_that_stand(status):
    assert findings(status=status) == []


PREPRINT = {
    "type": "article",
    "title": "Attention Is All You Need",
    "author": [{"family": "Vaswani", "given": "Ashish"}],
    "issued": {"date-parts": [[2017]]},
    "DOI": "10.48550/arXiv.1706.03762",
}


def unlabelled(lead, kind="", **fields):
    written = builders.blank(lead=lead, sources=builders.cited("carnk"))
    return findings(written, item=csl_text(PREPRINT), kind=kind, **{"peer_reviewed": None} | fields)


def test_a_preprint_must_be_called_so_where_it_is_cited_or_in_the_list():
    [finding] = unlabelled("A study found it [@carnk]. And more [@carnk].", kind="Study")

    assert (finding.rule, finding.severity, finding.place) == (
        "CITE-12",
        Severity.WARNING,
        "lead",
    )
    assert finding.message.endswith("without saying that it is a preprint.")
    assert not blocks_publishing([finding])
    assert unlabelled("A study found it [@carnk].", kind="Preprint (medRxiv)") == []


@pytest.mark.parametrize(
    "said",
    [
        "A preprint found it",
        "A study, not yet peer-reviewed, found it",
        "A study that hasn’t been peer reviewed",
        "Une prépublication",
    ],
)
def test_any_words_for_a_preprint_will_do(said):
    assert unlabelled(f"{said} [@carnk].") == []
    assert len(unlabelled(f"{said}.\n\nIt was large [@carnk].")) == 1


def test_a_preprint_that_was_reviewed_or_acknowledged_is_left_alone():
    assert unlabelled("It was found [@carnk].", peer_reviewed=True) == []
    seen = {"status": SourceStatus.PREPRINT, "acknowledged": "preprint"}
    assert unlabelled("It was found [@carnk].", **seen) == []
