"""Children under strace: what they ask of the system, and single requests made to fail.

A child that is forked waits until strace holds it, so that nothing has to be loaded again.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


@cache
def missing() -> str:
    """Why nothing can be traced here; empty when it can."""
    if not sys.platform.startswith("linux") or not shutil.which("strace"):
        return "needs strace, which is not here"
    try:
        traced(lambda: None, Path(os.devnull))
    except RuntimeError as error:
        return f"strace may not trace here: {error}"
    return ""


def traced(
    work: Callable[[], None], log: Path, *options: str, calls: tuple[str, ...] = ("openat",)
) -> int:
    """Do *work* in a child under strace, whose log goes to *log*; the child's exit status.

    The status is 1 when *work* raised, and the negative number of the signal that ended it.
    Raises RuntimeError when strace can't get hold of the child.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        _work(work, reading)
    os.close(reading)
    command = ["strace", "-y", "-xx", "-s", "100000", "-e", f"trace={','.join(calls)}"]
    command += ["-e", "signal=none", *options, "-o", str(log), "-p", str(child)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        said = strace.stderr.readline()
        if "attached" in said:
            os.write(writing, b".")
        os.close(writing)
        _, status = os.waitpid(child, 0)
        strace.stderr.read()
    if "attached" not in said:
        raise RuntimeError(said.strip())
    return os.waitstatus_to_exitcode(status)


def _work(work: Callable[[], None], reading: int) -> None:
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
        if os.read(reading, 1):
            work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child must never go on as the test run
        traceback.print_exc()
    finally:
        os._exit(1)
