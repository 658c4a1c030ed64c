"""Measure speed: `python packaging/bench [--quick] [--json] [keys|start|export|sources …]`.

Every figure stands next to a peer from the same run, as this machine is not yours. It runs
without a display unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import backups
import cites
import differences
import exports
import history
import keys
import popup
import purges
import references
import search
import sittings
import sources
import starts
import stores
from measures import Measure, table


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description="Measure speed next to limits and peers.")
    names = [
        "keys",
        "compare",
        "start",
        "export",
        "sources",
        "references",
        "cite",
        "backups",
        "history",
        "search",
        "store",
        "window",
        "trash",
    ]
    parser.add_argument("what", nargs="*", choices=[*names, []])
    parser.add_argument("--quick", action="store_true", help="a short run with small numbers")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    wanted = parser.parse_args()
    measures: list[Measure] = []
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as name:
        folder = Path(name)
        parts = {
            "start": lambda: starts.measure(folder, quick=wanted.quick),
            "export": lambda: exports.measure(folder, quick=wanted.quick),
            "cite": lambda: cites.measure(quick=wanted.quick),
            "keys": lambda: keys.measure(quick=wanted.quick),
            "sources": lambda: (
                *sources.measure(folder, quick=wanted.quick),
                *popup.measure(quick=wanted.quick),
            ),
            "backups": lambda: backups.measure(folder, quick=wanted.quick),
            "references": lambda: references.measure(quick=wanted.quick),
            "history": lambda: history.measure(folder, quick=wanted.quick),
            "compare": lambda: differences.measure(quick=wanted.quick),
            "search": lambda: search.measure(folder, quick=wanted.quick),
            "store": lambda: stores.measure(folder, quick=wanted.quick),
            "window": lambda: sittings.measure(folder, quick=wanted.quick),
            "trash": lambda: purges.measure(folder, quick=wanted.quick),
        }
        for part in wanted.what or parts:
            print(f"measuring: {part}", file=sys.stderr, flush=True)
            measures += parts[part]()
    if wanted.json:
        print(json.dumps([each.as_json() for each in measures], indent=1))
    else:
        print(table(measures))


if __name__ == "__main__":
    main()
