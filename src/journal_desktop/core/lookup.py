"""Look-ups: questions to services of references, which wait for a network and are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal_desktop.core.ids import SourceId


class LookupState(StrEnum):
    """How far a look-up is: `FAILED` may be tried again, `ABSENT` says that nothing is known."""

    WAITING = "waiting"
    DONE = "done"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is asked for a source: an identifier by its scheme, such as "doi", and its value.

    `result` is the JSON text of what came back; the times are in UTC, and it is not to be
    tried `not_before`; `error` is a sentence for the user.
    """

    id: str
    source: SourceId
    scheme: str
    value: str
    asked: datetime
    state: LookupState = LookupState.WAITING
    tried: datetime | None = None
    attempts: int = 0
    not_before: datetime | None = None
    result: str = ""
    error: str = ""
