"""What people do at a workspace, in words of one line."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.app import block_edits
from journal_desktop.core.errors import DiskFull

FULL = DiskFull("The disk is full.", "Free some space.")


def refuse(*_arguments, **_named):
    """What a full disk says to everything."""
    raise FULL


def type_lead(session, text):
    """Type a lead, letter after letter."""
    for end in range(1, len(text) + 1):
        session.apply(block_edits.prose("lead", text[:end]))


def retitle(session, title):
    """Give the article another title."""
    session.edit(replace(session.article, title=title), "Typing the title", place="title")


def kinds(workspace, article):
    """The kinds of an article's versions, newest first."""
    return [revision.kind for revision in workspace.library.revisions(article)]
