"""Pictures to take in, the same at every run."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def photo(width: int, height: int, kind: str = "JPEG", **options) -> bytes:
    """A photograph of nothing, as soft and as uneven as one of something."""
    small = (max(2, width // 25), max(2, height // 25))
    grain = random.Random(7).randbytes(3 * small[0] * small[1])
    picture = Image.frombytes("RGB", small, grain).resize((width, height), Image.Resampling.BICUBIC)
    return _written(picture, kind, **{"quality": 92} | options)


def drawing(width: int, height: int, **options) -> bytes:
    """A chart of lines and areas, as PNG."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    for step in range(12):
        pen.line((0, step * height / 12, width, height - step * height / 12), "navy", 3)
        pen.rectangle((step * width / 12, height / 2, (step + 0.6) * width / 12, height), "teal")
    return _written(picture, "PNG", **options)


def telling(orientation: int = 6) -> Image.Exif:
    """What a telephone writes beside the pixels: how it was held, whose it is and where."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "A camera of somebody"
    exif.get_ifd(PLACE)[1] = "N"
    exif.get_ifd(PLACE)[2] = (52.0, 31.0, 12.0)
    return exif


def _written(picture: Image.Image, kind: str, **options) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()
