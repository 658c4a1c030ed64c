"""What dialogs say that no form does."""

from __future__ import annotations

from journal_desktop.cite.styles import NOTICE
from journal_desktop.gui.dialogs import about


def test_about_names_whose_work_prints_the_citations():
    """The licence of citeproc-js asks for the notice, that of the styles for their names."""
    assert NOTICE in about()
    assert "CC BY-SA" in about()
