"""What every row has: a SHA-256 that shows damage, and clean text."""

from __future__ import annotations

import hashlib
import json

from journal_desktop.core.text import harmless

Cell = str | int | None


def digest(*cells: Cell) -> str:
    """The SHA-256 of a row: of its cells as a JSON list; one that came to harm has another."""
    written = json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=_harmed)
    return hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()


def _harmed(cell: object) -> list[str]:
    """Bytes where text was written: no row is written with a list among its cells."""
    return [repr(cell)]


def blob_digest(data: object) -> str:
    """The SHA-256 of a cell of bytes; that of no cell when harm made another kind of it."""
    return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else ""


def clean(text: str) -> str:
    """*text* as a row can hold it: as typed, without what no file should hold."""
    return harmless(text)


def encodable(text: str) -> str:
    """*text* without the lone surrogates that UTF-8 can't write, else exactly as it is."""
    return text if text.isascii() else text.encode(errors="ignore").decode()
