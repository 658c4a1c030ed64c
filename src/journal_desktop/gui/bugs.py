"""The one handler that every bug reaches: it saves the user's text first."""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from journal_desktop.gui import rescue
from journal_desktop.gui.desk import Desk
from journal_desktop.store import rows

log = logging.getLogger("journal_desktop")


class BugHandler:
    """Keeps a recovery copy of all that is unsaved, writes down what happened, says so."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder

    def install(self) -> None:
        """Be called for every exception that nobody expected."""
        sys.excepthook = self.handle

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Save what is unsaved, then tell."""
        words = "".join(traceback.format_exception(kind, error, trace))
        copies = self._keep_copies()
        self._write_down(words)
        log.critical("Unexpected error\n%s", words)
        if None in copies:
            kept = "No copy of your last words could be made: copy them to another program now."
        elif copies:
            kept = f"Your text is safe. A copy of it is in {self._copies}."
        else:
            kept = "Your text is safe."
        self._desk.window.messages.warn(
            f"Something went wrong inside the program ({kind.__name__}). {kept} "
            "You can go on writing; if it happens again, please start the program anew."
        )

    @property
    def _copies(self) -> Path:
        return self._folder / "recovered"

    def _keep_copies(self) -> list[Path | None]:
        workspace = self._desk.workspace
        if workspace is None:
            return []
        copies: list[Path | None] = []
        at = f"{datetime.now():%Y-%m-%d %H%M%S}"  # noqa: DTZ005 - a name for people
        for each in rescue.copies(workspace.outstanding):
            name, _, suffix = each.name.rpartition(".")
            path = self._copies / f"{name} {at}.{suffix}"
            copies.append(self._keep(path, each.text()))
        return copies

    def _write_down(self, words: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / "errors.log").open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n{words}\n")
        except OSError:
            log.warning("the error could not be written down")

    def _keep(self, path: Path, text: str) -> Path | None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rows.encodable(text), encoding="utf-8")
        except OSError:
            return None
        return path
