"""Opening a library in the window, and what is said and offered when something is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journal_desktop.app.autosave import Failed, Saved, SaveState
from journal_desktop.app.opening import Opening, open_always, salvage
from journal_desktop.core.errors import (
    JournalError,
    LibraryDamaged,
    LibraryMissing,
    LibraryReadOnly,
    LibrarySynced,
    StoreError,
)

if TYPE_CHECKING:
    from journal_desktop.app.salvage.words import Report
    from journal_desktop.core.journal import Journal
    from journal_desktop.gui.desk import Desk

ARRIVED = 2000
"""Milliseconds after which an article that was opened by itself has not ended the program."""


def open_library(desk: Desk, path: Path) -> None:
    """Open the library at *path*, or what can be salvaged of it."""
    places = _places(desk)
    failed = partial(refuse, desk, path)
    desk.store.run(lambda: open_always(path, places), partial(use, desk), failed)


def use(desk: Desk, opening: Opening) -> None:
    """Show a library that was opened, and what is to be said when it had to be salvaged."""
    desk.use(opening.library)
    if opening.report is not None:
        _tell_report(desk, opening.report)


def open_or_create(desk: Desk, path: Path) -> None:
    """Make a library with the sample at *path*, where nothing is, unless one is missed there."""
    recent, places = desk.settings.recent, _places(desk)

    def is_known() -> bool:
        from journal_desktop.app import gone  # noqa: PLC0415 - a library that is there needs none of it

        return gone.is_known(path, recent, places)

    def begin(is_missed: bool) -> None:  # noqa: FBT001 - the result of what runs in the lane
        if is_missed:
            desk.open_library(path)
        else:
            desk.create_library(path, with_sample=True)

    desk.store.run(is_known, begin, desk.refuse)


def show_journal(desk: Desk) -> None:
    """Show the journal's particulars as they now are, wherever the window has them."""
    if desk.workspace is not None:
        journal = desk.workspace.journal
        desk.window.editor.head.show_categories(journal.categories)
        desk.window.setWindowTitle(f"{journal.title} – Journal Desktop")
        desk.following.catch_up()


def meet_journal(desk: Desk, journal: Journal) -> None:
    """Take up and show the journal's particulars as the library has them by now."""
    if desk.workspace is not None and journal != desk.workspace.journal:
        desk.workspace.meet_journal(journal)
        show_journal(desk)


def tell_objection(desk: Desk) -> None:
    """Say why the open library can't be written, if so, and offer what can be done."""
    desk.window.messages.over()
    library = desk.workspace.library if desk.workspace else None
    if library is not None and library.objection is not None:
        action, act = _remedy(desk, library.objection)
        desk.window.messages.fail(library.objection, action, act)


def tell_saving(desk: Desk, state: SaveState) -> None:
    """Tell that text can't be saved, with another place for it, and that it is saved again."""
    if isinstance(state, Failed):
        words = f"{state.error} What you type is not in the library until it is saved."
        desk.window.messages.trouble(words, "Save a copy elsewhere…", desk.save_copies)
    elif isinstance(state, Saved):
        desk.window.messages.over("Saved again: every word is on the disk.")


def tell(desk: Desk, error: JournalError) -> None:
    """Tell of a failure; harm to the open library can be repaired."""
    if desk.workspace is not None and desk.settings.opening:
        desk.remember(opening="")  # it did not open, but it did not end the program either
    if desk.workspace is not None and str(error) == str(desk.workspace.library.objection):
        tell_objection(desk)
        return
    is_harm = isinstance(error, LibraryDamaged) and _is_ours(desk)
    action = "Repair the library" if is_harm else ""
    desk.window.messages.fail(error, action, partial(repair, desk))


def repair(desk: Desk) -> None:
    """Put the open library together again from what is whole, its versions and its backups."""
    if desk.workspace is None:
        return
    path, places = desk.workspace.library.path, _places(desk)
    damaged = LibraryDamaged(f"The library “{path.name}” is damaged.", "Open a backup of it.")
    desk.leave()
    work = partial(salvage, path, damaged, places)
    desk.store.run(work, partial(use, desk), desk.refuse)


def open_last(desk: Desk) -> None:
    """Open the article that was open last, unless opening it has ended the program last time."""
    if desk.workspace is None or desk.workspace.session is not None:
        return
    rows = desk.workspace.summaries
    wanted = [row for row in rows if row.id == desk.settings.last_article] or list(rows)
    if not wanted:
        desk.show_session(None)
    elif desk.settings.opening == wanted[0].id:
        desk.remember(opening="")
        desk.show_session(None)
        title = wanted[0].title or "an article without a title"
        words = f"Last time, the program ended while it opened “{title}”, so nothing is open now."
        desk.window.messages.warn(words, "Open it", partial(desk.open_article, wanted[0].id))
    else:
        desk.remember(opening=wanted[0].id)
        QTimer.singleShot(ARRIVED, desk, lambda: desk.remember(opening=""))
        desk.workspace.open(wanted[0].id)


def refuse(desk: Desk, path: Path, error: BaseException) -> None:
    """Tell why no library opened; one that is gone may come back from its backups."""
    desk.refuse(error)
    if not isinstance(error, LibraryMissing):
        return
    from journal_desktop.app import gone  # noqa: PLC0415 - hardly anybody needs it

    messages, places = desk.window.messages, _places(desk)
    again = partial(desk.open_library, path)

    def came_back(called: str) -> None:
        desk.open_library(path)
        words = f"“{path.name}” is back as it was in {called}."
        messages.offer(f"{words} What was written later is not in it.", "", lambda: None)

    def offer(left: gone.Left | None) -> None:
        if left is None:
            messages.fail(error, "Try again", again)
            return
        back = partial(desk.store.run, partial(gone.bring_back, path, left), came_back, desk.fail)
        words = f"{error.message} If it was not moved, it can come back as in {left.called}."
        messages.fail(LibraryMissing(words), "Bring it back", back)

    desk.store.run(partial(gone.left_of, path, places), offer, desk.fail)


def _tell_report(desk: Desk, report: Report) -> None:
    def show() -> None:
        if article := desk.ask.show_salvage(report):
            desk.open_article(article)

    desk.window.messages.warn_until_seen(report.title, "Show…", show)


def _keep_here(desk: Desk) -> None:
    """Move a library out of a synced folder, which gets its backups from now on."""
    from journal_desktop.app import moving  # noqa: PLC0415 - hardly anybody needs it

    if desk.workspace is None:
        return
    path = desk.workspace.library.path
    desk.leave()

    def moved(done: moving.Moved) -> None:
        recent = tuple(each for each in desk.settings.recent if each != str(path))
        desk.remember(backup_place=str(done.place), recent=recent)
        desk.open_library(done.library)
        desk.window.messages.offer(
            f"Your library is now in “{done.library.parent}”. A checked backup is in "
            f"“{done.place}”, and every later one goes there too. The old file is kept there "
            f"as “{done.left.name}”.",
            "",
            lambda: None,
        )

    home = moving.home_of(path)
    desk.store.run(lambda: moving.keep_here(path, home, datetime.now(UTC)), moved, desk.refuse)


def _remedy(desk: Desk, objection: StoreError) -> tuple[str, Callable[[], object]]:
    """What can be done about a library that can't be written, and how that is called."""
    if isinstance(objection, LibrarySynced):
        return "Keep it on this computer", partial(_keep_here, desk)
    if isinstance(objection, LibraryReadOnly):
        return "Save a copy…", partial(_save_copy, desk)
    return "", lambda: None


def _save_copy(desk: Desk) -> None:
    """Copy a library that can't be written to a place that the user chooses, and open that."""
    from journal_desktop.app import moving  # noqa: PLC0415 - hardly anybody needs it

    if desk.workspace is None:
        return
    library = desk.workspace.library
    target = desk.ask.library_copy(str(moving.copy_name(library.path)))
    if target is None:
        tell_objection(desk)
        return

    def copied(path: Path) -> None:
        desk.open_library(path)
        desk.window.messages.tell(f"This is your copy, in “{path.parent}”; you can write in it.")

    def fail(error: BaseException) -> None:
        if not isinstance(error, StoreError):
            raise error
        desk.window.messages.fail(error, "Save a copy…", partial(_save_copy, desk))

    desk.store.run(lambda: moving.copy(library, target, datetime.now(UTC)), copied, fail)


def _is_ours(desk: Desk) -> bool:
    return desk.workspace is not None and not desk.workspace.library.read_only


def _places(desk: Desk) -> tuple[Path, ...]:
    chosen = desk.settings.backup_place
    return (Path(chosen),) if chosen else ()
