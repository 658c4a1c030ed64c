"""What the list of look-ups says."""

from __future__ import annotations

from PySide6.QtCore import Qt

from builders import paper
from journal_desktop.app.lookups.values import LookupRow, Standing
from journal_desktop.core.source import Source
from journal_desktop.gui.lookups.requests import LookupsView

READY = LookupRow("1", paper("liu2020"), "DOI 10.1056/nejmoa1910607", Standing.READY)
WAITING = LookupRow(
    "2", Source("s", "s"), "PMID 26551272", Standing.WAITING, "There is no network."
)


def test_it_counts_in_one_quiet_line(qapp):
    view = LookupsView()
    view.show_rows((READY, WAITING, WAITING))

    assert view.summary == "1 answer to review · 2 waiting until you try again"
    view.show_rows(())
    assert view.summary == ""


def test_each_row_says_all_to_those_who_hear_it(qapp):
    view = LookupsView()
    view.show_rows((WAITING,))
    spoken = view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "A source that needs details, PMID 26551272, waits. There is no network."
