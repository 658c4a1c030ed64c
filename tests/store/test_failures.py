from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from journal_desktop.core.errors import DiskFull, JournalError, LibraryMissing, StoreError
from journal_desktop.store import failures

PLACE = Path("/home/asha/evidence.journal")


@pytest.mark.parametrize(
    "told",
    [
        failures.missing(PLACE),
        failures.foreign(PLACE, "it is a folder"),
        failures.damaged(PLACE),
        failures.damaged_part("The article “Sleep”"),
        failures.in_use(PLACE),
        failures.full(PLACE),
        failures.forbidden(PLACE),
        failures.unreachable(PLACE),
        failures.vanished(PLACE),
        failures.changed_elsewhere(PLACE),
        failures.read_only(PLACE),
        failures.too_new(PLACE),
        failures.closed(PLACE),
        failures.absent("such article"),
    ],
    ids=lambda told: told.message,
)
def test_every_failure_is_a_sentence_and_a_remedy(told):
    assert isinstance(told, JournalError)
    for words in (told.message, told.remedy):
        assert words[0].isupper() or words[0] == "“"
        assert words.endswith(".")
        assert not any(jargon in words for jargon in ("SQL", "WAL", "errno", "lock", "None"))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.ENOENT, LibraryMissing),
        (errno.EACCES, StoreError),
        (errno.EIO, StoreError),
    ],
)
def test_failures_of_the_system_are_told(number, kind):
    with pytest.raises(kind), failures.told(PLACE):
        raise OSError(number, "as the system says it")


def test_bugs_pass_through():
    with pytest.raises(sqlite3.OperationalError, match="no such table"), failures.told(PLACE):
        sqlite3.connect(":memory:").execute("SELECT * FROM typo")
