"""Shows a version in its view: what differs, its page, or where sentences come from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QTextDocument

from journal_desktop.app.contexts import context_for
from journal_desktop.app.history import changes as version_changes
from journal_desktop.app.history.changes import HARMED
from journal_desktop.app.history.restoring import FIELDS, WHOLE, restored
from journal_desktop.app.history.versions import moment
from journal_desktop.app.ports import Cancelled
from journal_desktop.compare import told
from journal_desktop.compare.articles import Comparison, name_of
from journal_desktop.compare.provenance import Origin
from journal_desktop.core.article import Article
from journal_desktop.core.ids import BlockId
from journal_desktop.gui import late, theme
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.history import columns, document
from journal_desktop.gui.history.following import HistoryFollowing, Request, title
from journal_desktop.gui.history.view import Against, HistoryView, Mode
from journal_desktop.gui.preview.pictures import Pictures
from journal_desktop.gui.preview.view import Preview
from journal_desktop.gui.words import counted
from journal_desktop.render.context import Context
from journal_desktop.render.page import Page
from journal_desktop.store.values import Version

PAUSE = 400
"""Milliseconds without a key press after which a difference to the present is made anew."""
_TEXTS = ("title", "standfirst", "lead", "takeaway")


class HistoryShowing(QObject):
    """Has made what is wished of the chosen version; what was wished before is let go."""

    def __init__(self, desk: Desk, following: HistoryFollowing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._following = following
        self._request = Request(desk)
        self._chosen = ""
        self._written: tuple[object, ...] = ()
        self._pictures = Pictures(desk)
        self.view = HistoryView(Preview(self._pictures))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.make)
        self.view.wished.connect(self.make)
        desk.changed.connect(self._notice)
        following.relisted.connect(self._notice_library)
        desk.recoloured.connect(self.make)
        desk.window.closing.connect(self.view.page.shut)

    def choose(self, version: str) -> None:
        """Show that version, or nothing."""
        self._chosen = version
        self._pause.stop()
        self._desk.window.show_instead(self.view if version else None)
        self.make()

    def retitle(self) -> None:
        """Call the version by the name that it has by now."""
        if version := self._following.version(self._chosen):
            self.view.call(title(version))

    def make(self) -> None:
        """Have made what is to be shown."""
        self._request.begin()
        version, now = self._following.version(self._chosen), self._following.article
        if version is None or now is None:
            return
        if version.damaged:
            self.view.show_version(title(version), {})
            self.view.text.clear()
            self.view.say(HARMED)
            return
        self.view.wait()
        match self.view.mode:
            case Mode.ORIGINS:
                self._trace(version, now)
            case Mode.PAGE:
                self._print(version)
            case _:
                self._compare(version, now)

    def _notice(self) -> None:
        """The article has changed: what is told of it and the version is made again at a pause."""
        if self._chosen:
            self._pause.start()

    def _notice_library(self) -> None:
        """A page shows the sources of the library, and titles of other articles."""
        if self._chosen and self.view.mode is Mode.PAGE:
            self._pause.start()

    def _compare(self, version: Version, now: Article) -> None:
        is_now = self.view.against is Against.NOW
        in_columns = self.view.mode is Mode.SIDES
        older = None if is_now else self._following.before(version)
        wanted = self._request.is_wanted
        titles = (moment(version.at), "Now") if is_now else ("Before", moment(version.at))

        def compare(texts: list[str | None]) -> None:
            def work() -> tuple[Article, Comparison, QTextDocument]:
                then = version_changes.read(texts[0])
                old, new = (then, now) if is_now else (texts[1] if older else None, then)
                found, page = version_changes.comparison(old, new), document.document()
                if in_columns:
                    columns.write_side_by_side(page, found, titles)
                else:
                    document.write_inline(page, found)
                return then, found, _handed_over(page)

            if wanted():
                self._request.run(work, show)

        def show(done: tuple[Article, Comparison, QTextDocument]) -> None:
            then, found, page = done
            self._show_version(version, then, now)
            self._show(page)
            if found.is_same:
                self.view.say("As the article is now" if is_now else "As the version before")
            else:
                since = "Since then" if is_now else "In this version"
                self.view.say(f"{since}: {told.summary(found)}")

        self._following.texts((version, *((older,) if older else ())), compare)

    def _print(self, version: Version) -> None:
        workspace, now = self._desk.workspace, self._following.article
        wanted = self._request.is_wanted
        if workspace is None or now is None:
            return
        library = workspace.library

        def read() -> tuple[Article, Context]:
            then = library.history.article(version.id)
            return then, context_for(library, (then,))

        def write(found: tuple[Article, Context]) -> None:
            if wanted():
                self._request.run(lambda: (*found, late.page(*found)), show)

        def show(done: tuple[Article, Context, Page]) -> None:
            then, context, page = done
            self._pictures.follow(context)
            self._show_version(version, then, now)
            self.view.page.set_scheme("dark" if theme.is_dark() else "light")
            self.view.page.show_page(page, then.id)
            self.view.say("The whole version as its page")

        self._desk.store.run(read, write, self._desk.fail)

    def _trace(self, version: Version, now: Article) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        library, wanted = workspace.library, self._request.is_wanted
        versions = self._following.versions[::-1]
        chosen = versions.index(version)

        def step(_done: int, _total: int) -> None:
            if not wanted():
                raise Cancelled

        def work() -> tuple[Article, int, QTextDocument]:
            def text(each: Version) -> str | None:
                return version_changes.text_of(library, each)

            then = version_changes.read(text(version))
            found = version_changes.origins(now, versions, text, step)
            page = document.document()
            marked = document.write_origins(
                page, now, found, lambda origin: since_words(origin, versions), chosen
            )
            return then, marked, _handed_over(page)

        def show(done: tuple[Article, int, QTextDocument]) -> None:
            then, marked, page = done
            self._show_version(version, then, now)
            self._show(page)
            came = f"{counted(marked, 'sentence')} of today came with this version"
            hint = "Point at a sentence, or go to it, to see since when it stands"
            self.view.say(came if marked else hint)

        self._request.run(work, show)

    def _show_version(self, version: Version, then: Article, now: Article) -> None:
        is_other = restored(now, then, WHOLE, {}) != now
        self.view.show_version(title(version), places(then, now), is_other=is_other)

    def _show(self, page: QTextDocument) -> None:
        """Show a text; where it was the same one, what was in sight stays there."""
        shown = (self._chosen, self.view.mode, self.view.against)
        is_same = shown == self._written
        at = self.view.text.verticalScrollBar().value() if is_same else 0
        self.view.text.show_document(page, at=at)
        self._written = shown


def places(then: Article, now: Article) -> dict[str, str]:
    """The parts of *then* that can be restored because they are others now, by their places."""
    old, new = _blocks(then), _blocks(now)
    changed = [place for place in _TEXTS if getattr(then, place) != getattr(now, place)]
    changed += [place for place, block in old.items() if new.get(place) != block]
    found = {place: name_of(then, place) for place in changed}
    for field in FIELDS:
        if field not in _TEXTS and getattr(then, field) != getattr(now, field):
            found[field] = field.replace("_", " ").capitalize()
    return found


def since_words(origin: Origin, versions: tuple[Version, ...]) -> str:
    """Since when a sentence stands in the article; *versions* are given oldest first."""
    if origin.version is None:
        return "New: no version has this sentence yet"
    version = versions[origin.version]
    sure = "" if origin.sure else ", or since the damaged one before it"
    first = "the first version" if origin.version == 0 else f"the version of {moment(version.at)}"
    return f"Since {first} ({version_changes.why(version)}){sure}"


def _handed_over(page: QTextDocument) -> QTextDocument:
    """A document that was written in a lane, given to the thread of the window."""
    application = QCoreApplication.instance()
    if application is not None:
        page.moveToThread(application.thread())
    return page


def _blocks(article: Article) -> dict[BlockId, object]:
    found: dict[BlockId, object] = {s.id: (s.heading, s.body, s.role) for s in article.sections}
    return found | {q.id: (q.question, q.answer) for q in article.questions}
