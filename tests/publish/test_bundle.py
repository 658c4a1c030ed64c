import json

import pytest

import builders
from journal_desktop.app.references.files import reference_files
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form
from journal_desktop.publish import atomic, bundle, verify
from journal_desktop.render.context import Companion, Context
from journal_desktop.render.page import page


def context_of(*articles, assets=()):
    companions = {
        name: Companion(each.slug, each.title, is_public=True)
        for each in articles
        for name in (each.id, each.slug)
    }
    return Context(
        builders.journal(), builders.papers(), companions, {each.sha256: each for each in assets}
    )


def files_of(*articles, assets=(), **options):
    chosen = bundle.settled(articles)
    content = bundle.files(
        chosen,
        context_of(*chosen, assets=assets),
        lambda sha: sha.encode(),
        reference_files,
        **options,
    )
    return dict(content)


def test_the_page_is_what_the_preview_shows_byte_for_byte():
    article = builders.article()
    files = files_of(article)
    shown = page(article, context_of(article)).html.encode()
    assert files["articles/ready-made-immune-cells/index.html"] == shown


def test_one_article_alone_has_an_index_to_go_back_to(tmp_path):
    article = builders.article()
    files = files_of(article)
    assert article.title in files["index.html"].decode()
    atomic.publish(tmp_path / "out", files.items(), [article])
    assert verify.verify(tmp_path / "out").ok


def test_the_manuscript_gives_the_article_back():
    article = builders.article()
    text = files_of(article)["articles/ready-made-immune-cells/article.md"].decode()
    assert form.read(text) == article


def test_references_stand_in_order_of_use_under_their_keys():
    article = builders.article(
        lead="First [@prisma2020; @carnk], then [@liu2020], then [@carnk] and [@gone].",
        sections=(),
        questions=(),
        takeaway="",
        sources=builders.cited("carnk", "liu2020", "maude2018", "prisma2020"),
    )
    items = json.loads(files_of(article)["articles/ready-made-immune-cells/references.json"])
    assert [item["id"] for item in items] == ["prisma2020", "carnk", "liu2020"]
    assert items[2]["DOI"] == builders.PAPERS["liu2020"]["DOI"]


def test_paths_come_in_their_order_and_once():
    articles = [builders.article(slug=slug) for slug in ("b", "a", "a-b", "ab", "a2", "ä")]
    paths = [
        path
        for path, _ in bundle.files(
            bundle.settled(articles),
            context_of(*articles),
            lambda sha: sha.encode(),
            reference_files,
        )
    ]
    assert paths == sorted(set(paths))


@pytest.mark.parametrize("slug", ["", "..", "../x", "A B", "con", "index", "x/y", "x\n"])
def test_slugs_that_can_not_name_a_folder_are_replaced(slug):
    settled = bundle.settled([builders.blank(slug=slug, title="Some title")])
    assert bundle.slugs.is_slug(settled[0].slug)


def test_of_two_equal_slugs_one_stays():
    one, two = (builders.blank(slug="same", title="Same") for _ in "12")
    settled = bundle.settled([one, two])
    assert {each.slug for each in settled} == {"same", "same-2"}
    assert settled == bundle.settled([two, one]) == bundle.settled(settled)


def test_pictures_are_named_by_their_content():
    asset = builders.asset("b" * 64)
    article = builders.article(lead=f"Words [@carnk].\n\n![A cell](asset:{asset.sha256})")
    files = files_of(article, builders.article(slug="two", lead=article.lead), assets=[asset])
    assert files[f"assets/{asset.filename}"] == asset.sha256.encode()


def test_what_can_not_be_shown_is_told():
    heard = []
    article = builders.article(lead=f"Words [@carnk].\n\n![A cell](asset:{'c' * 64})")
    files_of(article, heard=lambda about, messages: heard.append((about.slug, messages)))
    assert [slug for slug, _ in heard] == [article.slug]


def test_every_status_titles_of_any_script_and_length_verify(tmp_path):
    titles = ["x" * 300, "🧬 <script>alert(1)</script> & “quotes”", "هل اللقاح آمن؟", "免疫", ""]
    articles = [
        builders.article(slug="", title=title, status=status, language="ar" if n == 2 else "en-GB")
        for n, title in enumerate(titles)
        for status in (Status.PUBLISHED, Status.RETRACTED, Status.DRAFT)
    ]
    chosen = bundle.settled(articles)
    files = files_of(*articles)
    atomic.publish(tmp_path / "out", files.items(), chosen)
    assert verify.verify(tmp_path / "out").ok
