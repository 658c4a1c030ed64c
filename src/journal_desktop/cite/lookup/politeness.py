"""How politely services are asked: one thing at a time, slowly, and slower when they say so.

Pure: the clock is an argument, in seconds; what to keep in mind is a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from journal_desktop.cite.lookup.exchange import Service

SPACING = 0.34
"""Seconds between two requests, to whomever: fewer than three in a second."""

TRIES = 4
"""How often a service that is busy or broken is asked about one thing."""

PATIENCE = 600.0
"""Seconds; a service that asks for a longer wait is not waited for."""

_LONGEST_PAUSE = 60.0
_INTERVAL = re.compile(r"(\d{1,6})\s*(ms|s|m|h)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True)
class Pace:
    """When anybody, and when each service, may be asked again, and how far apart."""

    free: float = 0.0
    services: Mapping[Service, float] = field(default_factory=dict[Service, float])
    spacing: Mapping[Service, float] = field(default_factory=dict[Service, float])

    def wait(self, service: Service, now: float) -> float:
        """Seconds until *service* may be asked."""
        return max(0.0, max(self.free, self.services.get(service, 0.0)) - now)

    def asked(self, service: Service, now: float) -> Pace:
        """The pace after a request was sent."""
        apart = max(SPACING, self.spacing.get(service, 0.0))
        return replace(self, free=now + SPACING, services={**self.services, service: now + apart})

    def heard(self, service: Service, headers: Mapping[str, str]) -> Pace:
        """The pace after an answer, whose headers may name a limit of so many in an interval."""
        apart = limit(headers)
        return self if apart is None else replace(self, spacing={**self.spacing, service: apart})

    def delayed(self, service: Service, until: float) -> Pace:
        """The pace where *service* is not to be asked before a moment."""
        later = max(until, self.services.get(service, 0.0))
        return replace(self, services={**self.services, service: later})


def limit(headers: Mapping[str, str]) -> float | None:
    """The seconds between two requests that `x-rate-limit-limit` and `-interval` ask for."""
    number = headers.get("x-rate-limit-limit", "").strip()
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "").strip())
    if not re.fullmatch(r"[1-9]\d{0,6}", number, re.ASCII) or interval is None:
        return None
    return min(int(interval[1]) * _UNITS[interval[2] or "s"] / int(number), _LONGEST_PAUSE)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that a server asks to wait, given as a number or as a date (RFC 9110)."""
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", told, re.ASCII):
        return float(told)
    try:
        at = parsedate_to_datetime(told)
    except (ValueError, IndexError):
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def pause(tries: int, wanted: float | None) -> float | None:
    """The seconds before the next of so many *tries*; None when it is time to give up."""
    if tries >= TRIES or (wanted or 0.0) > PATIENCE:
        return None
    return max(wanted or 0.0, min(2.0**tries, _LONGEST_PAUSE))


def given_up(sentence: str, tries: int, wanted: float | None) -> str:
    """Why asking has ended, for the user."""
    if (wanted or 0.0) > PATIENCE:
        minutes = int((wanted or 0.0) // 60) + 1
        when = f"{minutes} minutes" if minutes < 120 else f"{minutes // 60 + 1} hours"
        return f"{sentence} It asks to be left alone for {when}."
    return f"{sentence} It was asked {tries} times." if tries > 1 else sentence
