"""The feeds: sound in both formats, newest first, and without a clock."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import journal
from journal_desktop.core.people import Person
from journal_desktop.core.status import Status
from journal_desktop.render.feed import atom, json_feed
from journal_desktop.render.index import Entry

ATOM = "{http://www.w3.org/2005/Atom}"
ONE = "00000000-0000-4000-8000-000000000001"


def entry(slug="one", **fields):
    known = {
        "id": ONE,
        "title": f"Title of {slug}",
        "standfirst": "What it found.",
        "category": "Heart",
        "published": date(2026, 3, 2),
        "minutes": 4,
        "status": Status.PUBLISHED,
        "language": "en-GB",
    }
    return Entry(slug=slug, **known | fields)


def atom_of(*entries, **fields):
    return ET.fromstring(atom(journal(**fields), entries))


def json_of(*entries, **fields):
    return json.loads(json_feed(journal(**fields), entries))


def words(element, path):
    return element.findtext("/".join(f"{ATOM}{part}" for part in path.split("/")))


def href(element, relation="alternate"):
    found = [each for each in element.findall(f"{ATOM}link") if each.get("rel") == relation]
    return found[0].get("href")


def test_an_article_in_atom():
    asha = Person("Asha Rao", "MD", "Author", "https://people.example/asha")
    feed = atom_of(
        entry(title="It's <b>new</b> & old", updated=date(2026, 4, 1), authors=(asha, Person("B")))
    )
    one = feed.find(f"{ATOM}entry")

    assert words(one, "id") == f"urn:uuid:{ONE}"
    assert words(one, "title") == "It’s <b>new</b> & old"
    assert words(one, "summary") == "What it found."
    assert words(one, "published") == "2026-03-02T00:00:00Z"
    assert words(one, "updated") == "2026-04-01T00:00:00Z"
    assert [each.text for each in one.iter(f"{ATOM}name")] == ["Asha Rao", "B"]
    assert [each.text for each in one.iter(f"{ATOM}uri")] == ["https://people.example/asha"]
    assert one.find(f"{ATOM}category").get("term") == "Heart"
    assert href(one) == "https://journal.example/articles/one/"
    assert one.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"


def test_an_article_in_json():
    one = json_of(entry(updated=date(2026, 4, 1), authors=(Person("Asha Rao", "MD"),)))["items"][0]

    assert one == {
        "id": f"urn:uuid:{ONE}",
        "url": "https://journal.example/articles/one/",
        "title": "Title of one",
        "summary": "What it found.",
        "content_text": "What it found.",
        "date_published": "2026-03-02T00:00:00Z",
        "date_modified": "2026-04-01T00:00:00Z",
        "authors": [{"name": "Asha Rao"}],
        "tags": ["Heart"],
        "language": "en-GB",
    }


def test_a_feed_names_its_journal_and_is_as_old_as_its_newest_article():
    entries = (entry(), entry("two", published=date(2025, 1, 1), updated=date(2026, 5, 6)))
    feed, table = atom_of(*entries), json_of(*entries)

    assert words(feed, "title") == table["title"] == "Evidence in Plain Words"
    assert words(feed, "subtitle") == table["description"]
    assert words(feed, "id").startswith("urn:uuid:")
    assert words(feed, "author/name") == "Evidence in Plain Words"
    assert words(feed, "updated") == "2026-05-06T00:00:00Z"
    assert href(feed) == table["home_page_url"] == "https://journal.example/"
    assert href(feed, "self") == "https://journal.example/feed.xml"
    assert table["feed_url"] == "https://journal.example/feed.json"
    assert table["version"] == "https://jsonfeed.org/version/1.1"


def test_the_newest_article_comes_first_and_undated_ones_last():
    days = {"a": date(2025, 1, 1), "b": None, "c": date(2026, 1, 1)}
    entries = tuple(entry(slug, published=day) for slug, day in days.items())
    order = [f"Title of {slug}" for slug in "cab"]

    assert [words(each, "title") for each in atom_of(*entries).iter(f"{ATOM}entry")] == order
    items = json_of(*entries)["items"]
    assert [each["title"] for each in items] == order
    assert "date_published" not in items[2]
    assert "date_modified" not in items[2]


@pytest.mark.parametrize("base", ["", "javascript:alert(1)"])
def test_without_a_base_url_atom_is_relative_and_json_has_no_addresses(base):
    feed, table = atom_of(entry(), base_url=base), json_of(entry(), base_url=base)

    assert href(feed.find(f"{ATOM}entry")) == "articles/one/index.html"
    assert (href(feed), href(feed, "self")) == ("index.html", "feed.xml")
    assert not {"home_page_url", "feed_url"} & table.keys()
    assert "url" not in table["items"][0]


def test_an_identity_from_elsewhere_still_becomes_a_stable_one():
    names = [words(each, "id") for each in atom_of(entry(id="a 1"), entry("x", id="b")).iter()]
    named = [name for name in names if name]

    assert all(name.startswith("urn:uuid:") for name in named)
    assert len(set(named)) == len(named)
    assert json_of(entry(id="a 1"))["items"][0]["id"] in named


def test_an_article_without_words_has_a_title_and_content():
    bare = entry(title="", standfirst="", category="")
    one = json_of(bare)["items"][0]

    assert one["title"]
    assert one["content_text"] == one["title"]
    assert "tags" not in one
    assert words(atom_of(bare), "entry/title")
    assert words(atom_of(bare), "entry/summary") is None


@given(
    made=strategies.journals(),
    said=st.lists(st.tuples(strategies.line(), strategies.line(), strategies.line()), max_size=4),
)
def test_any_journal_becomes_sound_feeds(made, said):
    entries = tuple(
        entry(f"s{n}", id=f"i{n}", title=title, standfirst=standfirst, category=category)
        for n, (title, standfirst, category) in enumerate(said)
    )
    feed, table = ET.fromstring(atom(made, entries)), json.loads(json_feed(made, entries))

    assert len(feed.findall(f"{ATOM}entry")) == len(table["items"]) == len(entries)
    assert words(feed, "title") == table["title"]


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\ud800", "\ufffe", "]]>", "<!--", "&#0;", "\x1b"])
def test_no_sign_makes_a_feed_unreadable(sign):
    hostile = entry(title=f"a{sign}b", standfirst=sign, category=sign, authors=(Person(sign),))
    text = atom(journal(title=sign, tagline=sign), (hostile,))

    assert ET.fromstring(text.encode()).find(f"{ATOM}entry") is not None
    assert json_feed(journal(title=sign), (hostile,)).encode()
