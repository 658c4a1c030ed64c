import stat
import struct
import zipfile

import pytest

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish import verify

PAGE = "articles/one/index.html"


@pytest.fixture
def site(tmp_path, bundle):
    bundle().to(tmp_path / "site")
    return tmp_path / "site"


def sealed(site, path, change):
    """Change a page and have the manifest say it was always so: only the page's own faults show."""
    place = site / path
    place.write_text(change(place.read_text()))
    manifest = manifests.read((site / "manifest.json").read_bytes())
    files = [manifests.file(each.path, (site / each.path).read_bytes()) for each in manifest.files]
    changed = manifests.Manifest(manifest.articles, tuple(files))
    (site / "manifest.json").write_bytes(manifests.write(changed))
    return verify.verify(site).problems


def test_a_whole_bundle_has_no_problems(site):
    verdict = verify.verify(site)
    assert verdict.ok
    assert verdict.files == 8
    assert verdict.notes == ()


def test_a_changed_byte_is_found_in_every_file(site):
    for path in sorted(p for p in site.rglob("*") if p.is_file() and p.name != "manifest.json"):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        problems = verify.verify(site).problems
        assert any(path.relative_to(site).as_posix() in each for each in problems)
        path.write_bytes(data)
    assert verify.verify(site).ok


def test_missing_longer_and_linked_files_are_found(site):
    (site / PAGE).unlink()
    with (site / "index.html").open("a") as stream:
        stream.write(" ")
    (site / "assets/style.css").unlink()
    (site / "assets/style.css").symlink_to("/etc/hostname")
    problems = " ".join(verify.verify(site).problems)
    assert f"{PAGE}: it is missing" in problems
    assert "index.html: it has another size" in problems
    assert "assets/style.css: it is missing" in problems


def test_added_files_are_noted_where_only_ours_belong(site):
    (site / "articles/one/extra.html").write_text("x")
    (site / "CNAME").write_text("x")
    verdict = verify.verify(site)
    assert verdict.ok
    assert verdict.notes == ("articles/one/extra.html: the list of files does not name it.",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("../../index.html", "../../home.html", "not in the bundle"),
        ("../../index.html", "../../../../etc/passwd", "not in the bundle"),
        ("../../index.html", "/index.html", "top of a web site"),
        ("../../index.html", "../../index.html#nowhere", "a place that the page does not have"),
        ("../../index.html", "javascript:alert(1)", "not part of the bundle"),
        ("../../index.html", "//evil.example/x", "not part of the bundle"),
        ("../../index.html", "data:text/html,x", "not part of the bundle"),
        ("../../index.html", "http://[", "not an address"),
        ("../../index.html", "../two/", "not in the bundle"),
        ('href="#source-1"', 'href="#source-2"', "leads to no source"),
        ('href="#source-1"', 'href="#title"', "leads to no source"),
        ('href="#source-1"', "", "leads to no source"),
        ('id="title"', 'id="sources"', "used 2 times"),
        ('type="application/ld+json"', "", "a script"),
        ('type="application/ld+json"', 'type="module"', "a script"),
        ("<h1", '<h1 onclick="x()"', "event handler onclick"),
        ("<h1", "<iframe></iframe><h1", "<iframe>"),
        ("<h1", '<img src="https://x.example/a.png"><h1', "not part of the bundle"),
        ("<h1", '<img src="a.png"><h1', "not in the bundle"),
        ("<h1", '<img srcset="a.png 1x, b.png 2x"><h1', "b.png"),
        ("<h1", '<link rel="stylesheet" href="https://x.example/a.css"><h1', "not part"),
        ("<h1", '<svg><use xlink:href="https://x.example/#a"/></svg><h1', "not part"),
    ],
)
def test_what_is_wrong_within_a_page_is_found(site, old, new, problem):
    assert old in (site / PAGE).read_text()
    assert problem in " ".join(sealed(site, PAGE, lambda text: text.replace(old, new, 1)))


@pytest.mark.parametrize(
    "new",
    [
        "https://pubmed.ncbi.nlm.nih.gov/32023374/",
        "mailto:editor@journal.example",
        "#title",
        "",
        "../two/index.html#source-1",
        "../two/../one/index.html?print",
    ],
)
def test_links_that_lead_somewhere_are_fine(site, new):
    assert not sealed(site, PAGE, lambda text: text.replace("../../index.html", new, 1))


def test_a_sentence_about_scripts_is_not_a_script(site):
    words = "<p>&lt;script&gt;alert(1)&lt;/script&gt; and onclick=1</p><!-- <script> --><h1"
    assert not sealed(site, PAGE, lambda text: text.replace("<h1", words, 1))


def test_json_and_manuscripts_are_read_too(site):
    problems = sealed(site, "articles/one/references.json", lambda _text: "{")
    assert problems == ("articles/one/references.json: it is not well-formed JSON.",)
    sealed(site, "articles/one/references.json", lambda _text: "[]")
    problems = sealed(site, "articles/one/article.md", lambda text: text + "More.\n")
    assert "not the article that" in " ".join(problems)


def test_a_bundle_without_a_usable_manifest_fails(site):
    for content in ("{", "[]", '{"program": "other"}'):
        (site / "manifest.json").write_text(content)
        assert not verify.verify(site).ok
    (site / "manifest.json").unlink()
    assert "missing" in verify.verify(site).problems[0]


def test_an_article_without_its_page_fails(site):
    manifest = manifests.read((site / "manifest.json").read_bytes())
    files = tuple(each for each in manifest.files if each.path != PAGE)
    (site / "manifest.json").write_bytes(
        manifests.write(manifests.Manifest(manifest.articles, files))
    )
    assert any("has no index.html" in each for each in verify.verify(site).problems)


def test_no_bundle_at_all_is_an_error(tmp_path):
    with pytest.raises(PublishError, match="no bundle"):
        verify.verify(tmp_path / "gone")
    (tmp_path / "x.zip").write_text("not a zip")
    with pytest.raises(PublishError, match="not a zip file"):
        verify.verify(tmp_path / "x.zip")


def test_a_damaged_zip_fails(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to_zip(target)
    data = bytearray(target.read_bytes())
    at = data.index(b"margin: 0")
    data[at] ^= 1
    target.write_bytes(data)
    assert any("style.css" in each for each in verify.verify(target).problems)
    target.write_bytes(data[: len(data) // 2])
    with pytest.raises(PublishError):
        verify.verify(target)


def entry(name, mode=0o100644):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("../evil", 0o100644),
        ("/etc/passwd", 0o100644),
        ("a/../../b", 0o100644),
        ("C:evil", 0o100644),
        ("a\\b", 0o100644),
        ("link", stat.S_IFLNK | 0o777),
        ("pipe", stat.S_IFIFO | 0o644),
    ],
)
def test_zips_that_reach_outside_are_not_opened(tmp_path, name, mode):
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry(name, mode), "x")
    with pytest.raises(PublishError, match="not opened"):
        verify.verify(target)


def test_a_zip_that_names_a_file_twice_is_not_opened(tmp_path):
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "2")
    with pytest.raises(PublishError, match="twice"):
        verify.verify(target)


def test_a_zip_bomb_is_not_opened(tmp_path):
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 10_000_000)
    with pytest.raises(PublishError, match="swells"):
        verify.verify(target)


def test_a_zip_that_claims_too_much_is_not_opened(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to_zip(target)
    data = bytearray(target.read_bytes())
    at = data.rindex(b"PK\5\6")
    struct.pack_into("<L", data, at + 12, 17_000_000)
    target.write_bytes(data)
    with pytest.raises(PublishError, match="more entries"):
        verify.verify(target)
