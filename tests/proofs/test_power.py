"""Power that goes while something is saved takes no saved word, whatever reached the disk."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest

from proofs import disk, sessions, traced
from proofs.killing import Promised
from proofs.sizes import SEED, tries

IMAGES = tries("IMAGES", 1000, 50_000)
CONTROL = tries("CONTROL_IMAGES", 100, 1000)
PER_SESSION = 2500

pytestmark = pytest.mark.proof


@pytest.fixture
def room():
    """A folder in memory where there is one: the images need no disk, and there are many."""
    if traced.missing():
        pytest.skip(traced.missing())
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as made:
        yield Path(made)


def recorded(folder, turn, chance, synchronous="FULL"):
    """The moments of one session, and what its library held before."""
    folder.mkdir()
    library, before = sessions.begin(folder / "start")
    if turn % 4 == 3:  # the library itself is made in this session
        library.unlink()
        before = Promised()
    mine = folder / "mine"
    shutil.copytree(library.parent, mine)
    told, log = folder / "told", folder / "log"
    first = chance.randrange(8, 1000)
    work = lambda: sessions.write(mine / library.name, told, first, synchronous=synchronous)  # noqa: E731 - said once
    assert traced.traced(work, log, calls=disk.TRACED) == 0
    asked = disk.requests(log.read_text(), mine, told, library.parent)
    assert [each.at for each in asked if each.kind == "told"] == sessions.acknowledged(told)
    return disk.moments(library.parent, asked), before


def images(moments, chance, wanted):
    """Up to *wanted* different images of these moments, with what was acknowledged by then."""
    seen = set()
    for _ in range(20 * wanted):
        if len(seen) >= wanted:
            return
        moment = chance.choice(moments)
        content, key = disk.image(moment, chance.choice(disk.MODES), chance)
        if key not in seen:
            seen.add(key)
            yield content, moment.told


def looked_at(room, wanted, chance, synchronous="FULL"):
    """What became of *wanted* images: complaints about lost and about damaged words of each."""
    turn = done = 0
    while done < wanted:
        folder = room / f"session {turn}"
        moments, before = recorded(folder, turn, chance, synchronous)
        per_session = min(wanted - done, PER_SESSION, max(50, wanted // 4))
        for content, told in images(moments, chance, per_session):
            place = folder / "image"
            place.mkdir()
            for name, data in content.items():
                (place / name).write_bytes(data)
            outcome = sessions.held(place / "evidence.journal", before, told)
            yield outcome
            done += 1
            shutil.rmtree(place)
        shutil.rmtree(folder)
        turn += 1


def test_no_saved_word_goes_with_the_power(room, row):
    row.proof, row.undetected = "power lost while saving", []
    for outcome in looked_at(room, IMAGES, random.Random(SEED)):
        row.lost += [f"{row.tries}: {each}" for each in outcome.lost]
        row.undetected += [f"{row.tries}: {each}" for each in outcome.damaged]
        row.tries += 1
    row.settle()


def test_without_waiting_for_the_disk_words_are_lost(room, row):
    row.proof = "  control: nothing is waited for (synchronous=OFF)"
    broken = 0
    for outcome in looked_at(room, CONTROL, random.Random(SEED), "OFF"):
        broken += bool(outcome.lost or outcome.damaged)
        row.tries += 1
    row.control_failed(broken, CONTROL)
