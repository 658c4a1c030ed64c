"""Identities: UUIDs minted on this device; slugs, titles and keys never are."""

from __future__ import annotations

import re
import uuid
from typing import NewType

ArticleId = NewType("ArticleId", str)
BlockId = NewType("BlockId", str)
SourceId = NewType("SourceId", str)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A fresh random UUID in its lower-case text form."""
    return str(uuid.uuid4())


def is_id(text: str) -> bool:
    """Whether *text* is a UUID as `new_id` writes it."""
    return _UUID.fullmatch(text) is not None
