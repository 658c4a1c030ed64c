"""Library to tree to library to tree: the same bytes, whatever stands in it."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import builders
import strategies
from journal_desktop.app.exporting import export
from journal_desktop.app.ports import Cancelled
from journal_desktop.app.sample import blank_journal
from journal_desktop.app.trees.taking_exports import library_from, take_export
from journal_desktop.app.trees.tree_export import Wish, export_library
from journal_desktop.core import edits
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import IntakeError, PublishError
from journal_desktop.core.notice import Nature, Notice
from journal_desktop.core.status import Status
from journal_desktop.core.style import Style
from journal_desktop.publish.verify import verify
from journal_desktop.store.engine import connect
from journal_desktop.store.library import Library

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>House of mine</title><id>https://example.org/mine</id>
<updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>
"""


def files(folder):
    """Every file below *folder*, by its path."""
    every = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every}


def picture(colour, size=(4, 3)):
    """A PNG of one colour, and what is known of it."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    data = written.getvalue()
    return data, Asset(hashlib.sha256(data).hexdigest(), "image/png", *size, len(data))


def fill(library):
    """Everything that a library can hold."""
    article = builders.article(status=Status.PUBLISHED)
    library.save_sources(
        (
            builders.paper(
                "carnk",
                notes="Mine alone.\n\n— not for readers",
                excerpts=("“One line”", "two"),
                tags=("nk", "é"),
                aliases=("old-key",),
                absorbed=(builders.source_id("gone"),),
                extra='x_mood = "calm"\nx_seen = 2031-01-02\n',
                attachment="papers/carnk.pdf",
            ),
            builders.paper("liu2020", extra='x_mood = "calm"\n'),
            builders.paper("grade2008"),
        )
    )
    library.save(article)
    library.remember(article, "before")
    longer = edits.put(article, replace(article.sections[0], body="Other words [@carnk]."))
    library.save(longer)
    library.remember(longer, "named", "sent to the reviewer")
    shorter = edits.delete(longer, longer.sections[1].id)
    library.save(replace(shorter, extra='x_board = "private"\n'))
    library.remember(shorter, "section")
    small, wide = picture("red", (2, 1)), picture("red", (4, 2))
    library.add_asset(wide[0], replace(wide[1], variants=(small[1],)), (small[0],))
    draft = builders.blank(title="A draft", lead=f"![x](asset:{wide[1].sha256})", slug="a-draft")
    library.save(draft)
    gone = builders.article(slug="gone", title="Gone")
    library.save(gone)
    library.delete(gone.id)
    library.delete_source(builders.source_id("grade2008"))
    library.styles.put(Style("https://example.org/mine", "House of mine", STYLE))
    notice = Notice(
        "10.1/x", "", Nature.RETRACTION, "2024-01-02", "why", "7", ("https://a.example",)
    )
    library.notices.take([notice], dated="2026-01-01", sha256="0" * 64)
    return shorter


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def other(tmp_path):
    with Library.create(tmp_path / "other.journal", blank_journal()) as opened:
        yield opened


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    "wish", [Wish(), Wish(history=True, notices=True), Wish(history=True, trash=False)]
)
def test_a_library_comes_back_byte_for_byte(library, tmp_path, wish, zipped):
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    if not zipped:
        first, second = tmp_path / "a", tmp_path / "b"
    done = export_library(library, first, wish, zipped=zipped)
    assert not done.left_out
    arrived = library_from(tmp_path / "new.journal", first)
    assert not arrived.remarks or wish.notices
    with Library.open(tmp_path / "new.journal") as back:
        export_library(back, second, wish, zipped=zipped)
        assert [row.id for row in back.summaries()] == [row.id for row in library.summaries()]
        assert [row.changed for row in back.summaries()] == [
            row.changed for row in library.summaries()
        ]
        assert back.journal() == library.journal()
        assert back.sources() == library.sources()
        kinds = sorted((each.kind, each.title) for each in library.trash.list())
        if wish.trash:
            assert sorted((each.kind, each.title) for each in back.trash.list()) == kinds
    same = (
        files(first) == files(second)
        if first.is_dir()
        else first.read_bytes() == second.read_bytes()
    )
    assert same


def test_versions_come_back_with_their_ids_times_and_names(library, tmp_path):
    export_library(library, tmp_path / "a", Wish(history=True))
    library_from(tmp_path / "new.journal", tmp_path / "a")
    with Library.open(tmp_path / "new.journal") as back:
        for row in (*library.summaries(), *library.deleted()):
            mine, theirs = library.history.list(row.id), back.history.list(row.id)
            assert [(v.id, v.at, v.kind, v.label, v.parents, v.damaged) for v in mine] == [
                (v.id, v.at, v.kind, v.label, v.parents, v.damaged) for v in theirs
            ]
            for each in mine:
                assert back.history.text(each.id) == library.history.text(each.id)
        article = back.article(library.summaries()[0].id)
        assert back.remember(replace(article, lead="Later."), "named", "later")
        assert len(back.history.list(article.id)) > len(library.history.list(article.id))


@settings(max_examples=12)
@given(data=st.data())
def test_any_library_comes_back_byte_for_byte(data):
    articles = data.draw(
        st.lists(strategies.articles(), min_size=1, max_size=3, unique_by=lambda each: each.id)
    )
    sources = data.draw(st.lists(strategies.sources(), max_size=3, unique_by=lambda each: each.id))
    folder = Path(tempfile.mkdtemp())
    try:
        with Library.create(folder / "a.journal", data.draw(strategies.journals())) as library:
            library.save_sources(tuple(sources))
            for each in articles:
                library.save(each)
                library.remember(each, "import", data.draw(strategies.line()))
                later = data.draw(strategies.drafts())
                changed = replace(each, lead=later.lead, sections=later.sections)
                library.save(changed)
                library.remember(changed, "named", data.draw(strategies.line()))
            if data.draw(st.booleans()):
                library.delete(articles[0].id)
            export_library(library, folder / "a", Wish(history=True))
        library_from(folder / "b.journal", folder / "a")
        with Library.open(folder / "b.journal") as back:
            export_library(back, folder / "b", Wish(history=True))
        assert files(folder / "a") == files(folder / "b")
    finally:
        shutil.rmtree(folder)


def test_nothing_changes_when_it_is_taken_in_again(library, tmp_path):
    export_library(library, tmp_path / "a", Wish(history=True, notices=True))
    before = files(tmp_path / "a")
    arrived = take_export(library, tmp_path / "a")
    assert arrived.is_unchanged
    assert {each.fate for each in arrived.articles} == {"same"}
    export_library(library, tmp_path / "b", Wish(history=True, notices=True))
    assert files(tmp_path / "b") == before


def test_exporting_again_writes_what_changed_only(library, tmp_path):
    export_library(library, tmp_path / "a")
    assert export_library(library, tmp_path / "a").written == 0
    library.save(replace(library.article(library.summaries()[0].id), lead="New."))
    assert export_library(library, tmp_path / "a").written == 2  # its text and its record


def test_an_article_that_is_here_with_other_words_stays(library, other, tmp_path):
    article = library.find("ready-made-immune-cells")
    mine = replace(article, lead="My own lead.")
    other.save(mine)
    export_library(library, tmp_path / "a")
    arrived = take_export(other, tmp_path / "a")
    assert [each.fate for each in arrived.articles if each.id == article.id] == ["version"]
    assert "other words" in arrived.words
    assert other.article(article.id) == mine
    kinds = [(each.kind, each.label) for each in other.history.list(article.id)]
    assert kinds == [("import", "a"), ("before", "Before the import of a")]
    newest = other.history.list(article.id)[0]
    assert edits.canonical(other.history.article(newest.id)).lead == article.lead
    again = take_export(other, tmp_path / "a")
    assert again.is_unchanged
    assert len(other.history.list(article.id)) == 2


def test_what_is_here_is_never_overwritten(library, other, tmp_path):
    journal = other.journal()
    mine = builders.paper("carnk", notes="My notes")
    other.save_sources((mine,))
    other.save(builders.blank(title="Mine", slug="a-draft"))
    export_library(library, tmp_path / "a")
    arrived = take_export(other, tmp_path / "a")
    assert other.source(mine.id) == mine
    assert any("carnk" in each for each in arrived.remarks)
    assert other.journal().title == journal.title
    assert other.journal().disclaimer() == journal.disclaimer()
    assert {row.slug for row in other.summaries()} >= {"a-draft", "a-draft-2"}
    assert any("a-draft-2" in each for each in arrived.remarks)


def test_a_key_that_is_taken_is_told_apart(library, other, tmp_path):
    other.save_sources((replace(builders.paper("carnk"), id=str(uuid.uuid4()), key="liu2020"),))
    export_library(library, tmp_path / "a")
    take_export(other, tmp_path / "a")
    assert {each.key for each in other.sources()} == {"carnk", "liu2020", "liu2020-2"}


def test_versions_behind_those_here_are_added(library, tmp_path):
    export_library(library, tmp_path / "a", Wish(history=True))
    library_from(tmp_path / "new.journal", tmp_path / "a")
    article = library.find("ready-made-immune-cells")
    library.remember(replace(article, lead="Later."), "named", "later")
    export_library(library, tmp_path / "a", Wish(history=True))
    with Library.open(tmp_path / "new.journal") as back:
        assert take_export(back, tmp_path / "a").versions == 1
        assert back.history.list(article.id)[0].label == "later"
        back.remember(replace(article, lead="Mine."), "named", "mine")
        library.remember(replace(article, lead="Even later."), "named", "even later")
        export_library(library, tmp_path / "a", Wish(history=True))
        arrived = take_export(back, tmp_path / "a")
        assert any("history of its own" in each for each in arrived.remarks)
        assert "even later" not in {each.label for each in back.history.list(article.id)}


def test_private_things_are_in_the_tree_and_not_in_a_bundle(library, tmp_path):
    export_library(library, tmp_path / "a")
    export(library, tmp_path / "site")
    tree, site = (b"".join(files(tmp_path / name).values()) for name in ("a", "site"))
    for words in (b"Mine alone", b"One line", b"x_board", b"A draft", b"carnk.pdf"):
        assert words in tree
        assert words not in site


def test_a_tree_verifies_until_somebody_changes_it(library, tmp_path):
    export_library(library, tmp_path / "a")
    export_library(library, tmp_path / "a.zip", zipped=True)
    assert verify(tmp_path / "a").ok
    assert verify(tmp_path / "a.zip").ok
    path = next((tmp_path / "a").glob("articles/*/*/article.md"))
    path.write_bytes(path.read_bytes() + b" ")
    assert not verify(tmp_path / "a").ok


def test_a_tree_and_a_bundle_never_take_each_others_place(library, tmp_path):
    export_library(library, tmp_path / "a")
    export(library, tmp_path / "site")
    before = files(tmp_path / "a"), files(tmp_path / "site")
    with pytest.raises(PublishError, match="whole library"):
        export(library, tmp_path / "a")
    with pytest.raises(PublishError, match="published journal"):
        export_library(library, tmp_path / "site")
    export_library(library, tmp_path / "a.zip", zipped=True)
    with pytest.raises(PublishError):
        export(library, tmp_path / "a.zip", zipped=True)
    assert (files(tmp_path / "a"), files(tmp_path / "site")) == before


class Stop:
    """A human who gives up after some steps."""

    def __init__(self, after):
        self.after = after

    def step(self, done, total, what):
        self.after -= 1
        if self.after < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 3, 30])
def test_a_cancelled_export_leaves_nothing(library, tmp_path, after):
    with pytest.raises(Cancelled):
        export_library(library, tmp_path / "a", progress=Stop(after if after < 30 else 12))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("after", [0, 5, 23])
def test_a_cancelled_import_leaves_nothing(library, other, tmp_path, after):
    export_library(library, tmp_path / "a", Wish(history=True))
    with pytest.raises(Cancelled):
        take_export(other, tmp_path / "a", Stop(after))
    assert not other.transfer.articles()
    assert not other.sources()
    with pytest.raises(Cancelled):
        library_from(tmp_path / "new.journal", tmp_path / "a", Stop(after))
    assert not (tmp_path / "new.journal").exists()


def test_what_is_damaged_is_told_and_the_rest_goes_out(library, tmp_path):
    title = library.find("a-draft").title
    library.close()
    db = connect(tmp_path / "work.journal", "rw")
    db.execute("UPDATE article SET standfirst = 'x' WHERE slug = 'a-draft'")
    db.close()
    with Library.open(tmp_path / "work.journal") as harmed:
        done = export_library(harmed, tmp_path / "a")
    assert done.left_out == (f"The article “{title}” is damaged.",)
    assert done.articles == 2


def test_a_library_does_not_export_over_itself(library, tmp_path):
    with pytest.raises(PublishError, match=r"work\.journal"):
        export_library(library, tmp_path)


def test_what_does_not_belong_is_told(library, other, tmp_path):
    export_library(library, tmp_path / "a")
    (tmp_path / "a" / "mine.txt").write_text("mine")
    arrived = take_export(other, tmp_path / "a")
    assert any("mine.txt" in each for each in arrived.remarks)


@pytest.mark.parametrize(
    "name", ["articles/*/*/article.md", "sources/*/*.json", "assets/*/*.png", "library.toml"]
)
@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_a_tree_that_is_not_whole_brings_nothing(library, other, tmp_path, name, harm):
    export_library(library, tmp_path / "a")
    path = next((tmp_path / "a").glob(name))
    if harm == "changed":
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    else:
        path.unlink()
    with pytest.raises(IntakeError, match="nothing was taken in"):
        take_export(other, tmp_path / "a")
    assert not other.transfer.articles()
    assert not other.transfer.pictures()
