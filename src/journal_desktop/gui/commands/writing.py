"""Commands on the words: emphasis, links, citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journal_desktop.app import formatting
from journal_desktop.app.formatting import Selection
from journal_desktop.app.styles import styles
from journal_desktop.cite.styles import HOUSE, Style, style
from journal_desktop.core.citations import Cite, Cluster, cluster_text
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.ask import NEW
from journal_desktop.gui.cite.citing import put
from journal_desktop.gui.cite.editing import MarkEditing
from journal_desktop.gui.cite.printing import Printing, acknowledged, warning
from journal_desktop.gui.cite.suggesting import Suggesting
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.references.link_offers import LinkOffers
from journal_desktop.gui.sources.new_source import new_source


class WritingCommands:
    """Work on the prose field with the caret; remember it while a dialog has the focus."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._printing = Printing(self._style)
        self._suggesting = Suggesting(desk, self.add_source, self._warn)
        self._editing = MarkEditing(desk, self._suggesting, self._printing)
        self._offers = LinkOffers(desk)
        self._warned: set[tuple[str, str]] = set()

    def bold(self) -> None:
        """Strong emphasis on or off."""
        self._format(formatting.bold)

    def italic(self) -> None:
        """Emphasis on or off."""
        self._format(formatting.italic)

    def bullets(self) -> None:
        """A list, or no longer."""
        self._format(formatting.bullets)

    def quote(self) -> None:
        """A quotation, or no longer."""
        self._format(formatting.quote)

    def link(self) -> None:
        """Link the selected words to a web address."""
        field = self._field
        if field is None:
            return
        at = field.selection()
        wish = self._desk.ask.link(at.selected)
        if wish is not None and wish.target:
            field.show_selection(formatting.link(at, wish.target, wish.words))

    def companion(self) -> None:
        """Link the selected words to another article of the journal."""
        field, workspace, session = self._field, self._desk.workspace, self._desk.session
        if field is None or workspace is None or session is None:
            return
        at = field.selection()
        titles = {
            str(row.id): row.title or "Untitled article"
            for row in workspace.summaries
            if row.id != session.article.id
        }
        chosen = self._desk.ask.companion(titles)
        if chosen is not None:
            words = titles[chosen]
            field.show_selection(formatting.link(at, f"article:{chosen}", words))

    def cite(self) -> None:
        """Ask for a source to cite at the caret, under it where there is a field."""
        field, session, workspace = self._field, self._desk.session, self._desk.workspace
        if workspace is None or session is None:
            return
        if field is not None:
            self._suggesting.begin(field)
            return
        cited = frozenset(str(each.source) for each in session.article.sources)
        chosen = self._desk.ask.citation(tuple(workspace.sources.values()), cited)
        if chosen == NEW:
            source = self.add_source()
            if source is not None:
                self.cite_source(source.id)
        elif chosen is not None:
            self.cite_source(chosen)

    def suggest(self, field: ProseField) -> None:
        """Offer sources for the @ that was typed in a field."""
        self._suggesting.suggest(field)

    def open_mark(self, field: ProseField, mark: Cluster) -> None:
        """Open the editor of a mark where it stands."""
        self._editing.open(field, mark)

    def told(self, mark: Cluster) -> str:
        """What a mark cites, as rich text."""
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None:
            return ""
        return self._printing.told(workspace, session.article, mark)

    def offer_links(self, field: ProseField, text: str) -> None:
        """Offer to link the numbered marks of a pasted text."""
        self._offers.offer(field, text)

    def cite_source(self, source: str) -> None:
        """Cite that source at the caret of the field last written in."""
        self.cite_sources([source])

    def cite_sources(self, sources: Sequence[str]) -> None:
        """Cite those sources, in one mark, at the caret of the field last written in."""
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None or not sources:
            return
        field, draft = self._field, session.draft
        known = [workspace.sources[SourceId(each)] for each in sources]
        cites: list[Cite] = []
        for source in known:
            draft, key = draft.citing(source)
            cites.append(Cite(key))
        if field is None:
            session.edit_draft(draft, "List a source", source=self)
            self._desk.window.messages.tell(
                "The source is on this article's list. Put the caret in the text to cite it there."
            )
            return
        put(
            self._desk,
            field,
            formatting.insert_mark(field.selection(), cluster_text(tuple(cites))),
            "Cite",
            draft,
        )
        for source in known:
            self._warn(source)

    def add_source(self, words: str = "") -> Source | None:
        """Add a source by its form, begun with its title; with an article open, to its list."""
        return new_source(self._desk, words)

    def remove_source(self, source: str) -> None:
        """Take an uncited source off the article's list; the library keeps it."""
        session = self._desk.session
        if session is not None:
            keys = [c.key for c in session.article.sources if c.source == source]
            session.edit_draft(session.draft.without(keys), "Take a source off the list")

    def _style(self) -> Style:
        """The style that the pages of the open library have."""
        workspace = self._desk.workspace
        if workspace is None:
            return style(HOUSE)
        return styles.chosen_or_house(workspace.library, workspace.journal.profile.citation_style)

    def _warn(self, source: Source) -> None:
        """Say once, in words, that a source which is cited was retracted or doubted."""
        words, seen = warning(source), (source.id, source.warned_of)
        if words and seen not in self._warned:
            self._warned.add(seen)
            self._desk.window.messages.warn(
                words, "Acknowledge", lambda: self._acknowledge(source.id)
            )

    def _acknowledge(self, source: SourceId) -> None:
        workspace, session = self._desk.workspace, self._desk.session
        known = workspace.sources.get(source) if workspace else None
        if known is not None and session is not None:
            draft = session.draft.with_source(acknowledged(known))
            session.edit_draft(draft, "Acknowledge a warning")

    def _format(self, how: Callable[[Selection], Selection]) -> None:
        field = self._field
        if field is not None:
            field.show_selection(how(field.selection()))

    @property
    def _field(self) -> ProseField | None:
        editor = self._desk.window.editor
        found = editor.prose_field() or editor.field_at(self._desk.place)
        return found if isinstance(found, ProseField) else None
