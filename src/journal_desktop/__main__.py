"""Start the window or run a command."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from journal_desktop.cli.main import run


def main() -> None:
    """Run what the command line asks for, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a console that lacks a letter still gets the rest
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:], _open_window))


def _open_window(library: Path | None) -> int:
    from journal_desktop.gui.application import run as run_window  # noqa: PLC0415 - commands load no Qt

    return run_window(library)


if __name__ == "__main__":
    main()
