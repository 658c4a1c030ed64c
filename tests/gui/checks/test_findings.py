"""How a finding is drawn."""

from __future__ import annotations

from journal_desktop.check.findings import Severity
from journal_desktop.gui.checks.findings import SEVERITIES
from journal_desktop.gui.icons import icon


def test_each_severity_has_a_word_and_an_icon_of_its_own(qapp):
    assert SEVERITIES.keys() == set(Severity)
    assert len({words for words, _, _ in SEVERITIES.values()}) == len(Severity)
    assert len({glyph for _, glyph, _ in SEVERITIES.values()}) == len(Severity)
    assert all(not icon(glyph).pixmap(16, 16).isNull() for _, glyph, _ in SEVERITIES.values())
