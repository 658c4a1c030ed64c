"""Each single request to the system, made to fail or to be the last, harms no saved word."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter

import pytest

from proofs import sessions, traced
from proofs.sizes import IS_LONG, SEED, tries

FIRST = 8
FAULTS = {
    "pwrite64": ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EINTR"),
    "ftruncate": ("signal=KILL", "error=EIO"),
    "fdatasync": ("signal=KILL", "error=EIO", "error=ENOSPC"),
    "fsync": ("signal=KILL", "error=EIO"),
    "unlink": ("signal=KILL", "error=EIO", "error=EBUSY"),
}

pytestmark = pytest.mark.proof


@pytest.fixture
def started(tmp_path):
    if traced.missing():
        pytest.skip(traced.missing())
    return sessions.begin(tmp_path / "start")


def copied(library, folder):
    folder.mkdir()
    return shutil.copyfile(library, folder / library.name)


def points(library, folder):
    """Every request of one session that can be made to fail, with what can be done to it."""
    log, mine = folder / "log", copied(library, folder / "count")
    work = lambda: sessions.write(mine, folder / "told", FIRST)  # noqa: E731 - said once
    assert traced.traced(work, log, calls=tuple(FAULTS)) == 0
    counts = Counter(
        call
        for call, what in re.findall(r"^(\w+)\(([^,)]*)", log.read_text(), re.MULTILINE)
        if mine.name.encode().hex() in what.replace("\\x", "")
        or str(mine.parent).encode().hex() in what.replace("\\x", "")
    )
    assert counts["pwrite64"] > 60
    assert counts["fdatasync"] >= sessions.SAVES
    return [
        (call, number, fault)
        for call, count in counts.items()
        for number in range(1, count + 1)
        for fault in FAULTS[call]
    ]


def test_a_request_that_fails_or_is_the_last_harms_no_saved_word(tmp_path, started, row):
    library, before = started
    chance = random.Random(SEED)
    every = points(library, tmp_path)
    wanted = tries("SYSCALLS", 40, len(every))
    row.proof, row.undetected = f"requests to the system, of {len(every)} ways to fail", []
    chosen = every if wanted >= len(every) else chance.sample(every, wanted)
    killed = refused = 0
    for turn, (call, number, fault) in enumerate(chosen):
        mine = copied(library, tmp_path / f"{turn}")
        told = mine.parent / "told"
        paths = [mine, mine.with_name(f"{mine.name}-wal"), mine.parent]
        options = [word for path in paths for word in ("-P", str(path))]
        injection = f"inject={call}:{fault}:when={number}"
        status = traced.traced(
            lambda mine=mine, told=told: sessions.write(mine, told, FIRST),
            tmp_path / "log",
            *options,
            *("-e", injection),
            calls=(call,),
        )
        numbers = sessions.acknowledged(told)
        killed += status < 0
        refused += status >= 0 and len(numbers) < sessions.SAVES
        if status > 0:
            row.undetected.append(f"{injection}: the session raised what is no StoreError")
        outcome = sessions.held(mine, before, numbers)
        row.lost += [f"{injection}: {each}" for each in outcome.lost]
        row.undetected += [f"{injection}: {each}" for each in outcome.damaged]
        row.tries += 1
        shutil.rmtree(mine.parent)
    assert killed
    assert refused or not IS_LONG
    row.settle()
