"""Expected failures."""

from journal_desktop.core.errors import DiskFull, JournalError, StoreError


def test_an_error_says_what_happened_and_what_to_do():
    error = DiskFull("The disk is full.", "Make room and try again.")

    assert str(error) == "The disk is full. Make room and try again."
    assert str(StoreError("The library is gone.")) == "The library is gone."
    assert isinstance(error, JournalError)
