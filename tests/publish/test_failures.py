"""Every step of an export is made to fail once: the old bundle or the new one, never a mixture."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import swap, verify

POINTS = int(os.environ.get("JOURNAL_PROOF_EXPORT_STEPS", "10"))
"""At how many of the steps of each kind to fail; the long proof takes them all."""
CALLS = ["write", "fsync", "open", "mkdir", "rename", "link", "scandir", "unlink", "rmdir"]


def failing(monkeypatch, name, at, number, *, after=False):
    """The call number *at* of os.*name* fails, and with *after* all that follow."""
    real = getattr(os, name)
    calls = []

    def call(*arguments, **options):
        calls.append(arguments)
        if len(calls) == at or (after and len(calls) > at):
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, call)
    return calls


@pytest.fixture
def prepared(tmp_path, bundle):
    """Makes a home with a published folder, foreign files and an edited page in it."""
    pattern = tmp_path / "pattern"
    (pattern / "mine").mkdir(parents=True)
    (pattern / "mine/notes.txt").write_text("mine")
    bundle("old", slugs=("two",)).to(pattern)
    (pattern / "articles/two/index.html").write_text("edited by hand")

    def make(number):
        shutil.copytree(pattern, tmp_path / str(number) / "site")
        return tmp_path / str(number) / "site"

    return make


@pytest.mark.parametrize(
    ("name", "after", "exchange"),
    [
        *((name, False, True) for name in CALLS),
        *((name, True, True) for name in ("write", "fsync", "unlink")),
        *(("rename", after, False) for after in (False, True)),
        ("unlink", False, False),
    ],
)
def test_any_failing_step_leaves_old_or_new(
    prepared, bundle, contents, monkeypatch, *, name, after, exchange
):
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    target = prepared("count")
    with monkeypatch.context() as patch:
        steps = failing(patch, name, 0, errno.ENOSPC)
        bundle("new", slugs=("two",)).to(target)
    fails = 0
    for at in sorted({1 + round(n * len(steps) / POINTS) for n in range(POINTS)}):
        target = prepared(at)
        old = contents(target)
        with monkeypatch.context() as patch:
            failing(patch, name, at, errno.ENOSPC, after=after)
            try:
                bundle("new", slugs=("two",)).to(target)
                failed = False
            except PublishError:
                failed = True
        fails += failed
        assert_whole(target, old, contents, failed=failed)
        bundle("newest", slugs=("two",)).to(target)
        assert_whole(target, {}, contents, failed=False)
        assert [each.name for each in target.parent.iterdir()] == ["site"]
    assert fails or name in {"rmdir", "unlink", "link"} or (name == "rename" and exchange)


def assert_whole(target, old, contents, *, failed):
    if not target.exists():  # only between two renames that failed both, and then set aside
        assert list(target.parent.glob(".stage-*/old/mine/notes.txt"))
        return
    now = contents(target)
    if failed and old["index.html"] == now["index.html"]:
        assert now == old
    else:
        verdict = verify.verify(target)
        assert verdict.ok, verdict.problems
        edited = [path for path in now if path.startswith("articles/two/index.html.edited-")]
        assert edited
    assert Path(target / "mine/notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["write", "open", "fsync", "unlink"])
def test_a_zip_is_replaced_whole_or_not_at_all(tmp_path, bundle, monkeypatch, name):
    target = tmp_path / "site.zip"
    bundle("old").to_zip(target)
    for at in range(1, 100):
        old = target.read_bytes()
        with monkeypatch.context() as patch:
            calls = failing(patch, name, at, errno.EIO)
            try:
                bundle(f"new {at}").to_zip(target)
            except PublishError:
                assert target.read_bytes() == old
        if len(calls) < at:
            break
        assert verify.verify(target).ok
