"""A picture as the library keeps it: by the SHA-256 of its bytes."""

from __future__ import annotations

from dataclasses import dataclass

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """What is known of a picture; alt text and caption belong to where it is used.

    `variants` are the same picture made smaller for narrower screens, the narrowest first.
    """

    sha256: str
    media_type: str
    width: int
    height: int
    size: int
    variants: tuple[Asset, ...] = ()

    @property
    def filename(self) -> str:
        """Its name in a bundle: content-hashed, so that it never changes meaning."""
        return f"{self.sha256[:20]}.{EXTENSIONS[self.media_type]}"
