"""A published page as Zotero saves it: one journal article, complete, and nobody invented."""

from dataclasses import replace

import pytest

import zotero
from builders import article, journal
from journal_desktop.core.article import Seo
from journal_desktop.core.people import Person
from journal_desktop.core.status import Status
from journal_desktop.render.page import page

ADDRESS = "https://journal.example/articles/ready-made-immune-cells/"


def item_of(context, **fields):
    """The one item that a click saves."""
    html = page(article(status=Status.PUBLISHED, **fields), context).html
    saved = zotero.save(html, "file:///home/me/index.html")
    assert (saved.rivals, saved.strangers) == ([], [])
    (item,) = saved.items
    return item


def names(*people):
    """Authors as Zotero keeps them: (first, last)."""
    return [{"firstName": first, "lastName": last} for first, last in people]


def test_a_page_is_one_clean_journal_article(context):
    whole = article()

    assert item_of(context) == {
        "itemType": "journalArticle",
        "title": whole.title,
        "creators": names(("Asha", "Rao")),
        "date": "2026/06/24",
        "publicationTitle": "Evidence in Plain Words",
        "language": "en",
        "abstractNote": whole.standfirst,
        "url": ADDRESS,
        "tags": [],  # a site's own translator could ask for them
    }


def test_a_translator_that_asks_for_tags_gets_them_one_by_one(context):
    html = page(article(tags=("cancer", "cell therapy")), context).html
    (item,) = zotero.save(html, ADDRESS, keeps_tags=True).items

    assert item["tags"] == ["cancer", "cell therapy"]


@pytest.mark.parametrize("address", ["https://a.example/x/", "file:///tmp/index.html"])
def test_a_journal_without_an_address_is_cited_where_it_was_met(context, address):
    nowhere = replace(context, journal=journal(base_url=""))
    (item,) = zotero.save(page(article(), nowhere).html, address).items

    assert item["url"] == address
    assert item["itemType"] == "journalArticle"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Asha Rao", ("Asha", "Rao")),
        ("Jan Willem van der Waals", ("Jan Willem", "van der Waals")),
        ("van der Waals, Jan Willem", ("Jan Willem", "van der Waals")),
        ("San José Capilla, María Esther", ("María Esther", "San José Capilla")),
        ("J. H. van ’t Hoff", ("J. H.", "van ’t Hoff")),
        ("José Ortega y Gasset", ("José", "Ortega y Gasset")),
        ("Martin Luther King Jr.", ("Martin Luther", "King")),
        ("World Health Organization", ("", "World Health Organization")),
        ("Doctors for Evidence", ("", "Doctors for Evidence")),
        ("Evidence in Plain Words", ("", "Evidence in Plain Words")),
        ("Cochrane", ("", "Cochrane")),
        ("张伟", ("", "张伟")),
    ],
)
@pytest.mark.parametrize("language", ["en-GB", "es"])
def test_a_lone_author_is_one_author(context, typed, kept, language):
    item = item_of(context, authors=(Person(typed, "MD"),), language=language)

    assert item["creators"] == names(kept)


def test_authors_keep_their_order_and_each_their_own_name(context):
    typed = ("van der Waals, Jan Willem", "Asha Rao", "World Health Organization", "Enli Liu")
    item = item_of(context, authors=tuple(map(Person, typed)))

    assert item["creators"] == names(
        ("Jan Willem", "van der Waals"),
        ("Asha", "Rao"),
        ("", "World Health Organization"),
        ("Enli", "Liu"),
    )


def test_nobody_is_made_the_author_of_an_unsigned_article(context):
    item = item_of(context, authors=(), reviewers=(Person("Asha Rao"),), language="en-GB")

    assert item["creators"] == []


def test_papers_that_are_discussed_do_not_lend_their_doi(context):
    assert "DOI" not in item_of(context, lead="What it found [@liu2020].")


def test_an_article_that_has_a_doi_is_cited_by_it(context):
    item = item_of(context, seo=Seo(canonical="https://doi.org/10.5555/12345678"))

    assert item["DOI"] == "10.5555/12345678"
    assert item["url"] == "https://doi.org/10.5555/12345678"


def test_a_title_loses_nothing_to_the_journals(context):
    item = item_of(context, title="Vitamin D – what we know: a summary")

    assert item["title"] == "Vitamin D – what we know: a summary"


def test_the_reader_falls_into_the_trap_that_we_avoid():
    """Were it not for the sign at the end, one person would be two."""
    told = '<html><head><meta name="citation_title" content="T"><title>T</title>{}</head></html>'
    tag = '<meta name="citation_author" content="van der Waals, Jan Willem{}">'
    found = [
        zotero.save(told.format(tag.format(end)), ADDRESS).items[0]["creators"] for end in ("", ";")
    ]

    assert [len(each) for each in found] == [2, 1]
