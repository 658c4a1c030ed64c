import json

import pytest

import builders
from journal_desktop.app.references.files import reference_files
from journal_desktop.core.status import Status
from journal_desktop.publish import atomic, bundle, feeds, manifest, verify
from journal_desktop.render.context import Companion, Context


def whole(*articles, **fields):
    """The files of a journal's bundle, with feeds."""
    companions = {each.id: Companion(each.slug, each.title, is_public=True) for each in articles}
    context = Context(builders.journal(**fields), builders.papers(), companions, {})
    return dict(bundle.files(articles, context, lambda sha: sha.encode(), reference_files))


ARTICLE = builders.article(status=Status.PUBLISHED)
OTHER = builders.article(slug="other", title="Another", status=Status.PUBLISHED)
BOTH = (ARTICLE, OTHER)


def said(name, content, articles=BOTH):
    """The problems of a feed whose text is *content*, beside these articles."""
    made = manifest.make(articles, [])
    return " ".join(feeds.problems(name, content, made)[0])


@pytest.mark.parametrize("base", ["", "https://journal.example/sub/dir"])
def test_a_bundle_with_its_feeds_verifies(tmp_path, base):
    files = whole(*BOTH, base_url=base)
    atomic.publish(tmp_path / "out", files.items(), BOTH)

    assert {"feed.xml", "feed.json"} <= files.keys()
    assert verify.verify(tmp_path / "out") == verify.Verification(len(files))


@pytest.mark.parametrize("base", ["", "https://journal.example"])
def test_links_of_a_feed_are_followed_to_files_of_the_bundle(base):
    files = whole(*BOTH, base_url=base)
    made = manifest.make(BOTH, [])
    pages = {f"articles/{each.slug}/index.html" for each in BOTH}

    assert set(feeds.problems("feed.xml", files["feed.xml"].decode(), made)[1]) == pages
    followed = set(feeds.problems("feed.json", files["feed.json"].decode(), made)[1])
    assert followed == (pages if base else set())


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_link_to_nowhere_is_found(tmp_path, name):
    files = whole(*BOTH)
    files[name] = files[name].replace(b"articles/other/", b"articles/gone/")
    with pytest.raises(atomic.PublishError, match=r"feed.*articles/gone/index.html.*not in"):
        atomic.publish(tmp_path / "out", files.items(), BOTH)


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_an_entry_too_many_or_too_few_is_found(name):
    both, one = whole(*BOTH)[name].decode(), whole(ARTICLE)[name].decode()

    assert "which is no article of this bundle" in said(name, both, (ARTICLE,))
    assert "the article “Another” is not in it" in said(name, one)
    assert not said(name, both)


@pytest.mark.parametrize(
    ("name", "was", "now", "problem"),
    [
        ("feed.xml", "</feed>", "", "not well-formed XML"),
        ("feed.xml", "<feed ", "<!DOCTYPE feed [<!ENTITY a 'b'>]><feed ", "document type"),
        ("feed.xml", "2005/Atom", "2005/Other", "not an Atom feed"),
        ("feed.xml", "<title>Another</title>", "", "an entry without “title”"),
        ("feed.json", '"items"', '"other"', "not a JSON Feed"),
        ("feed.json", "version/1.1", "version/9", "not a JSON Feed"),
        ("feed.json", '"content_text"', '"text"', "without an id or without content"),
    ],
)
def test_what_programs_could_not_read_is_found(name, was, now, problem):
    text = whole(*BOTH)[name].decode()

    assert was in text
    assert problem in said(name, text.replace(was, now))


def test_a_repeated_entry_is_found():
    table = json.loads(whole(ARTICLE)["feed.json"])
    table["items"] *= 2

    assert "2 times" in said("feed.json", json.dumps(table), (ARTICLE,))


def test_other_files_are_no_feeds():
    assert feeds.problems("articles/a/references.json", "[]", manifest.make(BOTH, [])) == ((), ())
