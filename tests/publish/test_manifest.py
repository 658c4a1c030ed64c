import json

import pytest

import builders
from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish.manifest import Manifest


def test_a_manifest_survives_its_own_file():
    article = builders.article()
    text = manifests.file(f"articles/{article.slug}/article.md", b"words")
    made = manifests.make([article], [manifests.file("index.html", b"x"), text])
    assert manifests.read(manifests.write(made)) == made
    assert made.articles[0].title == article.title
    assert made.articles[0].sha256 == text.sha256
    assert made.files[1].size == 1


def test_order_of_files_and_articles_does_not_matter():
    one, two = builders.blank(slug="a"), builders.blank(slug="b")
    files = [manifests.file("b", b"1"), manifests.file("a", b"2")]
    assert manifests.make([two, one], files) == manifests.make([one, two], files[::-1])


def test_it_says_nothing_of_when_or_where():
    text = manifests.write(manifests.make([builders.article()], [])).decode()
    assert set(json.loads(text)) == {"format_version", "program", "version", "articles", "files"}


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../up", "a/../b", "a//b", "a\\b", "c:x", "a/./b", "nul\x00", "a ", "a."],
)
def test_paths_that_could_leave_a_bundle_are_refused(path):
    assert not manifests.is_safe(path)
    entry = {"path": path, "size": 1, "sha256": "0" * 64}
    with pytest.raises(PublishError):
        manifests.read(_with(files=[entry]))


def test_ordinary_paths_are_fine():
    assert manifests.is_safe("articles/über-uns-日本/index.html")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"program": "other", "format_version": 1}',
        b'{"program": "journal-desktop"}',
        b'{"program": "journal-desktop", "format_version": 1}',
        b'{"program": "journal-desktop", "format_version": 1, "articles": [1], "files": []}',
    ],
)
def test_what_is_no_manifest_is_refused_in_words(data):
    with pytest.raises(PublishError) as refused:
        manifests.read(data)
    assert refused.value.remedy


def test_a_newer_manifest_is_left_to_the_newer_program():
    with pytest.raises(PublishError, match="newer version"):
        manifests.read(_with(format_version=2))


def test_a_file_named_twice_is_refused():
    entry = {"path": "a", "size": 1, "sha256": "0" * 64}
    with pytest.raises(PublishError, match="twice"):
        manifests.read(_with(files=[entry, entry]))


def _with(**changes):
    return json.dumps(json.loads(manifests.write(Manifest())) | changes).encode()
