"""What titles themselves say of their papers."""

import pytest

from journal_desktop.cite.status import with_title_status
from journal_desktop.core.source import Source, SourceStatus, csl_text


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("RETRACTED: Ileal-lymphoid-nodular hyperplasia", SourceStatus.RETRACTED),
        ("Retracted article: Ileal-lymphoid-nodular hyperplasia", SourceStatus.RETRACTED),
        ("[Retracted] Ileal-lymphoid-nodular hyperplasia", SourceStatus.RETRACTED),
        ("WITHDRAWN: Ileal-lymphoid-nodular hyperplasia", SourceStatus.RETRACTED),
        (
            "Ileal-lymphoid-nodular hyperplasia (Retracted article. See vol 375, pg 445, 2010)",
            SourceStatus.RETRACTED,
        ),
        ("Expression of concern: Ileal-lymphoid-nodular hyperplasia", SourceStatus.CONCERN),
        ("Retraction: Ileal-lymphoid-nodular hyperplasia", SourceStatus.UNCHECKED),
        ("Correction: Ileal-lymphoid-nodular hyperplasia", SourceStatus.UNCHECKED),
        ("Retracted papers and what becomes of them", SourceStatus.UNCHECKED),
        ("Withdrawn drugs in Europe", SourceStatus.UNCHECKED),
    ],
)
def test_only_the_retracted_paper_itself_is_marked(title, status):
    made = with_title_status(Source(id="1", key="", item=csl_text({"title": title})))

    assert made.status is status
    assert made.status_origin == ("title" if status is not SourceStatus.UNCHECKED else "")


def test_a_graver_status_from_elsewhere_is_kept():
    item = csl_text({"title": "Expression of concern: x"})
    known = Source(id="1", key="", item=item, status=SourceStatus.RETRACTED, status_origin="PubMed")

    assert with_title_status(known) == known
