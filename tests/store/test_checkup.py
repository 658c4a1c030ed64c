from __future__ import annotations

import pytest

from builders import article
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.store import checkup, migrations


def test_a_whole_library_is_told_whole(path, library):
    library.save(article())
    library.close()

    found = checkup.check(path)
    assert (found.structure, found.harms, found.version) == ("ok", (), migrations.VERSION)
    assert found.rows > 5


def test_a_changed_word_is_told(path, library, harm):
    library.save(article(lead="Most of the patients were well."))
    library.close()
    harm("Most of the patients", "None of the patients")

    assert checkup.check(path).harms == ("The lead",)


def test_a_library_that_does_not_open_is_told_damaged(path, library):
    library.close()
    path.write_bytes(path.read_bytes()[:8192])

    with pytest.raises(LibraryDamaged):
        checkup.check(path)
