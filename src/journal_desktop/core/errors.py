"""Every failure of the world that a user can meet, as one tree.

::

    JournalError                what happened, and what to do about it
    ├── StoreError              the library file
    │   ├── NotALibrary         a file that is something else
    │   ├── LibraryMissing      no file there
    │   ├── LibraryTooNew       written by a newer program
    │   ├── LibraryInUse        another window has it open
    │   ├── LibraryDamaged      the file can't be read whole
    │   ├── LibraryReadOnly     it may be read but not written
    │   │   └── LibrarySynced   it lies in a folder of Dropbox or the like
    │   └── DiskFull            no room left to write
    ├── IntakeError             a text or reference file that can't be taken in
    ├── PublishError            a bundle that can't be written or does not verify
    ├── StyleError              a citation style that can't be used
    ├── EditRefused             an edit that would break something
    └── NotFound                an article or source that is not in the library

Anything else that is raised is a bug.
"""

from __future__ import annotations


class JournalError(Exception):
    """An expected failure: one sentence for the user and a remedy."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class StoreError(JournalError):
    """The library file can't be used as asked."""


class NotALibrary(StoreError):
    """The file is something else than a library."""


class LibraryMissing(StoreError):
    """There is no file at that place."""


class LibraryTooNew(StoreError):
    """A newer version of the program wrote the file."""


class LibraryInUse(StoreError):
    """Another window or program has the library open."""


class LibraryDamaged(StoreError):
    """The file can't be read as a whole."""


class LibraryReadOnly(StoreError):
    """The library may be read but not written."""


class LibrarySynced(LibraryReadOnly):
    """The library lies in a folder that another program keeps in step with other computers."""


class DiskFull(StoreError):
    """There is no room left where the library lives."""


class IntakeError(JournalError):
    """A file that can't be taken in."""


class PublishError(JournalError):
    """A bundle that can't be written, or that does not verify."""


class StyleError(JournalError):
    """A citation style that can't be used, or that can't print."""


class EditRefused(JournalError):
    """An edit that would break something, such as citations."""


class NotFound(JournalError):
    """What was asked for is not in the library."""
