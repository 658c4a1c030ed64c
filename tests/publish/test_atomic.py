import errno
import os
import shutil
import stat

import pytest

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import atomic, swap, verify


def test_a_first_export_makes_the_folder(tmp_path, bundle):
    target = tmp_path / "site"
    done = bundle().to(target)
    assert (done.files, done.written, done.unchanged) == (8, 8, 0)
    assert verify.verify(target).ok
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_the_same_again_writes_nothing(tmp_path, bundle, contents):
    target = tmp_path / "site"
    bundle().to(target)
    before, inode = contents(target), target.stat().st_ino
    assert bundle().to(target).written == 0
    assert contents(target) == before
    assert target.stat().st_ino == inode


def test_one_changed_article_writes_its_files_only(tmp_path, bundle):
    target = tmp_path / "site"
    first = bundle()
    first.to(target)
    second = bundle("What it found later.")
    mixed = first.files | {
        path: data for path, data in second.files.items() if path.startswith("articles/one/")
    }
    articles = (second.articles[0], first.articles[1])
    assert atomic.publish(target, sorted(mixed.items()), articles).written == 2


def test_files_that_the_new_bundle_lacks_go(tmp_path, bundle):
    target = tmp_path / "site"
    bundle().to(target)
    bundle(slugs=("two",)).to(target)
    assert not (target / "articles/one").exists()
    assert verify.verify(target).ok


def test_the_same_bytes_at_any_time_and_place(tmp_path, bundle, contents, monkeypatch):
    bundle().to(tmp_path / "a")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    bundle().to(tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_foreign_files_are_left_alone(tmp_path, bundle, contents):
    target = tmp_path / "site"
    (target / "notes/empty").mkdir(parents=True)
    (target / "CNAME").write_text("journal.example")
    (target / "articles").mkdir()
    (target / "articles/readme.txt").write_text("mine")
    (target / "notes/link").symlink_to("../CNAME")
    (target / "notes/folder-link").symlink_to("empty", target_is_directory=True)
    (target / "notes/nowhere").symlink_to("gone")
    (target / "CNAME").chmod(0o640)
    target.chmod(0o750)
    foreign, inode = contents(target), (target / "CNAME").stat().st_ino
    for words in ("one", "two", "two"):
        bundle(words).to(target)
        assert foreign.items() <= contents(target).items()
    found = (target / "CNAME").stat()
    assert (found.st_ino, stat.S_IMODE(found.st_mode)) == (inode, 0o640)
    assert stat.S_IMODE(target.stat().st_mode) == 0o750
    assert not list(tmp_path.glob(".stage-*"))


def test_foreign_files_are_copied_where_links_can_not_be(tmp_path, bundle, contents, monkeypatch):
    target = tmp_path / "site"
    (target / "deep/er").mkdir(parents=True)
    (target / "deep/er/mine.txt").write_text("mine")
    (target / "deep/link").symlink_to("er/mine.txt")
    foreign = contents(target)

    def refuse(*_arguments, **_options):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    for words in ("one", "two"):
        bundle(words).to(target)
        assert foreign.items() <= contents(target).items()
    assert not list(tmp_path.glob(".stage-*"))


def test_a_foreign_file_in_the_way_is_named_and_kept(tmp_path, bundle, contents):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("my own page")
    before = contents(tmp_path)
    with pytest.raises(PublishError, match=r"index\.html"):
        bundle().to(target)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["articles", "articles/one/index.html", "manifest.json"])
def test_a_foreign_file_or_folder_of_a_needed_name_is_refused(tmp_path, bundle, contents, name):
    target = tmp_path / "site"
    place = target / name
    if name == "articles":
        target.mkdir()
        place.write_text("a file where a folder must be")
    else:
        place.mkdir(parents=True)
        (place / "inside").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(PublishError, match="Move it away"):
        bundle().to(target)
    assert contents(tmp_path) == before


def test_a_foreign_file_with_our_very_content_is_adopted(tmp_path, bundle):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_bytes(bundle().files["index.html"])
    assert bundle().to(target).unchanged == 1
    assert verify.verify(target).ok


def test_a_manifest_of_something_else_is_not_overwritten(tmp_path, bundle, contents):
    target = tmp_path / "site"
    target.mkdir()
    (target / "manifest.json").write_text('{"name": "a web app"}')
    before = contents(tmp_path)
    with pytest.raises(PublishError, match=r"manifest\.json"):
        bundle().to(target)
    assert contents(tmp_path) == before


def test_an_edited_file_is_kept_beside_and_reported(tmp_path, bundle, contents):
    target = tmp_path / "site"
    bundle().to(target)
    (target / "articles/one/index.html").write_text("somebody's words")
    for words in ("new words", "newer words"):
        done = bundle(words).to(target)
    kept = list((target / "articles/one").glob("index.html.edited-*"))
    assert [path.read_text() for path in kept] == ["somebody's words"]
    assert done.edited == ()
    first = bundle("again")
    (target / "index.html").write_text("edited")
    assert first.to(target).edited[0].startswith("index.html.edited-")
    assert verify.verify(target).ok


def test_an_edited_file_of_an_article_that_left_stays_where_it_is(tmp_path, bundle):
    target = tmp_path / "site"
    bundle().to(target)
    edited = target / "articles/one/article.md"
    edited.write_text("somebody's words")
    done = bundle(slugs=("two",)).to(target)
    assert done.edited == ("articles/one/article.md",)
    assert edited.read_text() == "somebody's words"
    assert not (target / "articles/one/index.html").exists()


def test_a_missing_file_of_ours_is_made_again(tmp_path, bundle):
    target = tmp_path / "site"
    bundle().to(target)
    shutil.rmtree(target / "articles/one")
    bundle().to(target)
    assert verify.verify(target).ok


def test_a_bundle_that_does_not_verify_is_not_published(tmp_path, bundle, contents):
    target = tmp_path / "site"
    bundle().to(target)
    before = contents(tmp_path)
    broken = bundle("new")
    broken.files["index.html"] = b'<a href="articles/three/index.html">three</a>'
    with pytest.raises(PublishError, match="articles/three"):
        broken.to(target)
    assert contents(tmp_path) == before


class Stopped(Exception):
    """Somebody pressed Cancel."""


@pytest.mark.parametrize("when", range(0, 8, 3))
def test_cancelled_while_making_or_checking_changes_nothing(tmp_path, bundle, contents, when):
    target = tmp_path / "site"
    bundle().to(target)
    before = contents(tmp_path)
    seen = []

    def stop(_path):
        seen.append(1)
        if len(seen) > when:
            raise Stopped

    def halting(files):
        for path, data in files:
            stop(path)
            yield path, data

    new = bundle("new")
    with pytest.raises(Stopped):
        atomic.publish(target, halting(new.files.items()), new.articles)
    assert contents(tmp_path) == before
    seen.clear()
    with pytest.raises(Stopped):
        new.to(target, watch=stop)
    assert contents(tmp_path) == before


def test_a_file_is_not_a_place_to_export_to(tmp_path, bundle):
    target = tmp_path / "site"
    target.write_text("x")
    with pytest.raises(PublishError, match="is a file"):
        bundle().to(target)


def test_a_parent_that_is_not_there_is_named(tmp_path, bundle):
    with pytest.raises(PublishError, match="does not exist"):
        bundle().to(tmp_path / "gone/site")


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path, bundle, contents, monkeypatch):
    target = tmp_path / "site"
    bundle().to(target)
    before = contents(tmp_path)
    monkeypatch.setattr(os, "access", lambda place, _mode: str(place) != str(target))
    with pytest.raises(PublishError, match="not allowed to write"):
        bundle("new").to(target)
    assert contents(tmp_path) == before


def test_another_disk_inside_the_folder_is_left_alone(tmp_path, bundle, monkeypatch):
    target = tmp_path / "site"
    (target / "disk").mkdir(parents=True)
    (target / "disk/photo.jpg").write_text("mine")
    real = type(target).stat

    def stat_of(path, **options):
        found = real(path, **options)
        if path.name == "disk":
            return os.stat_result((*found[:2], found.st_dev + 1, *found[3:]))
        return found

    monkeypatch.setattr(type(target), "stat", stat_of)
    with pytest.raises(PublishError, match="Another disk"):
        bundle().to(target)
    assert (target / "disk/photo.jpg").read_text() == "mine"


def test_the_folder_that_holds_the_library_is_refused(tmp_path, bundle, contents):
    library = tmp_path / "work/deep/my.journal"
    library.parent.mkdir(parents=True)
    library.write_text("x")
    for target in (library.parent, library.parent.parent):
        with pytest.raises(PublishError, match=r"my\.journal"):
            bundle().to(target, spare=[library])
    bundle().to(library.parent / "site", spare=[library])


def test_the_folder_one_works_in_is_refused(tmp_path, bundle, monkeypatch):
    target = tmp_path / "site"
    target.mkdir()
    monkeypatch.chdir(target)
    with pytest.raises(PublishError, match="working in"):
        bundle().to(target)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a POSIX thing")
def test_even_a_named_pipe_is_carried_over(tmp_path, bundle):
    target = tmp_path / "site"
    target.mkdir()
    os.mkfifo(target / "pipe")
    for words in ("one", "two"):
        bundle(words).to(target)
    assert stat.S_ISFIFO((target / "pipe").stat().st_mode)


def test_a_link_to_the_folder_keeps_pointing_there(tmp_path, bundle):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real", target_is_directory=True)
    for words in ("one", "two"):
        bundle(words).to(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert verify.verify(tmp_path / "real").ok


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "not enough room"),
        (errno.EDQUOT, "not enough room"),
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "not allowed"),
        (errno.ENOENT, "is not there"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "failed"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(tmp_path, bundle, monkeypatch, number, words):
    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(PublishError, match=words) as refused:
        bundle().to(tmp_path / "site")
    assert "Nothing that was published before has changed." in refused.value.remedy


def test_without_an_exchange_the_folders_change_places_one_by_one(
    tmp_path, bundle, contents, monkeypatch
):
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    target = tmp_path / "site"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    for words in ("one", "two"):
        bundle(words).to(target)
    assert (target / "mine.txt").read_text() == "mine"
    assert contents(target)["index.html"]
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_does_not_keep_what_was_written_gets_the_old_bundle_back(
    tmp_path, bundle, contents, monkeypatch
):
    target = tmp_path / "site"
    bundle().to(target)
    before = contents(tmp_path)
    monkeypatch.setattr(verify, "reread", lambda _bundle, _manifest: ("index.html: other",))
    with pytest.raises(PublishError, match="did not keep"):
        bundle("new").to(target)
    assert contents(tmp_path) == before
    with pytest.raises(PublishError, match="did not keep"):
        bundle("new").to(tmp_path / "other")
    assert contents(tmp_path) == before


def test_a_second_export_to_the_same_folder_waits_its_turn(tmp_path, bundle):
    target = tmp_path / "site"
    inner = []

    def meanwhile(files):
        for index, file in enumerate(files):
            if index == 1:
                with pytest.raises(atomic.PublishError, match="under way"):
                    bundle("other").to(target)
                bundle("elsewhere").to(tmp_path / "other")
                inner.append(index)
            yield file

    made = bundle()
    atomic.publish(target, meanwhile(made.files.items()), made.articles)
    assert inner
    assert verify.verify(target).ok
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other", "site"]
