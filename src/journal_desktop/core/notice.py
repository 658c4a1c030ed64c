"""Notices about published papers: that one was retracted, corrected, doubted or reinstated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What a notice says; a correction is no retraction."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CONCERN = "concern"
    REINSTATEMENT = "reinstatement"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of the paper of that DOI (in lower case) or PMID, either of which may be empty.

    `date` is an ISO day, or empty; `reason` says why, `record` is the notice's number in the
    list it comes from, and `urls` are addresses that tell more.
    """

    doi: str
    pmid: str
    nature: Nature
    date: str = ""
    reason: str = ""
    record: str = ""
    urls: tuple[str, ...] = ()
