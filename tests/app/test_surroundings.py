import hashlib
import io
from dataclasses import replace

from PIL import Image

import builders
from app.acting import type_lead
from journal_desktop.app import block_edits
from journal_desktop.app.contexts import context_for
from journal_desktop.core.status import Status
from journal_desktop.render.page import page


def test_the_page_of_the_window_is_the_page_of_the_library(workspace, session, shelf):
    sha256 = "a" * 64
    draft = builders.blank(title="A draft", slug="a-draft")
    workspace.library.save(draft)
    workspace.library.save(builders.blank(title="Public", slug="public", status=Status.PUBLISHED))
    workspace.relist()
    type_lead(
        session,
        f"Words [@carnk; @nobody], [one](article:public), [two](article:{draft.id}), "
        f"[three](article:lost) and\n\n![a picture](asset:{sha256})",
    )
    workspace.save_now()
    article = workspace.library.article(shelf.id)
    here = page(session.article, workspace.context())
    there = page(article, context_for(workspace.library, [article]))
    assert here.html == there.html
    assert here.messages == there.messages
    assert len(here.messages) >= 2
    assert ">one</a>" in here.html


def test_a_picture_is_known_by_the_name_its_page_gives_it(workspace, session):
    asset, data = picture()
    missing = f"![x](asset:{asset.sha256})"
    session.apply(block_edits.prose("lead", missing))
    assert workspace.context().assets == {}
    assert workspace.asset_bytes(asset.filename) is None
    workspace.library.add_asset(data, asset)
    workspace.relist()
    assert workspace.context().assets == {asset.sha256: asset}
    assert workspace.asset_bytes(asset.filename) == data


def test_a_variant_is_known_by_the_name_its_page_gives_it(workspace, session):
    asset, data = picture()
    narrow = builders.asset(hashlib.sha256(b"narrow").hexdigest(), width=2, size=6)
    whole = replace(asset, variants=(narrow,))
    workspace.library.add_asset(data, whole, (b"narrow",))
    session.apply(block_edits.prose("lead", f"![x](asset:{asset.sha256})"))
    assert workspace.context().assets == {asset.sha256: whole}
    assert workspace.asset_bytes(narrow.filename) == b"narrow"
    assert workspace.asset_bytes(asset.filename) == data


def picture():
    written = io.BytesIO()
    Image.new("RGB", (4, 3)).save(written, "PNG")
    data = written.getvalue()
    return builders.asset(hashlib.sha256(data).hexdigest(), width=4, height=3, size=len(data)), data
