"""Where an article stands, and what that is called wherever it is named."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where an article stands between an idea and its end."""

    IDEA = "idea"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    READY = "ready"
    PUBLISHED = "published"
    NEEDS_UPDATE = "needs_update"
    RETRACTED = "retracted"

    @property
    def is_public(self) -> bool:
        """Whether readers may see an article of this status."""
        return self in {Status.PUBLISHED, Status.NEEDS_UPDATE, Status.RETRACTED}


STATUSES = {
    Status.IDEA: "Idea",
    Status.DRAFT: "Draft",
    Status.IN_REVIEW: "In review",
    Status.READY: "Ready",
    Status.PUBLISHED: "Published",
    Status.NEEDS_UPDATE: "Needs update",
    Status.RETRACTED: "Retracted",
}
