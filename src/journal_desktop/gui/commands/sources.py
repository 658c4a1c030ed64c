"""Commands on the sources that are chosen in their panel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journal_desktop.app.library_edits import rebased
from journal_desktop.app.references import text as reference_text
from journal_desktop.app.sources import deleting, rekeying
from journal_desktop.app.sources.listed import is_unseen
from journal_desktop.app.sources.uses import Use, uses
from journal_desktop.app.styles import styles
from journal_desktop.core import edits, preprints
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.sources.new_source import new_source
from journal_desktop.gui.sources.questions import SourceAbout
from journal_desktop.gui.words import counted, place_words

_FOUND = 50


class SourceCommands:
    """Edit, copy and delete sources; show where they are cited."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wanted: tuple[str, str] | None = None
        desk.changed.connect(self._arrive)

    def create(self) -> None:
        """Add a source by its form; with an article open, to its list."""
        new_source(self._desk)

    def edit(self) -> None:
        """Change the chosen source by its form."""
        current = self._desk.window.sources.current
        if current is not None:
            self.edit_source(current.source.id)

    def edit_source(self, source: str) -> None:
        """Change that source by its form; every citation of it follows."""
        workspace = self._desk.workspace
        known = workspace.sources.get(SourceId(source)) if workspace else None
        if workspace is None or known is None:
            return
        changed = self._desk.ask.source(known, is_new=False, about=self._about(known))
        if changed is None or changed == known:
            return
        if changed.key == known.key:
            self._keep(changed, "Edit a source")
            return

        def keep_rest() -> None:
            now = workspace.sources.get(known.id, known)
            rest = rebased(now, known, replace(changed, key=known.key))
            if rest != now:
                self._keep(rest, "Edit a source")

        try:
            keys = workspace.known.keys
            edit = rekeying.rekeyed(known, changed.key, keys, edited=changed)
        except JournalError as error:
            self._desk.fail(error)
            keep_rest()
            return
        workspace.edits.run(replace(edit, otherwise=keep_rest), workspace.session)

    def acknowledge(self) -> None:
        """Note that the warning about the chosen source was seen."""
        for each in self._chosen:
            if is_unseen(each):
                self.acknowledge_source(each.id)

    def acknowledge_source(self, source: str) -> None:
        """Note that the warning about that source was seen."""
        workspace = self._desk.workspace
        known = workspace.sources.get(SourceId(source)) if workspace else None
        if known is not None:
            self._keep(replace(known, acknowledged=known.warned_of), "Acknowledge a warning")

    def where(self) -> None:
        """Show which parts of which articles cite the chosen source, and go there."""
        workspace, current = self._desk.workspace, self._desk.window.sources.current
        if workspace is None or current is None:
            return
        session, library, source = workspace.session, workspace.library, current.source
        opened = {session.article.id: session.article} if session else {}
        self._desk.store.run(
            lambda: uses(library, source.id, opened),
            lambda found: self._offer_places(source, found),
            self._desk.fail,
        )

    def unlist(self) -> None:
        """Take chosen sources that this article does not cite off its list."""
        session, use = self._desk.session, self._desk.window.sources.model.use
        idle = {each.id for each in self._chosen if not use.times.get(each.id)}
        if session is not None:
            keys = [each.key for each in session.article.sources if each.source in idle]
            session.edit_draft(session.draft.without(keys), "Take off the list")

    def copy(self) -> None:
        """Copy the chosen references as the style prints them: rich, as HTML and plain."""
        workspace = self._desk.workspace
        if workspace is None or not self._chosen:
            return
        session = workspace.session
        language = session.article.language if session else workspace.journal.language
        style = styles.chosen_or_house(workspace.library, workspace.journal.profile.citation_style)
        printed = reference_text.entries(self._chosen, styles.formatter_for(style, language))
        data = QMimeData()
        data.setHtml(reference_text.html(printed))
        data.setText(reference_text.plain(printed))
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.window.messages.tell(f"{counted(len(printed), 'reference')} copied.")

    def supersede(self) -> None:
        """Cite another version of the chosen source in its place, in this article."""
        workspace, session = self._desk.workspace, self._desk.session
        current = self._desk.window.sources.current
        if workspace is None or session is None or current is None:
            return
        source = current.source
        known = [s for each in source.related if (s := workspace.sources.get(each))]
        published = [each for each in known if not preprints.is_preprint(each)]
        if len(published) != 1:
            title = "Which version takes its place in this article?"
            chosen = self._desk.ask.other_source(title, self._find)
            published = [workspace.sources[chosen]] if chosen else []
        if published and published[0].id != source.id:
            other = published[0]
            draft = session.draft.with_source(other)
            article = edits.repoint(draft.article, {source.id: other.id})
            session.edit_draft(draft.with_article(article), "Cite another version")
            words = f"This article now cites {other.label} instead."
            self._desk.window.messages.tell(words, "Undo", session.undo)

    def delete(self) -> None:
        """Delete the chosen sources, unless an article cites them."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        made = [deleting.deleted(each) for each in self._chosen]
        for edit in made:
            workspace.edits.run(edit, workspace.session)
        gone = [edit for edit in made if edit.before[0].id not in workspace.sources]
        if gone:
            first = gone[0].before[0]
            words = f"“{first.title}” is" if len(gone) == 1 else f"{len(gone)} sources are"
            window = self._desk.window
            window.messages.deleted(
                f"{words} in the trash.",
                lambda: [workspace.edits.undo(each) for each in reversed(gone)],
                lambda: window.action_asked.emit("trash.show"),
            )

    @property
    def _chosen(self) -> tuple[Source, ...]:
        return self._desk.window.sources.selected

    def _find(self, words: str) -> tuple[Source, ...]:
        workspace = self._desk.workspace
        return workspace.known.finder.find(words, _FOUND) if workspace else ()

    def _about(self, source: Source) -> SourceAbout:
        workspace, sourcing = self._desk.workspace, self._desk.sourcing
        if workspace is None:
            return SourceAbout()
        related = (workspace.sources.get(each) for each in source.related)
        return SourceAbout(
            articles=sourcing.articles_of(source.id),
            related=tuple(each for each in related if each is not None),
            notices=sourcing.snapshot.dated if sourcing.snapshot else "",
            find=self._find,
            keys=workspace.known.keys,
        )

    def _keep(self, source: Source, label: str) -> None:
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None:
            return
        if workspace.library.objection is not None:
            self._desk.fail(workspace.library.objection)
        elif session is None:
            workspace.save_source(source)
            self._desk.sourcing.catch_up()
        else:
            session.edit_draft(session.draft.with_source(source), label)

    def _offer_places(self, source: Source, found: tuple[Use, ...]) -> None:
        places = [line for use in found for line in _lines(use)]
        if not places:
            self._desk.window.messages.tell(f"No article cites {source.label}.")
            return
        chosen = self._desk.ask.place(f"Where {source.label} is cited", tuple(places))
        if chosen is not None:
            article, _, place = chosen.partition("\n")
            self.go(article, place)

    def go(self, article: str, place: str) -> None:
        """Open that article at that place."""
        session = self._desk.session
        self._wanted = (article, place)
        if session is not None and session.article.id == article:
            self._arrive()
        else:
            self._desk.open_article(article)

    def _arrive(self) -> None:
        """Go to the wanted place once its article is open."""
        session, wanted = self._desk.session, self._wanted
        if session is not None and wanted is not None and session.article.id == wanted[0]:
            self._wanted = None
            self._desk.window.editor.reveal(wanted[1])


def _lines(use: Use) -> list[tuple[str, str]]:
    article: Article = use.article
    title = article.title or "Untitled article"
    if not use.places:
        return [(f"{article.id}\nsources", f"{title}\nlisted, not cited")]
    counts = {place: use.places.count(place) for place in use.places}
    return [
        (
            f"{article.id}\n{place}",
            f"{title}\n{place_words(article, place)}{f' · {number} times' if number > 1 else ''}",
        )
        for place, number in counts.items()
    ]
