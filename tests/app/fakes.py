"""The clock, the timer and the thread of work, in the hands of a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Time:
    """A clock that a test moves, and the timers that go by it."""

    now: float = 100.0
    timers: list[Timer] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def timer(self, due: Callable[[], None]) -> Timer:
        self.timers.append(Timer(self, due))
        return self.timers[-1]

    def pass_by(self, seconds: float) -> None:
        """Let time go on, each timer calling back at its moment."""
        end = self.now + seconds
        while True:
            ready = [timer for timer in self.timers if timer.at is not None and timer.at <= end]
            if not ready:
                break
            first = min(ready, key=lambda timer: timer.at)
            self.now = max(self.now, first.at)
            first.at = None
            first.due()
        self.now = end


@dataclass
class Timer:
    time: Time
    due: Callable[[], None]
    at: float | None = None

    def start(self, seconds: float) -> None:
        self.at = self.time.now + seconds

    def stop(self) -> None:
        self.at = None


@dataclass
class Later:
    """Tasks that wait until the test lets them be done, one after another."""

    waiting: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[..., None]]] = field(
        default_factory=list
    )

    def run(self, work, done, failed) -> None:
        self.waiting.append((work, done, failed))

    def do_one(self) -> None:
        """Do the oldest task and deliver it."""
        work, done, failed = self.waiting.pop(0)
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as the lane of the window does
            failed(error)
        else:
            done(result)

    def do_all(self) -> None:
        while self.waiting:
            self.do_one()
