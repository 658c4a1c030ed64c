from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal_desktop.app.backup import words as backup_words
from journal_desktop.store.backup.files import WHYS


def test_every_reason_has_words_of_its_own():
    assert len({backup_words.why(each) for each in WHYS} - {"Backup"}) == len(WHYS)


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "1 KB"), (315_392, "315 KB"), (36_786_176, "36.8 MB"), (2_500_000_000, "2.5 GB")],
)
def test_sizes_are_said_as_people_say_them(number, words):
    assert backup_words.size(number) == words


def test_a_file_that_is_no_backup_of_ours_is_just_a_backup():
    assert backup_words.called(None) == "a backup"
    assert "2026" in backup_words.when(datetime(2026, 3, 14, 15, 9, tzinfo=UTC))
