"""What was measured, and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured, next to its peer from the same run.

    Times are in milliseconds; `reach` is what that `share` of them is to stay below, or a ratio
    of the medians where `is_ratio` says so.
    """

    what: str
    ours: tuple[float, ...]
    peer: tuple[float, ...] = ()
    peer_name: str = ""
    reach: float | None = None
    is_ratio: bool = False
    share: float = 0.95

    @property
    def ratio(self) -> float | None:
        """How many times as long as the peer it takes, by the medians."""
        return quantile(self.ours, 0.5) / quantile(self.peer, 0.5) if self.peer else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        measured = self.ratio if self.is_ratio else quantile(self.ours, self.share)
        return None if self.reach is None or measured is None else measured <= self.reach

    def as_json(self) -> dict[str, object]:
        """The same for other programs."""
        return {
            "what": self.what,
            "n": len(self.ours),
            "p50_ms": round(quantile(self.ours, 0.5), 2),
            "p95_ms": round(quantile(self.ours, 0.95), 2),
            "peer": self.peer_name,
            "peer_p50_ms": round(quantile(self.peer, 0.5), 2) if self.peer else None,
            "peer_p95_ms": round(quantile(self.peer, 0.95), 2) if self.peer else None,
            "ratio": round(self.ratio, 3) if self.ratio is not None else None,
            "reach": self.reach,
            "reached": self.is_reached,
        }


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def table(measures: Sequence[Measure]) -> str:
    """The measures as a Markdown table."""
    head = ("what", "n", "p50 ms", "p95 ms", "peer", "p50 ms", "p95 ms", "ratio", "growth", "reach")
    measured = [_row(each, grown) for each, grown in zip(measures, growth(measures), strict=True)]
    rows = [head, tuple("-" * len(each) for each in head), *measured]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )


def growth(measures: Sequence[Measure]) -> list[float | None]:
    """How many times the median of the first of the same name each takes, whatever its numbers."""
    first: dict[str, Measure] = {}
    found: list[float | None] = []
    for each in measures:
        smallest = first.setdefault(f"{_NUMBER.sub('#', each.what)} {each.peer_name}", each)
        medians = quantile(each.ours, 0.5), quantile(smallest.ours, 0.5)
        found.append(medians[0] / medians[1] if each is not smallest else None)
    return found


def _row(measure: Measure, grown: float | None) -> tuple[str, ...]:
    ratio = f"{measure.ratio:.2f}x" if measure.ratio is not None else ""
    peer = [_told(quantile(measure.peer, share)) if measure.peer else "" for share in (0.5, 0.95)]
    return (
        measure.what,
        str(len(measure.ours)),
        _told(quantile(measure.ours, 0.5)),
        _told(quantile(measure.ours, 0.95)),
        measure.peer_name,
        *peer,
        ratio,
        f"{grown:.2f}x" if grown is not None else "",
        _reach(measure),
    )


def _told(milliseconds: float) -> str:
    return f"{milliseconds:.1f}" if milliseconds >= 1 else f"{milliseconds:.2f}"


def _reach(measure: Measure) -> str:
    if measure.reach is None:
        return ""
    unit = "x" if measure.is_ratio else " ms"
    told = f"{measure.reach:g}{unit}: {'yes' if measure.is_reached else 'no'}"
    if measure.is_ratio or measure.share == 0.95:
        return told
    return f"{told} (p{measure.share * 100:g} {_told(quantile(measure.ours, measure.share))})"
