"""A process that is killed while it saves loses nothing that it had called saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from proofs.sizes import SEED, tries

KILLS = tries("KILLS", 200, 10_000)
CONTROL = 40

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes"),
]


def killing(folder: Path, kills: int, *options: str) -> dict:
    script = Path(__file__).with_name("killing.py")
    run = subprocess.run(
        [sys.executable, str(script), str(folder), str(kills), str(SEED), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_every_save_that_was_promised_survives_the_kill(tmp_path, row):
    row.proof = "kills while saving"
    outcome = killing(tmp_path, KILLS)
    row.tries, row.lost, row.undetected = outcome["kills"], outcome["lost"], outcome["damaged"]

    row.settle()
    assert row.tries == KILLS
    assert outcome["saves"] > KILLS / 2


def test_a_promise_made_before_the_commit_is_caught(tmp_path, row):
    row.proof = "  control: promised before it is saved"
    outcome = killing(tmp_path, CONTROL, "--promise-early")
    row.tries, row.undetected = outcome["kills"], outcome["damaged"]

    row.control_failed(len({each.partition(":")[0] for each in outcome["lost"]}), CONTROL)
    row.settle()
