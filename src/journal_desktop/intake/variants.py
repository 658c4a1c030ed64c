"""The narrower WebP forms of a picture, made once, so that an export never encodes anything."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from PIL import Image, ImageOps

from journal_desktop.core.asset import Asset
from journal_desktop.intake.values import Picture

WIDTHS = (480, 960, 1440)
"""Pixels across: a phone, a dense phone or a column of text, and a column on a dense screen."""

_MEDIA_TYPE = "image/webp"
_HIGHEST = 16_383  # pixels that WebP can count
_DEEP = ("I", "F")


def of(picture: Picture) -> tuple[Picture, ...]:
    """The variants of *picture*, the narrowest first: the same for the same bytes.

    They are made from the bytes that are kept, and each is smaller than the next wider one
    and than the picture itself. There are none when that can't be had for the widest: a
    large screen would else be given a narrow one.
    """
    asset = picture.asset
    widths = sorted({min(width, asset.width) for width in WIDTHS}, reverse=True)
    if widths[0] * asset.height > _HIGHEST * asset.width:
        return ()
    with Image.open(io.BytesIO(picture.data)) as opened:
        if opened.mode.startswith(_DEEP):  # more than 8 bits a channel, which WebP can't hold
            return ()
        profile: bytes | None = opened.info.get("icc_profile")
        profile = profile if opened.mode in {"RGB", "RGBA", "P"} else None
        clean = _clean(ImageOps.exif_transpose(opened))
    is_drawn = asset.media_type in {"image/png", "image/gif"}
    made: list[Picture] = []
    smallest = asset.size
    for width in widths:
        data, height = _encoded(clean, width, profile, is_drawn=is_drawn)
        if len(data) < smallest:
            smallest = len(data)
            sha256 = hashlib.sha256(data).hexdigest()
            described = Asset(sha256, _MEDIA_TYPE, width, height, len(data))
            made.append(Picture(sha256, data, described))
        elif not made:
            return ()
    return tuple(reversed(made))


def _clean(picture: Image.Image) -> Image.Image:
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    bare = picture.convert("RGBA" if is_clear else "RGB")
    bare.info = {}
    return bare


def _encoded(
    clean: Image.Image, width: int, profile: bytes | None, *, is_drawn: bool
) -> tuple[bytes, int]:
    """The picture at that width as WebP, and its height; of lines, the sharper of two forms.

    Lossless is what suits lines and text, and is then the smaller; a photograph kept as PNG
    is not to become many times larger by it.
    """
    height = max(1, round(clean.height * width / clean.width))
    scaled = clean
    if width != clean.width:
        scaled = clean.resize(  # pyright: ignore[reportUnknownMemberType] - NumPy may be missing
            (width, height), Image.Resampling.LANCZOS, reducing_gap=3.0
        )
    forms = list(_forms(scaled, profile, is_drawn=is_drawn))
    return min(forms, key=len), height


def _forms(scaled: Image.Image, profile: bytes | None, *, is_drawn: bool) -> Iterator[bytes]:
    ways = ({"lossless": True}, {"quality": 90}) if is_drawn else ({"quality": 80},)
    for way in ways:
        written = io.BytesIO()
        scaled.save(written, "WEBP", method=4, icc_profile=profile, **way)
        yield written.getvalue()
