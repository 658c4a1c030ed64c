"""Offers to link the numbered marks of a pasted text to the sources they number."""

from __future__ import annotations

from journal_desktop.app.formatting import Selection
from journal_desktop.app.references import linking
from journal_desktop.app.references.linking import Pasted
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.citing import put
from journal_desktop.gui.desk import Desk


class LinkOffers:
    """Offers once for each text; what is declined stays as it was pasted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._offered: set[str] = set()

    def offer(self, field: ProseField, text: str) -> None:
        """Offer it in the message bar, where the text has marks that can be linked."""
        session = self._desk.session
        pasted = linking.found(text, session.article) if session is not None else None
        if pasted is None or text in self._offered:
            return
        self._offered.add(text)
        self._desk.window.messages.offer(
            pasted.words, pasted.action, lambda: self._link(field, pasted)
        )

    def _link(self, field: ProseField, pasted: Pasted) -> None:
        workspace, session = self._desk.workspace, self._desk.session
        if workspace is None or session is None:
            return
        before = field.value
        at = before.find(pasted.text)
        if at < 0:
            self._desk.window.messages.warn(
                "The pasted text has changed since, so its marks were left as they are."
            )
            return
        taken = {source.key for source in workspace.sources.values()}
        text, draft = linking.linked(pasted, session.draft, workspace.sources, taken)
        head = before[:at] + text
        shown = Selection(head + before[at + len(pasted.text) :], len(head), len(head))
        put(self._desk, field, shown, "Link citations", draft)
