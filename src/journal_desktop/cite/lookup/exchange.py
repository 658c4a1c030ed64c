"""What is sent to a service and what comes back; how it travels is the window's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

LARGEST = 5_000_000
"""Bytes that an answer may have; no record of a paper comes near."""


class Service(StrEnum):
    """Who can be asked, by the name that a reader knows."""

    DOI = "doi.org"
    CROSSREF = "Crossref"
    DATACITE = "DataCite"
    NCBI = "PubMed"
    EUTILS = "PubMed E-utilities"
    OPEN_LIBRARY = "Open Library"


@dataclass(frozen=True, slots=True)
class Request:
    """One GET: to whom, which address, and which media type is wanted."""

    service: Service
    url: str
    accept: str = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent; the names of its headers are in lower case."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class Trouble(StrEnum):
    """Why no answer came."""

    OFFLINE = "offline"
    TIMEOUT = "timeout"
    BROKEN = "broken"
    INSECURE = "insecure"
    TOO_LARGE = "too large"
    STRAYED = "strayed"


@dataclass(frozen=True, slots=True)
class Unreached:
    """No answer came, or none that could be taken."""

    trouble: Trouble


Heard = Callable[[Reply | Unreached], None]


class Transport(Protocol):
    """Carries one request at a time."""

    def fetch(self, request: Request, heard: Heard) -> None:
        """Send *request* and call *heard* once with what came of it, later."""
        ...

    def rest(self) -> None:
        """Let go of what is under way; nothing is heard of it any more."""
        ...
