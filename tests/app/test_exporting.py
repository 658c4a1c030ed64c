import errno
import hashlib
import os
import zipfile
from dataclasses import replace

import pytest

import builders
from journal_desktop.app.contexts import context_for
from journal_desktop.app.draft import Draft
from journal_desktop.app.exporting import Choice, export
from journal_desktop.app.ports import Cancelled
from journal_desktop.app.session import Session
from journal_desktop.app.styles import styling
from journal_desktop.app.surroundings import Surroundings
from journal_desktop.cite import engine
from journal_desktop.cite.styles import shipped
from journal_desktop.core.article import Related, Relation
from journal_desktop.core.errors import NotFound, PublishError
from journal_desktop.core.journal import HOUSE, HouseProfile
from journal_desktop.core.status import Status
from journal_desktop.publish.verify import verify
from journal_desktop.render.page import page
from journal_desktop.store.library import Library

ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "6060600000000500010d0a2db40000000049454e44ae426082"
)


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        opened.save_sources(tuple(builders.papers().values()))
        yield opened


def public(**fields):
    return builders.article(**{"status": Status.PUBLISHED} | fields)


def text_of(folder):
    return "\n".join(
        path.read_text(errors="replace") for path in sorted(folder.rglob("*")) if path.is_file()
    )


@pytest.mark.parametrize("status", list(Status))
def test_only_public_articles_leave_the_house(library, tmp_path, status):
    library.save(public())
    library.save(builders.article(slug="other", title="Another title", status=status))
    done = export(library, tmp_path / "out")
    assert ("other" in done.articles) == status.is_public
    assert done.left_out == (() if status.is_public else ("Another title",))
    assert (tmp_path / "out/articles/other").exists() == status.is_public


def test_a_draft_shows_in_no_file(library, tmp_path):
    draft = builders.article(
        slug="zebra-plan", title="Zebra trial", standfirst="Quagga words", lead="Okapi results."
    )
    library.save(draft)
    library.save(
        public(
            lead="See [our other text](article:zebra-plan) [@carnk].",
            related=(Related(Relation.COMPANION, draft.id),),
        )
    )
    done = export(library, tmp_path / "out")
    assert done.left_out == ("Zebra trial",)
    published = text_of(tmp_path / "out")
    for secret in ("Zebra trial", "Quagga", "Okapi"):
        assert secret not in published
    assert "articles/zebra-plan" not in published
    assert "../zebra-plan" not in published


def test_an_article_that_was_withdrawn_to_draft_leaves_the_export(library, tmp_path):
    library.save(public())
    second = public(slug="second", title="Second thoughts")
    library.save(second)
    export(library, tmp_path / "out")
    library.save(builders.blank(id=second.id, slug="second", title="Second thoughts"))
    export(library, tmp_path / "out")
    assert "Second thoughts" not in text_of(tmp_path / "out")
    assert not (tmp_path / "out/articles/second").exists()


def test_a_link_between_exported_articles_works_and_to_others_is_none(library, tmp_path):
    library.save(public(slug="first", lead="See [the second](article:second) [@carnk]."))
    library.save(public(slug="second", title="Second"))
    export(library, tmp_path / "both")
    assert "../second/index.html" in (tmp_path / "both/articles/first/index.html").read_text()
    done = export(library, tmp_path / "one", Choice(slugs=("first",)))
    assert any("“second” is shown as plain text" in message for message in done.messages)
    assert "second/index.html" not in text_of(tmp_path / "one")
    assert (tmp_path / "one/index.html").exists()
    assert verify(tmp_path / "one").ok


def test_the_same_library_gives_the_same_bytes(library, tmp_path, monkeypatch):
    library.save(public())
    library.save(public(slug="second", title="Second"))
    export(library, tmp_path / "a.zip", zipped=True)
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    export(library, tmp_path / "b.zip", zipped=True)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("choice", "folder"),
    [(Choice(), "evidence-in-plain-words"), (Choice(slugs=("second",)), "second")],
)
def test_a_zip_holds_one_folder_named_for_what_is_in_it(library, tmp_path, choice, folder):
    library.save(public())
    library.save(public(slug="second", title="Second"))
    export(library, tmp_path / "a.zip", choice, zipped=True)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {folder}
    assert verify(tmp_path / "a.zip").ok


def test_feeds_belong_to_the_journals_bundle_only(library, tmp_path):
    library.save(public(slug="second", title="Second"))
    export(library, tmp_path / "all")
    export(library, tmp_path / "one", Choice(slugs=("second",)))
    for name in ("feed.xml", "feed.json"):
        assert (tmp_path / "all" / name).exists()
        assert not (tmp_path / "one" / name).exists()
        for path in ("index.html", "articles/second/index.html"):
            assert name in (tmp_path / "all" / path).read_text()
            assert name not in (tmp_path / "one" / path).read_text()
    assert verify(tmp_path / "one").ok


@pytest.mark.parametrize("drafts", [False, True])
def test_a_draft_is_in_a_feed_only_where_drafts_were_asked_for(library, tmp_path, drafts):
    library.save(public())
    library.save(builders.article(slug="zebra", title="Zebra"))
    export(library, tmp_path / "out", Choice(drafts=drafts))
    for name in ("feed.xml", "feed.json"):
        assert ("Zebra" in (tmp_path / "out" / name).read_text()) is drafts


def test_the_preview_shows_the_page_of_the_journals_bundle(library, tmp_path):
    article = public()
    library.save(article)
    export(library, tmp_path / "out")
    made = (tmp_path / "out/articles" / article.slug / "index.html").read_text()
    assert made == page(article, context_for(library, [article])).html


def test_one_edit_writes_its_own_files_and_the_list(library, tmp_path):
    first = public()
    library.save(first)
    library.save(public(slug="second", title="Second"))
    export(library, tmp_path / "out")
    assert export(library, tmp_path / "out").written == 0
    library.save(public(id=first.id, lead="Other words [@carnk]."))
    assert 0 < export(library, tmp_path / "out").written <= 3


def test_articles_without_a_usable_slug_get_one(library, tmp_path):
    library.save(builders.article(slug="", title="The same title"))
    library.save(builders.article(slug="", title="The same title"))
    library.save(builders.article(slug="../../up", title="x"))
    done = export(library, tmp_path / "out", Choice(drafts=True))
    assert sorted(done.articles) == ["the-same-title", "the-same-title-2", "up"]
    assert verify(tmp_path / "out").ok


def test_nothing_to_export(library, tmp_path):
    with pytest.raises(PublishError, match="no articles yet"):
        export(library, tmp_path / "out")
    library.save(builders.article())
    library.save(builders.article(slug="two"))
    with pytest.raises(PublishError, match="2 drafts and no published article"):
        export(library, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unknown_slug(library, tmp_path):
    with pytest.raises(NotFound):
        export(library, tmp_path / "out", Choice(slugs=("nobody",)))


def test_a_dangling_citation_stops_public_articles_only(library, tmp_path):
    library.save(public(lead="It works [@no2020]."))
    with pytest.raises(PublishError, match="no2020"):
        export(library, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    library.save(builders.article(slug="draft", lead="It works [@no2021]."))
    done = export(library, tmp_path / "out", Choice(slugs=("draft",)))
    assert any("no2021" in message for message in done.messages)
    done = export(library, tmp_path / "out", Choice(drafts=True))
    assert any("no2020" in message for message in done.messages)


def test_pictures_go_along_and_missing_ones_are_told(library, tmp_path):
    sha256 = hashlib.sha256(ONE_PIXEL).hexdigest()
    asset = builders.asset(sha256, width=1, height=1, size=len(ONE_PIXEL))
    library.add_asset(ONE_PIXEL, asset)
    gone = "f" * 64
    library.save(
        builders.article(
            slug="pictures", lead=f"Words [@carnk].\n\n![A](asset:{sha256})\n\n![B](asset:{gone})"
        )
    )
    done = export(library, tmp_path / "out", Choice(drafts=True))
    assert (tmp_path / "out/assets" / asset.filename).read_bytes() == ONE_PIXEL
    assert any("pictur" in message.lower() for message in done.messages)
    assert verify(tmp_path / "out").ok


def test_the_folder_of_the_library_is_refused(library, tmp_path):
    library.save(public())
    with pytest.raises(PublishError, match=r"work\.journal"):
        export(library, tmp_path)


class Stop:
    """Cancels at a step."""

    def __init__(self, at):
        self.at = at
        self.steps = []

    def step(self, done, total, what):
        self.steps.append((done, total, what))
        if len(self.steps) == self.at:
            raise Cancelled


def test_progress_counts_up_and_can_cancel_at_every_step(library, tmp_path):
    for number in range(3):
        library.save(public(slug=f"a{number}", title=f"Title {number}"))
    target = tmp_path / "out"
    export(library, target)
    before = text_of(target)
    library.save(public(slug="new"))
    watched = Stop(0)
    export(library, tmp_path / "other", progress=watched)
    assert [done for done, _, _ in watched.steps] == list(range(8))
    assert {total for _, total, _ in watched.steps} == {8}
    for at in range(1, 9):
        with pytest.raises(Cancelled):
            export(library, target, progress=Stop(at))
        assert text_of(target) == before
        with pytest.raises(Cancelled):
            export(library, tmp_path / "out.zip", zipped=True, progress=Stop(at))
    left = {each.name for each in tmp_path.iterdir() if not each.name.startswith("work.journal")}
    assert left == {"other", "out"}


def test_a_full_disk_changes_nothing(library, tmp_path, monkeypatch):
    library.save(public())
    export(library, tmp_path / "out")
    before = text_of(tmp_path / "out")
    library.save(public(slug="new"))

    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(PublishError, match="not enough room"):
            export(library, tmp_path / "out")
    assert text_of(tmp_path / "out") == before


def in_style(library, name):
    journal = replace(library.journal(), profile=HouseProfile(citation_style=name))
    library.save_journal(journal)
    return journal


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
@pytest.mark.parametrize("name", sorted(shipped()))
def test_preview_and_export_are_the_same_in_every_style(library, tmp_path, name):
    """The preview goes through a sitting of writing; the export sees only the end of it."""
    journal = in_style(library, name)
    keys = builders.cited("carnk", "liu2020", "grade2008", "maude2018", "prisma2020")
    article = public(sources=keys, lead="First [@liu2020].", takeaway="Last [@prisma2020].")
    around, sources = Surroundings(library), builders.papers()
    leads = (
        "First [@liu2020; @maude2018, p. 4].",
        "First [see @maude2018, chap. 2] and [-@liu2020] and [@nobody].",
        "First [@grade2008; @maude2018; @liu2020; @carnk] and [@maude2018].",
    )
    for lead in leads:
        article = replace(article, lead=lead)
        context = around.context(journal, Session(Draft(article)), sources, ())
    library.save(article)
    export(library, tmp_path / "out")
    exported = (tmp_path / "out/articles" / article.slug / "index.html").read_bytes()

    assert page(article, context).html.encode() == exported
    assert (context.printed is None) is (name == HOUSE)


def test_a_style_that_is_not_there_is_told_once_and_the_pages_are_whole(library, tmp_path):
    in_style(library, "no-such-style")
    for slug in ("one", "two"):
        library.save(public(slug=slug))
    done = export(library, tmp_path / "out")
    told = [each for each in done.messages if "no-such-style" in each]

    assert told == [
        "There is no citation style “no-such-style”. The page has the house style instead."
    ]
    assert 'class="cite"' in (tmp_path / "out/articles/one/index.html").read_text()
    assert verify(tmp_path / "out").ok


@pytest.mark.skipif(not engine.is_available(), reason="citeproc-js was not taken at set-up")
def test_an_export_in_a_style_can_be_ended(library, tmp_path):
    in_style(library, "apa")
    for slug in ("one", "two"):
        library.save(public(slug=slug))

    class Impatient:
        def step(self, done, total, what):
            del total, what
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        export(library, tmp_path / "out", progress=Impatient())
    assert not (tmp_path / "out").exists()
    assert styling.dressed(library, public(), context_for(library, [public()])).printed
