"""Pictures of pages that are not the open article's."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from builders import asset
from journal_desktop.app.contexts import context_for
from journal_desktop.gui.preview.pictures import Pictures

DATA = b"a picture, or near enough"


def test_the_pictures_of_the_last_page_are_given_and_no_others(opened):
    desk = opened.desk
    known = asset(hashlib.sha256(DATA).hexdigest(), size=len(DATA))
    desk.workspace.library.add_asset(DATA, known)
    showing = replace(desk.session.article, lead=f"![A cell](asset:{known.sha256})")
    pictures = Pictures(desk)
    assert pictures(known.filename) is None
    pictures.follow(context_for(desk.workspace.library, (showing,)))
    assert pictures(known.filename) == DATA
    pictures.follow(context_for(desk.workspace.library, ()))
    assert pictures(known.filename) is None
