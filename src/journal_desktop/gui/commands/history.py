"""Commands on the versions of the open article: look at them, compare them, go back."""

from __future__ import annotations

from journal_desktop.app.history.restoring import WHOLE
from journal_desktop.app.history.versions import moment
from journal_desktop.compare.articles import name_of
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.history.following import HistoryFollowing
from journal_desktop.gui.history.showing import HistoryShowing
from journal_desktop.store.values import Version

HEIGHT = 290
"""Pixels in which enough versions can be seen at once."""


class HistoryCommands:
    """The panel of versions, and the view of the one that is chosen there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._following = HistoryFollowing(desk, self._keep_up)
        self._showing: HistoryShowing | None = None
        self._chosen = ""

    def show(self) -> None:
        """Show the history, or hide it with the panels beside it."""
        window = self._desk.window
        if window.is_aside(window.history):
            window.dock.hide()
        else:
            window.show_aside(window.history, HEIGHT)
            window.history.take_focus()

    def follow(self, is_seen: bool) -> None:  # noqa: FBT001 - the argument of a signal
        """The panel came in sight, or went out of it."""
        if is_seen:
            self._following.catch_up()
        else:
            self._leave()

    def choose(self, version: str) -> None:
        """Show what differs between that version and the present, or the page again."""
        self._chosen = version
        if self._showing is None and version:
            self._showing = HistoryShowing(self._desk, self._following)
            self._showing.view.restore_asked.connect(self.restore)
            self._showing.view.closed.connect(self._leave)
        if self._showing is not None:
            self._showing.choose(version)

    def restore(self, place: str = WHOLE) -> None:
        """Go back to the chosen version, or to its part at *place*, with a way to undo it."""
        desk, version = self._desk, self._following.version(self._chosen)
        if desk.workspace is None or desk.session is None or version is None:
            return
        if desk.workspace.library.objection is not None:
            desk.fail(desk.workspace.library.objection)
            return
        session, before = desk.session, desk.session.article
        desk.workspace.versions.restore(version, place)

        def tell(_: object) -> None:
            when = moment(version.at)
            if session.article == before:
                return
            what = f"“{name_of(session.article, place)}”" if place else "The whole article"
            desk.window.messages.tell(f"{what} is as it was on {when}.", "Undo", session.undo)

        desk.store.run(lambda: None, tell, desk.fail)

    def name(self) -> None:
        """Give the chosen version a name, or another one; an empty one takes it away."""
        version = self._changeable()
        if version is None:
            return
        name = self._desk.ask.version_name(moment(version.at), version.name)
        if name is not None:
            self._call(version, name)

    def unname(self) -> None:
        """Let the chosen version have no name any more; it stays."""
        if version := self._changeable():
            self._call(version, "")

    def _call(self, version: Version, name: str) -> None:
        desk = self._desk
        workspace = desk.workspace
        if workspace is None or name == version.name:
            return
        when = f"The version of {moment(version.at)}"

        def undo() -> None:
            if desk.workspace is workspace:
                workspace.versions.call(version, version.name, self._following.catch_up)

        def tell() -> None:
            self._following.catch_up()
            words = f"{when} is called “{name}” now." if name else f"{when} has no name now."
            desk.window.messages.tell(words, "Undo", undo)

        workspace.versions.call(version, name, tell)

    def _changeable(self) -> Version | None:
        """The chosen version, where this library can be written."""
        desk = self._desk
        objection = desk.workspace.library.objection if desk.workspace else None
        if objection is not None:
            desk.fail(objection)
            return None
        return self._following.version(self._chosen)

    def _leave(self) -> None:
        self._desk.window.history.choose("")
        if self._chosen:
            self.choose("")

    def _keep_up(self) -> None:
        """The versions were listed anew; another article may be open."""
        if self._chosen and self._following.version(self._chosen) is None:
            self._leave()
        elif self._showing is not None:
            self._showing.retitle()
