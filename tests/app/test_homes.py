from __future__ import annotations

from journal_desktop.app import homes


def test_the_first_library_is_among_the_user_s_documents(home):
    assert homes.first_library().is_relative_to(home)
    assert homes.first_library().suffix == ".journal"
