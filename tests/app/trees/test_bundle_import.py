"""A published journal taken back: articles with their ids, citations and pictures."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace

import pytest
from PIL import Image

import builders
from journal_desktop.app.exporting import Choice, export
from journal_desktop.app.importing import import_files
from journal_desktop.app.sample import blank_journal
from journal_desktop.app.trees.taking_exports import take_export
from journal_desktop.core.article import Related, Relation
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.source import SourceStatus
from journal_desktop.core.status import Status
from journal_desktop.intake import pictures
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library


def picture():
    written = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(written, "PNG")
    data = written.getvalue()
    return data, Asset(hashlib.sha256(data).hexdigest(), "image/png", 8, 6, len(data))


@pytest.fixture
def article():
    shown = picture()[1].sha256
    return builders.article(
        status=Status.PUBLISHED,
        lead=builders.LEAD + f"\n\n![Cells on a slide](asset:{shown})",
        sources=builders.cited("carnk", "prisma2020"),
        related=(Related(Relation.COMPANION, builders.blank().id),),
        extra='x_board = "private"\n',
    )


@pytest.fixture
def library(tmp_path, article):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        status = {"status": SourceStatus.CORRECTED, "status_date": "2026-02-03"}
        opened.save_sources(
            (
                builders.paper("carnk", notes="Mine alone", tags=("mine",), **status),
                builders.paper("prisma2020"),
            )
        )
        made = pictures.whole(picture()[0])
        opened.add_asset(made.data, made.asset, tuple(each.data for each in made.variants))
        opened.save(article)
        opened.save(builders.article(title="Still a draft", slug="draft"))
        yield opened


@pytest.fixture
def other(tmp_path):
    with Library.create(tmp_path / "other.journal", blank_journal()) as opened:
        yield opened


@pytest.fixture(params=["folder", "zip"])
def site(library, tmp_path, request):
    target = tmp_path / ("site.zip" if request.param == "zip" else "site")
    export(library, target, zipped=request.param == "zip")
    return target


def test_the_articles_come_back_with_ids_citations_and_pictures(site, other, article):
    arrived = take_export(other, site)
    back = other.article(article.id)
    assert [each.fate for each in arrived.articles] == ["new"]
    assert (arrived.sources, arrived.pictures) == (1, 1)
    assert back.slug == article.slug
    assert back.sections == article.sections
    assert back.sources == builders.cited("carnk")
    source = other.source(builders.source_id("carnk"))
    assert source.item == builders.paper("carnk").item
    assert (source.status, source.status_date) == (SourceStatus.CORRECTED, "2026-02-03")
    data, asset = picture()
    assert other.asset_bytes(asset.sha256) == data
    assert [(each.kind, each.label) for each in other.history.list(article.id)] == [
        ("import", site.name)
    ]


def test_the_bundle_of_what_came_back_is_the_same(site, other, library, tmp_path):
    take_export(other, site)
    other.save_journal(library.journal())
    export(other, tmp_path / "again")
    export(library, tmp_path / "first")
    assert {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*.md")
    } == {
        path.relative_to(tmp_path / "first"): path.read_bytes()
        for path in (tmp_path / "first").rglob("*.md")
    }
    manifests = [(tmp_path / name / "manifest.json").read_bytes() for name in ("again", "first")]
    assert manifests[0] == manifests[1]


def test_the_library_that_made_it_has_it_already(site, library, article):
    before = [(row.id, row.changed) for row in library.summaries()]
    for arrived in (take_export(library, site), take_export(library, site)):
        assert arrived.is_unchanged
        assert "already here" in arrived.words
    assert [(row.id, row.changed) for row in library.summaries()] == before
    assert library.article(article.id) == article
    assert not library.history.list(article.id)


def test_an_article_that_was_changed_since_stays_and_gets_a_version(site, library, article):
    changed = replace(article, takeaway="New words.")
    library.save(changed)
    arrived = take_export(library, site)
    assert [each.fate for each in arrived.articles] == ["version"]
    assert library.article(article.id) == changed
    kinds = [each.kind for each in library.history.list(article.id)]
    assert kinds == ["import", "before"]
    assert take_export(library, site).is_unchanged
    assert len(library.history.list(article.id)) == 2


def test_a_paper_that_is_here_under_another_id_is_not_doubled(site, other, article):
    mine = builders.source("mine", "x", item=builders.paper("carnk").item)
    other.save_sources((mine,))
    for number in (1, 0):
        arrived = take_export(other, site)
        assert arrived.count("new") == number
    assert other.sources() == (mine,)
    assert [each.source for each in other.article(article.id).sources] == [mine.id]


def test_nothing_private_is_in_the_text_of_a_bundle(library, tmp_path, article):
    export(library, tmp_path / "site")
    text = (tmp_path / "site/articles" / article.slug / "article.md").read_text()
    public = form.read(text)
    assert "private" not in text
    assert "prisma2020" not in text  # listed and not cited
    assert not public.related  # to an article that stays at home
    everything = b"".join(p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file())
    assert b"Mine alone" not in everything
    assert b"Still a draft" not in everything


def test_the_text_of_a_bundle_alone_is_already_here(library, tmp_path, article):
    export(library, tmp_path / "site")
    done = import_files(library, [tmp_path / "site/articles" / article.slug / "article.md"])
    assert not done[0].is_new


@pytest.mark.parametrize("name", ["index.html", "article.md", "references.json"])
def test_a_bundle_that_was_changed_brings_nothing(library, other, tmp_path, article, name):
    export(library, tmp_path / "site")
    path = tmp_path / "site/articles" / article.slug / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(IntakeError, match=name):
        take_export(other, tmp_path / "site")
    assert not other.transfer.articles()


def test_a_list_that_names_what_is_no_article_brings_nothing(library, other, tmp_path, article):
    export(library, tmp_path / "site")
    path = tmp_path / "site" / "manifest.json"
    listed = json.loads(path.read_text())
    listed["articles"][0]["slug"] = "../.."
    path.write_text(json.dumps(listed))
    with pytest.raises(IntakeError):
        take_export(other, tmp_path / "site")


def test_a_disclaimer_that_did_not_come_is_told(library, other, tmp_path, article):
    library.save_journal(
        replace(
            library.journal(),
            disclaimers=(replace(library.journal().disclaimers[0], version="of 2026"),),
        )
    )
    library.save(replace(article, disclaimer="of 2026"))
    export(library, tmp_path / "site", Choice())
    arrived = take_export(other, tmp_path / "site")
    assert any("disclaimer" in each for each in arrived.remarks)
