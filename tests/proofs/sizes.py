"""How often each proof tries: a little in every test run, a lot in `make proof`."""

from __future__ import annotations

import os
import random

IS_LONG = os.environ.get("JOURNAL_PROOF") == "long"
SEED = int(os.environ.get("JOURNAL_PROOF_SEED", random.SystemRandom().randrange(2**32)))


def tries(name: str, short: int, long: int) -> int:
    """How many tries that proof has; JOURNAL_PROOF_<NAME> says otherwise."""
    asked = os.environ.get(f"JOURNAL_PROOF_{name}", "")
    return int(asked) if asked else long if IS_LONG else short
