"""Start the window or run a command."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path


def main() -> None:
    """Run what the command line asks for, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a console that lacks a letter still gets the rest
            stream.reconfigure(errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    """What the command line asks for; nothing but a library is the window, without a detour."""
    if not arguments:
        return _open_window(None)
    first, *more = arguments
    if not more and first.endswith(".journal") and not first.startswith("-"):
        return _open_window(Path(first))
    from journal_desktop.cli.main import run  # noqa: PLC0415 - the window needs no command line

    return run(arguments, _open_window)


def _open_window(library: Path | None) -> int:
    gc.disable()  # until the window is at rest: what a start makes is no garbage
    from journal_desktop.gui import bindings  # noqa: PLC0415 - commands load no Qt

    bindings.load()
    from journal_desktop.gui.application import run as run_window  # noqa: PLC0415 - Qt comes first

    return run_window(library)


if __name__ == "__main__":
    main()
