"""Our own style prints in the engine what pages print without it."""

import pytest

from journal_desktop.app import sample
from journal_desktop.cite import engine
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.markup import runs, text
from journal_desktop.cite.styles import HOUSE, style
from journal_desktop.core.citations import Cite
from journal_desktop.render.labels import labels
from journal_desktop.render.listing import listed
from journal_desktop.render.marks import Marks

pytestmark = pytest.mark.skipif(
    not engine.is_available(), reason="citeproc-js was not taken at set-up"
)


def test_the_sample_journal_lists_the_same_both_ways():
    sources = dict(enumerate(sample.load().sources, start=1))
    native = listed(Marks({}, sources, labels("en-GB")), "en-GB")
    cites = tuple((Cite(source.key),) for source in sources.values())
    known = {source.key: source for source in sources.values()}
    printed = Formatter(style(HOUSE)).printed(cites, known)

    assert len(native) > 3
    assert [(each.number, text(runs(each.html))) for each in printed.entries] == [
        (f"{each.number}.", ". ".join(filter(None, (f"{each.title} — {each.kind}", each.who))))
        for each in native
    ]
    assert [text(runs(mark.html)) for mark in printed.marks] == [
        f"[{each.number}]" for each in native
    ]
