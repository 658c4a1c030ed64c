"""Commands on the trash: look into it, bring something back, let go of it for good."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from journal_desktop.app import formatting
from journal_desktop.app.trash import words as trash_words
from journal_desktop.app.trash.clearance import Clearance
from journal_desktop.app.trash.trash import Restored
from journal_desktop.core.asset import EXTENSIONS
from journal_desktop.core.errors import JournalError
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.trash.looking import TrashLooking
from journal_desktop.store.values import Purge, Trashed


class _Picture(NamedTuple):
    """The bytes of a picture, and what its file is called."""

    data: bytes
    name: str


class TrashCommands:
    """Show the trash, and do what is asked for there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looking = TrashLooking(desk)
        self.view = view = self._looking.view
        self._clearance: Clearance | None = None
        self._is_shown = False
        view.wanted.connect(self._list)
        view.restore_asked.connect(self.restore)
        view.picture_asked.connect(self.use_picture)
        view.delete_asked.connect(self.delete)
        view.stop_asked.connect(self._stop)
        desk.opened.connect(self._begin)
        desk.changed.connect(self._follow)

    def show(self) -> None:
        """Show what was deleted from this library."""
        if self._desk.workspace is not None:
            self._is_shown = True
            trash = self._desk.workspace.trash
            self.view.sought, trash.sought = trash.sought, None
            self._follow()
            self._list()
            self._desk.ask.show_trash(self.view)

    def restore(self, items: tuple[Trashed, ...]) -> None:
        """Bring those things back."""
        workspace = self._desk.workspace
        if workspace is not None and self._may_write():
            workspace.trash.restore(items, self._tell_restored)

    def use_picture(self, item: Trashed) -> None:
        """Put a picture into the prose at the caret, or into a file where no prose is open."""
        field = self._field
        if field is not None and self._may_write():
            field.show_selection(formatting.insert_picture(field.selection(), item.id))
            self.view.say("The picture is in the article. Say there what it shows.")
            self._list()
        elif field is None:
            self._save_picture(item)

    def delete(self, items: tuple[Trashed, ...]) -> None:
        """Let go of those things for good, once that was asked and nothing needs them."""
        workspace = self._desk.workspace
        if workspace is None or not items or self._clearance or not self._may_write():
            return
        self.view.say("Reading what still needs it…", busy=True)
        self._clearance = workspace.trash.purge(
            items, sure=self._is_sure, told=self._tell_purged, step=self._step
        )

    def _is_sure(self, judged: Purge) -> bool:
        if not judged.gone:
            self._refuse(judged)
            return False
        question, explanation = trash_words.question(judged)
        if self._desk.ask.confirm(question, explanation, "Delete for good"):
            return True
        self.view.say("Nothing was deleted for good.")
        return False

    def _refuse(self, judged: Purge) -> None:
        self.view.say("None of it can be deleted for good: it is still needed.")
        title = "This stays in the trash, because it is still needed:"
        lines = tuple(f"{trash_words.called(each.item)}: {each.why}" for each in judged.kept)
        self._desk.ask.show_report(title, lines)

    def _step(self, done: int, total: int) -> None:
        if total:
            share = min(100, 100 * done // total)
            self.view.say(
                f"Reading every version, to see what still needs it: {share} %", busy=True
            )

    def _tell_purged(self, purged: Purge) -> None:
        self._clearance = None
        if purged.gone:
            words = trash_words.outcome(purged)
            stays = f" {len(purged.kept):,} stayed." if purged.kept else ""
            self.view.say(words[0].upper() + words[1:] + stays)
        elif self.view.is_busy:
            self.view.say("Nothing was deleted for good.")
        self._list()

    def _tell_restored(self, restored: Restored) -> None:
        words = f"Back again: {trash_words.counts(restored.back)}." if restored.back else ""
        for item, error in restored.failed[:3]:
            words += f" Not {trash_words.called(item)}: {error.message}"
        self.view.say(words.strip())
        if words:
            say = self._desk.window.messages.warn if restored.failed else None
            (say or self._desk.window.messages.tell)(words.strip())
        self._list()

    def _stop(self) -> None:
        if self._clearance is not None:
            self._clearance.cancel()

    def _list(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return

        def show(items: tuple[Trashed, ...]) -> None:
            if workspace is self._desk.workspace:
                objection = workspace.library.objection
                self.view.show_items(items, str(objection) if objection else "")

        workspace.trash.list(show)

    def _save_picture(self, item: Trashed) -> None:
        workspace, desk = self._desk.workspace, self._desk
        if workspace is None:
            return
        library = workspace.library

        def read() -> _Picture:
            asset = library.asset(item.id)
            ending = EXTENSIONS.get(asset.media_type, "bin") if asset else "bin"
            return _Picture(library.asset_bytes(item.id), f"picture.{ending}")

        def save(picture: _Picture) -> None:
            path = desk.ask.picture_file(str(Path.home() / picture.name))
            if path is not None:
                desk.work.run(lambda: path.write_bytes(picture.data), lambda _: said(path), refuse)

        def said(path: Path) -> None:
            self.view.say(f"Saved as {path}.")

        def refuse(error: BaseException) -> None:
            if not isinstance(error, OSError):
                raise error
            words = "The picture could not be saved there."
            desk.fail(JournalError(words, "Choose another folder."))
            self.view.say(f"{words} Choose another folder.")

        desk.store.run(read, save, desk.fail)

    def _begin(self) -> None:
        """Speak of the library that was just opened."""
        self._clearance = None
        self.view.say("")
        self._looking.look(None)
        if self._is_shown:
            self._list()

    def _follow(self) -> None:
        self.view.allow_insert(can=self._field is not None)

    def _may_write(self) -> bool:
        workspace = self._desk.workspace
        objection = workspace.library.objection if workspace else None
        if objection is not None:
            self._desk.fail(objection)
        return workspace is not None and objection is None

    @property
    def _field(self) -> ProseField | None:
        """The prose that is written in."""
        if self._desk.session is None:
            return None
        found = self._desk.window.editor.field_at(self._desk.place)
        return found if isinstance(found, ProseField) else None
