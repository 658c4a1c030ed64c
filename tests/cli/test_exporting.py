import os
import shutil

import pytest

import builders
from journal_desktop.core.source import Source
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library


def test_published_articles_are_exported_and_drafts_named(type_in, library, tmp_path):
    done = type_in("export", library, tmp_path / "out")
    assert done.code == 0
    assert "Exported 1 article" in done.out
    assert "Left out 1 draft: “A secret draft”" in done.out
    assert type_in("verify", tmp_path / "out").code == 0


def test_the_json_says_the_same(type_in, library, tmp_path):
    type_in("export", library, tmp_path / "out")
    done = type_in("export", library, tmp_path / "out", "--json").json
    assert done["articles"] == ["ready-made-immune-cells"]
    assert done["written"] == 0
    assert done["unchanged"] == done["files"]
    assert done["left_out"] == ["A secret draft"]


def test_a_named_draft_and_all_drafts(type_in, library, tmp_path):
    one = type_in("export", library, tmp_path / "one", "--article", "a-secret", "--json").json
    assert one["articles"] == ["a-secret"]
    every = type_in("export", library, tmp_path / "all", "--drafts", "--json").json
    assert every["articles"] == ["a-secret", "ready-made-immune-cells"]


def test_a_zip_verifies(type_in, library, tmp_path):
    assert type_in("export", library, tmp_path / "out.zip", "--zip").code == 0
    done = type_in("verify", tmp_path / "out.zip", "--json")
    assert done.code == 0
    assert done.json["ok"]


def test_an_unknown_slug_is_wrong_use(type_in, library, tmp_path):
    done = type_in("export", library, tmp_path / "out", "--article", "nobody")
    assert done.code == 2
    assert "nobody" in done.err
    assert not (tmp_path / "out").exists()


def test_nothing_to_export_says_what_to_do(type_in, library_of, tmp_path):
    done = type_in("export", library_of(builders.article()), tmp_path / "out")
    assert done.code == 1
    assert "1 draft and no published article" in done.err
    assert "--drafts" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("zipped", [[], ["--zip"]])
def test_places_that_can_not_be(type_in, library, tmp_path, zipped):
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "file", tmp_path / "gone/out", tmp_path):
        done = type_in("export", library, out, *zipped)
        assert done.code == 1
        assert len(done.err.splitlines()) == 2
    assert (tmp_path / "file").read_text() == "mine"
    assert library.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_one_may_not_write_to(type_in, library, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    done = type_in("export", library, tmp_path / "locked/out")
    assert done.code == 1
    assert "not allowed" in done.err


def test_a_missing_picture_and_a_source_without_title_are_no_obstacle(
    type_in, library_of, tmp_path
):
    bare = Source(builders.source_id("bare"), "bare", '{"type":"webpage"}')
    path = library_of(
        builders.blank(
            slug="bare",
            title="x" * 300,
            lead=f"See [@bare].\n\n![A cell](asset:{'0' * 64})",
            sources=builders.cited("bare"),
            status=Status.DRAFT,
        ),
        sources=(bare,),
    )
    done = type_in("export", path, tmp_path / "out", "--drafts")
    assert done.code == 0
    assert "Note: " in done.out
    assert type_in("verify", tmp_path / "out").code == 0


def test_a_dangling_citation_keeps_a_published_article_at_home(type_in, library_of, tmp_path):
    path = library_of(builders.article(lead="It works [@nobody2020].", status=Status.PUBLISHED))
    done = type_in("export", path, tmp_path / "out")
    assert done.code == 1
    assert "nobody2020" in done.err
    assert not (tmp_path / "out").exists()


def test_what_was_exported_comes_back_whole(type_in, library, library_of, tmp_path):
    type_in("export", library, tmp_path / "out")
    other = tmp_path / "other.journal"
    type_in("new", other, "--empty")
    file = tmp_path / "out/articles/ready-made-immune-cells/article.md"
    assert type_in("import", other, file).code == 0
    with Library.open(library) as first, Library.open(other) as second:
        mine = first.find("ready-made-immune-cells")
        assert second.find("ready-made-immune-cells") == mine
        assert {source.csl["title"] for source in second.sources()} == {
            first.source(each.source).csl["title"] for each in mine.sources
        }
    assert "word for word" in type_in("import", other, file).out


def test_a_damaged_bundle_fails_to_verify(type_in, library, tmp_path):
    type_in("export", library, tmp_path / "out")
    (tmp_path / "out/index.html").write_text("changed")
    (tmp_path / "out/assets").mkdir(exist_ok=True)
    (tmp_path / "out/assets/extra.txt").write_text("x")
    done = type_in("verify", tmp_path / "out")
    assert done.code == 1
    assert "Problem: index.html" in done.out
    assert "Note: assets/extra.txt" in done.out
    assert not type_in("verify", tmp_path / "out", "--json").json["ok"]
    shutil.rmtree(tmp_path / "out")
    (tmp_path / "out").write_text("not a zip")
    assert type_in("verify", tmp_path / "out").code == 1
