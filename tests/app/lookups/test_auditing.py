"""What became of sources, by the list of Retraction Watch."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from builders import paper
from journal_desktop.app.lookups.auditing import ORIGIN, audit, audited, judged, take_notices
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.notice import Nature, Notice
from journal_desktop.core.source import SourceStatus
from journal_desktop.core.status import Status

LIU = paper("liu2020", status=SourceStatus.UNCHECKED)
HEAD = "RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,Reason\n"


def of(*natures):
    """Notices of these natures, a year apart."""
    return [
        Notice(LIU.doi.lower(), "", each, f"20{year}-01-01")
        for year, each in enumerate(natures, 20)
    ]


R, C, E, B = Nature.RETRACTION, Nature.CORRECTION, Nature.CONCERN, Nature.REINSTATEMENT


@pytest.mark.parametrize(
    ("natures", "status", "day"),
    [
        ((R,), SourceStatus.RETRACTED, "2020-01-01"),
        ((C,), SourceStatus.CORRECTED, "2020-01-01"),
        ((E,), SourceStatus.CONCERN, "2020-01-01"),
        ((E, C), SourceStatus.CORRECTED, "2021-01-01"),
        ((C, E, R), SourceStatus.RETRACTED, "2022-01-01"),
        ((R, C), SourceStatus.RETRACTED, "2020-01-01"),
        ((R, B), SourceStatus.REINSTATED, "2021-01-01"),
        ((R, B, C), SourceStatus.CORRECTED, "2022-01-01"),
        ((R, B, R), SourceStatus.RETRACTED, "2022-01-01"),
    ],
)
def test_the_latest_notice_counts_and_a_retraction_stands_until_reinstated(natures, status, day):
    for order in (of(*natures), of(*natures)[::-1]):
        found = judged(LIU, order)
        assert (found.status, found.status_date, found.status_origin) == (status, day, ORIGIN)


def test_what_somebody_knew_gives_way_only_to_graver_news():
    mine = replace(LIU, status=SourceStatus.RETRACTED, status_origin="the journal")
    assert judged(mine, of(C)) == mine
    assert judged(mine, of(B)) == mine
    assert judged(replace(mine, status_date="2019-01-01"), of(B)).status is SourceStatus.REINSTATED
    assert judged(replace(LIU, status=SourceStatus.OK), of(R)).status is SourceStatus.RETRACTED
    assert (
        judged(replace(mine, status=SourceStatus.CORRECTED), of(E)).status is SourceStatus.CONCERN
    )


def test_a_source_without_notices_is_all_right_once_and_a_withdrawn_notice_is_forgotten():
    fine = judged(LIU, [], "2026-06-24")
    assert (fine.status, fine.status_date) == (SourceStatus.OK, "2026-06-24")
    assert judged(fine, [], "2026-07-24") == fine
    assert judged(LIU, [], "2026-06-24", is_known=False) == LIU
    assert judged(judged(LIU, of(R)), []).status is SourceStatus.UNCHECKED


def test_an_audit_names_every_article_that_lists_a_changed_source(workspace, session, tmp_path):
    public = builders.article(
        slug="out", status=Status.PUBLISHED, sources=builders.cited("liu2020")
    )
    workspace.library.save(public)
    path = tmp_path / "retraction_watch.csv"
    path.write_text(f"{HEAD}Retraction,10.1056/NEJMoa1910607,,6/24/2026 0:00,+Error\n1,2\n")
    taken = take_notices(workspace.library, path)
    assert (taken.snapshot.count, [each.line for each in taken.skipped]) == (1, [3])

    turns = audit(workspace.library, workspace.sources.values())
    assert [(each.after.key, each.articles[0].slug) for each in turns] == [("liu2020", "out")]
    workspace.edits.run(audited(turns), session)
    assert workspace.library.source(LIU.id).status is SourceStatus.RETRACTED
    assert audit(workspace.library, workspace.sources.values()) == ()

    session.undo()
    assert workspace.library.source(LIU.id) == workspace.sources[LIU.id] == paper("liu2020")


def test_a_file_that_is_something_else_leaves_the_notices_as_they_are(workspace, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(IntakeError):
        take_notices(workspace.library, path)
    with pytest.raises(IntakeError):
        take_notices(workspace.library, tmp_path / "nowhere.csv")
    assert workspace.library.notices.snapshot() is None
