"""Trees made with ill will: every hash is right, what stands in them is not."""

from __future__ import annotations

import hashlib
import io
import json
import uuid

import pytest
from PIL import Image

import builders
from journal_desktop.app.sample import blank_journal
from journal_desktop.app.trees.taking_exports import take_export
from journal_desktop.app.trees.tree_export import Wish, export_library
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import JournalError
from journal_desktop.publish import manifest as manifests
from journal_desktop.store.library import Library


@pytest.fixture
def tree(tmp_path):
    written = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(written, "PNG")
    data = written.getvalue()
    with Library.create(tmp_path / "work.journal", builders.journal()) as library:
        library.save_sources((builders.paper("carnk"),))
        article = builders.article()
        library.save(article)
        library.remember(article, "named", "one")
        sha256 = hashlib.sha256(data).hexdigest()
        library.add_asset(data, Asset(sha256, "image/png", 4, 3, len(data)))
        export_library(library, tmp_path / "tree", Wish(history=True))
    return tmp_path / "tree"


@pytest.fixture
def other(tmp_path):
    with Library.create(tmp_path / "other.journal", blank_journal()) as opened:
        yield opened


def seal(tree):
    """Write the list of files anew, so that everything is as it says."""
    every = (path for path in sorted(tree.rglob("*")) if path.is_file())
    files = [
        manifests.file(path.relative_to(tree).as_posix(), path.read_bytes())
        for path in every
        if path.name != manifests.NAME
    ]
    made = manifests.make((), files, manifests.LIBRARY)
    (tree / manifests.NAME).write_bytes(manifests.write(made))


def edited(tree, pattern, change):
    path = next(tree.glob(pattern))
    path.write_bytes(change(path.read_bytes()))
    seal(tree)


def with_json(**changes):
    def change(data):
        return json.dumps(json.loads(data) | changes).encode()

    return change


def swap(old, new):
    return lambda data: data.replace(old, new, 1)


ARTICLE, SOURCE = "articles/*/*/article.md", "sources/*/*.json"
RECORD, HISTORY = "articles/*/*/record.json", "articles/*/*/history.json"
PICTURE = "assets/*/*.json"
NEVER = {"changed": "never"}
CUT = {"kind": "section", "id": "x", "deleted": "2026-01-01T00:00:00.000+00:00"}
HARM = {
    "article of a newer program": (ARTICLE, swap(b"format_version = 1", b"format_version = 9")),
    "article under another id": (ARTICLE, swap(b'\nid = "', b'\nid = "0')),
    "article without front matter": (ARTICLE, lambda _: b"words"),
    "article that is no text": (ARTICLE, lambda data: data + b"\xff"),
    "article nested beyond measure": (
        ARTICLE,
        swap(b"format_version = 1", b"format_version = 1\nx = " + b"[" * 9000 + b"]" * 9000),
    ),
    "source under another id": (SOURCE, with_json(id=str(uuid.uuid4()))),
    "source without a key": (SOURCE, lambda data: data.replace(b'"key"', b'"kee"')),
    "source with a number for a note": (SOURCE, with_json(notes=7)),
    "source with no item": (SOURCE, with_json(item=[1])),
    "source with a text that is no item": (SOURCE, with_json(item_text="{")),
    "source with a status of its own": (SOURCE, with_json(status="blessed")),
    "source with extra that is no TOML": (SOURCE, with_json(extra="= [")),
    "source without times": (SOURCE, with_json(stored=None)),
    "source nested beyond measure": (SOURCE, lambda _: b"[" * 99_999),
    "source that is no JSON": (SOURCE, lambda data: data[:-9]),
    "source of a newer program": (SOURCE, with_json(format_version=2)),
    "record with a time that is none": (RECORD, with_json(stored=NEVER)),
    "record with a local time": (RECORD, with_json(stored={"changed": "2026-01-01T00:00:00.000"})),
    "part of an unknown kind": (RECORD, with_json(taken_out=[CUT | {"kind": "script"}])),
    "part deleted never": (RECORD, with_json(taken_out=[CUT | {"deleted": ""}])),
    "parts that are no list": (RECORD, with_json(taken_out={"a": 1})),
    "version that is another": (
        "articles/*/*/history/*.md",
        swap(b"Doctors can arm", b"Nobody can arm"),
    ),
    "version with a path for an id": (
        HISTORY,
        lambda data: data.replace(b'"id": "', b'"id": "../', 1),
    ),
    "version twice": (
        HISTORY,
        lambda data: json.dumps(
            (table := json.loads(data)) | {"versions": table["versions"] * 2}
        ).encode(),
    ),
    "picture of another type": (PICTURE, with_json(media_type="image/svg+xml")),
    "picture of no size": (PICTURE, with_json(width=0)),
    "picture that is its own variant": (PICTURE, with_json(variants=["x"])),
    "picture with other bytes": ("assets/*/*.png", lambda data: data + b"x"),
    "no library": ("library.toml", lambda _: b'program = "other"\n'),
    "library that is no TOML": ("library.toml", lambda _: b"= ="),
    "library of a newer program": ("library.toml", swap(b"version = 1", b"version = 2")),
    "journal with a number for a title": ("journal.toml", swap(b'title = "', b'title = 1 # "')),
}


@pytest.mark.parametrize("what", HARM)
def test_what_is_harmed_with_care_is_refused_and_nothing_comes_in(tree, other, what):
    edited(tree, *HARM[what])
    with pytest.raises(JournalError) as refusal:
        take_export(other, tree)
    assert refusal.value.remedy
    assert not other.transfer.articles()
    assert not other.sources()
    assert not other.transfer.pictures()


def test_the_same_tree_sealed_comes_in(tree, other):
    seal(tree)
    assert take_export(other, tree).count("new") == 1


def test_what_a_newer_program_knows_is_kept(tree, other, tmp_path):
    edited(tree, SOURCE, with_json(x_score=0.5, x_more={"a": [1, "é", None]}))
    edited(tree, ARTICLE, swap(b"format_version = 1", b'format_version = 1\nx_mood = "calm"'))
    edited(
        tree,
        "journal.toml",
        swap(b"format_version = 1", b"format_version = 1\nx_seen = 2026-01-02"),
    )
    (tree / "x_new").mkdir()
    (tree / "x_new" / "a.json").write_text("{}")
    seal(tree)
    arrived = take_export(other, tree)
    assert any("x_new/a.json" in each for each in arrived.remarks)
    export_library(other, tmp_path / "again", Wish(history=True))
    source = json.loads(next((tmp_path / "again").glob(SOURCE)).read_text())
    assert source["x_score"] == 0.5
    assert source["x_more"] == {"a": [1, "é"]}
    assert 'x_mood = "calm"' in next((tmp_path / "again").glob(ARTICLE)).read_text()
    assert "x_seen = 2026-01-02" in (tmp_path / "again" / "journal.toml").read_text()


def test_a_picture_that_is_none_stays_out_and_is_told(tree, other):
    record = next(tree.glob(PICTURE))
    old = record.with_suffix(".png")
    data = b"<svg onload=alert(1)>" * 9
    sha256 = hashlib.sha256(data).hexdigest()
    known = json.loads(record.read_text()) | {"sha256": sha256, "size": len(data)}
    home = tree / "assets" / sha256[:2]
    home.mkdir(exist_ok=True)
    (home / f"{sha256}.json").write_text(json.dumps(known))
    (home / f"{sha256}.png").write_bytes(data)
    record.unlink()
    old.unlink()
    seal(tree)
    arrived = take_export(other, tree)
    assert any("not the picture" in each for each in arrived.remarks)
    assert not other.transfer.pictures()
