"""Exports that are killed at a random moment: readers see the old bundle or the new one."""

import os
import random
import signal
import sys
import time

import pytest

from journal_desktop.publish import atomic, swap, verify

KILLS = int(os.environ.get("JOURNAL_PROOF_EXPORT_KILLS", "60"))

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
]


def export_until_killed(target, made, after):
    """Export in a child that is killed *after* seconds; whether it had finished by then."""
    child = os.fork()
    if child == 0:
        made.to(target)
        os._exit(0)
    time.sleep(after)  # the moment of death is what is drawn at random here
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


def whole(target, contents):
    verdict = verify.verify(target)
    assert verdict.ok, verdict.problems
    return contents(target)["index.html"]


@pytest.mark.parametrize("exchange", [True, False])
def test_a_killed_export_is_never_half_published(tmp_path, bundle, contents, monkeypatch, exchange):
    chance = random.Random(7)
    target = tmp_path / "site"
    (target / "mine").mkdir(parents=True)
    (target / "mine/notes.txt").write_text("mine")
    slugs = [f"article-{n}" for n in range(6)]
    versions = [bundle(f"version {n}", slugs=slugs[n:]) for n in range(2)]
    started = time.monotonic()
    versions[0].to(target)
    usual = time.monotonic() - started
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    expected = set()
    for made in versions:
        made.to(target)
        expected.add(contents(target)["index.html"])
    finished = 0
    kills = KILLS if exchange else KILLS // 4
    for turn in range(kills):
        finished += export_until_killed(target, versions[turn % 2], chance.uniform(0, 1.3 * usual))
        if not target.exists():
            assert not exchange
            atomic.recovery.settle(target, tmp_path)
        assert whole(target, contents) in expected
        assert (target / "mine/notes.txt").read_text() == "mine"
    assert finished < kills
    versions[0].to(target)
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
    assert sorted(each.name for each in target.iterdir()) == [
        "articles",
        "assets",
        "index.html",
        "manifest.json",
        "mine",
    ]


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
