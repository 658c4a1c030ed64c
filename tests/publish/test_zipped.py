import hashlib
import os
import zipfile

import pytest

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import verify


def test_equal_articles_make_equal_zips(tmp_path, bundle, monkeypatch):
    bundle().to_zip(tmp_path / "a.zip")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    os.umask(os.umask(0o077) or 0o022)
    bundle().to_zip(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_zip_holds_what_the_folder_holds(tmp_path, bundle, contents):
    made = bundle()
    made.to(tmp_path / "site")
    made.to_zip(tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        names = archive.namelist()
        held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr for info in archive.infolist()} == {0o100644 << 16}
    assert names == sorted(names)
    assert held == {f"a-journal/{path}": sha for path, sha in contents(tmp_path / "site").items()}
    assert verify.verify(tmp_path / "site.zip").ok


def test_an_unchanged_zip_is_not_written(tmp_path, bundle):
    target = tmp_path / "site.zip"
    assert bundle().to_zip(target).written == 8
    inode = target.stat().st_ino
    assert bundle().to_zip(target).written == 0
    assert target.stat().st_ino == inode
    assert bundle("new").to_zip(target).written == 8
    assert [each.name for each in tmp_path.iterdir()] == ["site.zip"]


@pytest.mark.parametrize("content", [b"my thesis", b"", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_of_somebody_else_is_not_replaced(tmp_path, bundle, content):
    target = tmp_path / "thesis.docx"
    target.write_bytes(content)
    with pytest.raises(PublishError, match="not replaced"):
        bundle().to_zip(target)
    assert target.read_bytes() == content


def test_a_zip_that_somebody_changed_is_not_replaced(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to_zip(target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("mine.txt", "mine")
    before = target.read_bytes()
    with pytest.raises(PublishError, match="not replaced"):
        bundle("new").to_zip(target)
    assert target.read_bytes() == before


def test_a_zip_that_does_not_verify_is_not_published(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to_zip(target)
    before = target.read_bytes()
    broken = bundle()
    broken.files["index.html"] = b"<script>1</script>"
    with pytest.raises(PublishError, match="a script"):
        broken.to_zip(target)
    assert target.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["site.zip"]


def test_places_that_can_not_be_a_zip_are_refused(tmp_path, bundle):
    with pytest.raises(PublishError, match="is a folder"):
        bundle().to_zip(tmp_path)
    with pytest.raises(PublishError, match="does not exist"):
        bundle().to_zip(tmp_path / "gone/site.zip")


def test_what_a_killed_export_left_is_removed(tmp_path, bundle):
    (tmp_path / ".stage-0123abcd-site.zip").write_text("half")
    other = tmp_path / ".stage-0123abcd-other.zip"
    other.write_text("another's")
    bundle().to_zip(tmp_path / "site.zip")
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        ".stage-0123abcd-other.zip",
        "site.zip",
    ]


def test_unpacking_makes_one_folder_that_is_the_bundle(tmp_path, bundle):
    bundle().to_zip(tmp_path / "any name.zip")
    with zipfile.ZipFile(tmp_path / "any name.zip") as archive:
        archive.extractall(tmp_path / "downloads")
    assert [each.name for each in (tmp_path / "downloads").iterdir()] == ["a-journal"]
    assert verify.verify(tmp_path / "downloads/a-journal").ok


def test_a_zip_of_an_older_version_without_a_folder_verifies_and_is_replaced(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to(tmp_path / "site")
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted((tmp_path / "site").rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(tmp_path / "site").as_posix())
    assert verify.verify(target).ok
    assert bundle().to_zip(target).written == 8
    assert verify.verify(target).ok


def test_what_somebody_put_beside_the_folder_is_seen_and_harms_nothing(tmp_path, bundle):
    target = tmp_path / "site.zip"
    bundle().to_zip(target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("__MACOSX/a-journal/._index.html", "x")
        archive.writestr("index.html", "<script>1</script>")
    assert verify.verify(target).ok
    with pytest.raises(PublishError, match="not replaced"):
        bundle().to_zip(target)
