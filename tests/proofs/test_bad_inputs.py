"""Whatever is taken in, the answer comes in time and is a value or a sentence, never a crash."""

from __future__ import annotations

import random
import shutil
import time

import pytest

from journal_desktop.core.errors import JournalError
from proofs import bad_inputs
from proofs.conftest import STALL
from proofs.sizes import SEED, tries

INPUTS = tries("INPUTS", 150, 1000)

BESIDE = 10.0
"""Seconds for a text of 100,000 lines that is taken in: beside the window, which goes on."""

pytestmark = pytest.mark.proof


@pytest.mark.filterwarnings("default")
def test_no_input_crashes_or_stops_the_program(tmp_path, row, caplog):
    row.proof, row.undetected, row.stalls, refused = "bad inputs", [], [], 0
    outside = set(tmp_path.parent.iterdir())
    for number, (name, read) in enumerate(bad_inputs.cases(random.Random(SEED), INPUTS)):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        started = time.process_time()  # a busy machine is no fault of the program
        try:
            read(folder)
        except JournalError as error:
            refused += 1
            if not (error.message.endswith((".", "?")) or len(error.message) < 60):
                row.undetected.append(f"{number}: {name}: {error.message}")
        except Exception as error:  # noqa: BLE001 - which is what is looked for
            row.undetected.append(f"{number}: {name}: {error!r}"[:300])
        patience = BESIDE if "taken in" in name else STALL
        if (seconds := time.process_time() - started) > patience:
            row.stalls.append(f"{number}: {name}: {seconds:.1f} s")
        row.tries += 1
        shutil.rmtree(folder)
    caplog.clear()
    if set(tmp_path.parent.iterdir()) != outside:
        row.undetected.append("something was written outside")
    assert refused > INPUTS / 10
    row.settle()
