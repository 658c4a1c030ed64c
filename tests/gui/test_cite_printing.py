"""What marks and sources will look like, and what is to be said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.core.source import SourceStatus
from journal_desktop.gui.cite_printing import acknowledged, warning


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SourceStatus.RETRACTED, "was retracted (2024-05-01)"),
        (SourceStatus.CONCERN, "voiced concern"),
        (SourceStatus.CORRECTED, ""),
        (SourceStatus.PREPRINT, ""),
        (SourceStatus.OK, ""),
    ],
)
def test_a_warning_is_given_in_words_until_it_was_acknowledged(status, words):
    source = paper("grade2008", status=status, status_date="2024-05-01")

    assert words in warning(source)
    assert bool(warning(source)) == bool(words)
    assert not warning(acknowledged(source))


def test_a_later_notice_warns_anew():
    seen = acknowledged(paper("grade2008", status=SourceStatus.CONCERN))

    assert warning(replace(seen, status=SourceStatus.RETRACTED))
