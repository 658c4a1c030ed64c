"""Exports that are killed or meet a full disk: readers see the old bundle or the new one."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sys
import time

import pytest

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import atomic, swap, verify
from proofs.children import killed
from proofs.sizes import SEED, tries
from publish.conftest import make, tree

KILLS = tries("EXPORT_KILLS", 60, 2000)
STEPS = tries("EXPORT_STEPS", 40, 500)
OWN = ["articles", "assets", "index.html", "manifest.json", "mine"]

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
]


def two_versions():
    """The same journal before and after its first article went."""
    slugs = [f"article-{n}" for n in range(6)]
    return [make(f"version {n} ", slugs=slugs[n:]) for n in range(2)]


def published(target, versions):
    """Publish both into a folder that has a foreign file; their index pages, and the usual time."""
    (target / "mine").mkdir(parents=True)
    (target / "mine/notes.txt").write_text("mine")
    pages, times = [], []
    for made in versions:
        started = time.monotonic()
        made.to(target)
        times.append(time.monotonic() - started)
        pages.append(tree(target)["index.html"])
    return pages, max(times)


def torn(target, pages):
    """What is wrong with the published folder; it must be one whole version."""
    found = list(verify.verify(target).problems)
    if tree(target).get("index.html") not in pages:
        found.append("the index page is neither of the two")
    if (target / "mine/notes.txt").read_text() != "mine":
        found.append("a foreign file was changed")
    return [str(each) for each in found]


@pytest.mark.parametrize("exchange", [True, False])
def test_a_killed_export_is_never_half_published(tmp_path, monkeypatch, row, exchange):
    chance = random.Random(SEED)
    target, versions = tmp_path / "site", two_versions()
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    pages, usual = published(target, versions)
    row.proof = "kills of exports" if exchange else "kills of exports, without an exchange of names"
    row.undetected, finished = [], 0
    for turn in range(KILLS if exchange else KILLS // 4):
        made = versions[turn % 2]
        finished += killed(lambda made=made: made.to(target), chance.uniform(0, 1.3 * usual))
        if not target.exists():
            assert not exchange
            atomic.recovery.settle(target, tmp_path)
        row.undetected += [f"{turn}: {each}" for each in torn(target, pages)]
        row.tries += 1
    versions[0].to(target)
    assert finished < row.tries
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
    assert sorted(each.name for each in target.iterdir()) == OWN
    row.settle()


def write_plainly(made, target):
    """Export as a program without a stage does: one file after the other, in place."""
    for name, content in made.files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)


def test_an_unprotected_export_is_torn(tmp_path, row):
    chance = random.Random(SEED)
    target, versions = tmp_path / "site", two_versions()
    pages, _ = published(target, versions)
    row.proof, row.tries, broken = "  control: files written in place", KILLS // 3, 0
    started = time.monotonic()
    write_plainly(versions[0], target)
    usual = time.monotonic() - started
    for turn in range(row.tries):
        made = versions[turn % 2]
        killed(lambda made=made: write_plainly(made, target), chance.uniform(0, usual))
        broken += bool(torn(target, pages))
    row.control_failed(broken, row.tries)


def full_after(monkeypatch, room):
    """A disk with *room* bytes left: what does not fit is cut off, and then nothing goes on it."""
    real, left = os.write, [room]

    def write(handle, data):
        if not left[0] and data:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(handle, memoryview(data)[: left[0]])
        left[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    return left


def test_an_export_to_a_full_disk_changes_nothing(tmp_path, monkeypatch, row):
    chance = random.Random(SEED)
    versions = two_versions()
    pages, _ = published(tmp_path / "pattern" / "site", versions)
    row.proof, row.undetected, refused = "exports to a disk that gets full", [], 0
    with monkeypatch.context() as patch:
        left = full_after(patch, 1 << 30)
        shutil.copytree(tmp_path / "pattern", tmp_path / "count")
        versions[0].to(tmp_path / "count" / "site")
    needed = (1 << 30) - left[0]
    assert needed > 5000
    for turn in range(STEPS):
        home = tmp_path / f"{turn}"
        shutil.copytree(tmp_path / "pattern", home)
        target, old = home / "site", tree(home / "site")
        with monkeypatch.context() as patch:
            full_after(patch, turn * needed // STEPS + chance.randrange(1 + needed // STEPS))
            try:
                versions[0].to(target)
            except PublishError:
                refused += 1
                row.lost += [] if tree(target) == old else [f"{turn}: the old bundle changed"]
        row.undetected += [f"{turn}: {each}" for each in torn(target, pages)]
        versions[0].to(target)
        row.undetected += [f"{turn}, then: {each}" for each in torn(target, pages[:1])]
        if [each.name for each in home.iterdir()] != ["site"]:
            row.lost.append(f"{turn}: something was left beside the folder")
        row.tries += 1
        shutil.rmtree(home)
    assert refused >= STEPS - 2
    row.settle()
