from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import source_id
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.lookup import Lookup, LookupState
from journal_desktop.store.library import Library

NOON = datetime(2026, 6, 24, 12, tzinfo=UTC)
ASKED = Lookup("1", source_id("carnk"), "DOI", "10.1056/nejmoa1910607", NOON)


def test_what_waits_is_due_until_it_is_answered(library):
    later = replace(ASKED, id="2", not_before=NOON + timedelta(hours=1))
    library.lookups.put([later, ASKED])

    assert library.lookups.due(NOON) == (ASKED,)
    assert library.lookups.due(NOON + timedelta(hours=2)) == (ASKED, later)

    answered = replace(
        ASKED, state=LookupState.DONE, tried=NOON, attempts=2, result='{"title":"Ja"}', error=""
    )
    library.lookups.put([answered])
    assert library.lookups.due(NOON) == ()
    assert library.lookups.known("DOI", ASKED.value) == answered
    assert library.lookups.known("DOI", "10.1/x") is None
    library.lookups.delete(["2"])
    assert library.lookups.every() == (answered,)


def test_harm_to_an_answer_is_noticed(library, path, harm):
    library.lookups.put([replace(ASKED, result='{"title":"abcdef"}')])
    library.close()
    harm("abcdef", "abcdeg")

    with Library.open(path) as again, pytest.raises(LibraryDamaged, match="look-up"):
        again.lookups.every()
