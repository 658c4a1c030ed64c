"""Children that do one thing and are killed at a moment drawn by lot."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable


def killed(work: Callable[[], None], after: float) -> bool:
    """Do *work* in a child that is killed *after* seconds; whether it had finished by then.

    The time counts from when the child begins. A child that fails by itself is an error here.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    started = os.read(reading, 1)
    assert started == b"."
    select.select([reading], [], [], after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        told = rest.read().decode()
    assert told in {"", "."}, told
    return told == "."


def _work(work: Callable[[], None], writing: int) -> None:
    try:
        os.write(writing, b".")
        work()
        os.write(writing, b".")
        time.sleep(60)  # the parent kills it now
    except BaseException:  # noqa: BLE001 - a child must never go on as the test run
        os.write(writing, traceback.format_exc().encode())
    finally:
        os._exit(1)
