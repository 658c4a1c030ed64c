"""Every proof leaves a row; in the end there is one table of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from proofs.sizes import IS_LONG, SEED

COLUMNS = ("proof", "tries", "lost", "damaged and undetected", "stalls > 2 s", "seconds", "control")
STALL = 2.0
"""Seconds of computing after which a window would seem to hang."""

_rows: list[Row] = []


@dataclass
class Row:
    """What one proof has seen; None is what it does not look at."""

    proof: str = ""
    tries: int = 0
    lost: list[str] = field(default_factory=list)
    undetected: list[str] | None = None
    stalls: list[str] | None = None
    seconds: float = 0
    control: str = ""

    def control_failed(self, times: int, out_of: int) -> None:
        """Note how often the unprotected way broke; it has to, or the proof sees nothing."""
        assert times, f"the control broke in none of {out_of} tries (JOURNAL_PROOF_SEED={SEED})"
        self.control = f"fails as it must ({times:,} of {out_of:,})"

    def settle(self) -> None:
        """Fail unless nothing was lost and all damage was noticed."""
        assert self.tries
        assert not self.lost, f"JOURNAL_PROOF_SEED={SEED}"
        assert not self.undetected, f"JOURNAL_PROOF_SEED={SEED}"
        assert not (IS_LONG and self.stalls), f"JOURNAL_PROOF_SEED={SEED}"

    def cells(self) -> tuple[str, ...]:
        """The row as the table shows it."""
        counts = (
            "–" if found is None else f"{len(found):,}"
            for found in (self.lost, self.undetected, self.stalls)
        )
        return (self.proof, f"{self.tries:,}", *counts, f"{self.seconds:,.0f}", self.control)


@pytest.fixture
def row() -> Iterator[Row]:
    """The row of the proof at hand; it is shown however the proof ends."""
    found = Row()
    started = time.monotonic()
    yield found
    found.seconds = time.monotonic() - started
    if found.proof:
        _rows.append(found)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not _rows or not (IS_LONG or os.environ.get("JOURNAL_PROOF")):
        return
    table = [COLUMNS, *(each.cells() for each in _rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    terminalreporter.section("proofs")
    for cells in table:
        aligned = (
            cell.ljust(width) if at in {0, len(widths) - 1} else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        terminalreporter.write_line("  ".join(aligned).rstrip())
    terminalreporter.write_line(f"JOURNAL_PROOF_SEED={SEED}")
