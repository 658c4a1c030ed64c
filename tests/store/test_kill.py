"""A process that is killed while it saves loses nothing that it had called saved.

JOURNAL_PROOF_KILLS sets how many are killed (200), JOURNAL_PROOF_SEED when.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("JOURNAL_PROOF_KILLS", "200"))
SEED = int(os.environ.get("JOURNAL_PROOF_SEED", random.SystemRandom().randrange(2**32)))

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


def test_every_save_that_was_promised_survives_the_kill(tmp_path):
    outcome = killing(tmp_path, KILLS)

    assert outcome["lost"] == [], f"JOURNAL_PROOF_SEED={SEED}"
    assert outcome["damaged"] == [], f"JOURNAL_PROOF_SEED={SEED}"
    assert outcome["kills"] == KILLS
    assert outcome["saves"] > KILLS / 2


def test_a_promise_made_before_the_commit_is_caught(tmp_path):
    outcome = killing(tmp_path, 40, "--promise-early")

    assert outcome["lost"], f"JOURNAL_PROOF_SEED={SEED}"
    assert outcome["damaged"] == []
