"""A new source by its form, wherever somebody asks for one."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.keys import citation_key
from journal_desktop.core.source import Source, csl_text
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.sources.questions import SourceAbout

_FOUND = 50


def new_source(desk: Desk, words: str = "") -> Source | None:
    """Ask for a source, begun with its title; keep it, on the list of the article that is open."""
    workspace, session = desk.workspace, desk.session
    if workspace is None:
        return None
    if workspace.library.objection is not None:
        desk.fail(workspace.library.objection)
        return None
    known = workspace.known
    begun = Source(SourceId(new_id()), "", item=csl_text({"title": words}))
    about = SourceAbout(find=lambda of: known.finder.find(of, _FOUND), keys=known.keys)
    source = desk.ask.source(begun, is_new=True, about=about)
    if source is None:
        return None
    if not source.key or source.key in known.keys:
        source = replace(source, key=citation_key(source, known.keys))
    if session is None:
        workspace.save_source(source)
    else:
        session.edit_draft(session.draft.citing(source)[0], "Add a source")
    desk.sourcing.choose(source.id)
    return source
