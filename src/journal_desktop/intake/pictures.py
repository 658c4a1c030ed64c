"""Pictures that lie beside a text: read safely, freed of what they tell about their maker."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from PIL import Image, ImageOps

from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import IntakeError
from journal_desktop.intake import variants
from journal_desktop.intake.values import Picture

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
PATTERN = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,1000})\]\([ \t]{0,4}"
    r"(?:<(?P<wrapped>[^<>\n]{1,1000})>|(?P<path>[^\s()<>]{1,1000}(?:\([^\s()]{0,100}\)[^\s()<>]{0,200})?))"
    r"(?P<caption>[ \t]{1,4}(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'))?[ \t]{0,4}\)"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_READ = ("PNG", "JPEG", "WEBP", "GIF")
_TYPES = {  # Pillow calls a JPEG MPO when a second view or a depth map follows it
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}


class Refused(IntakeError):
    """Why a picture is not taken, as the end of a sentence."""


def taken(path: str, folder: Path | None) -> tuple[Picture, str]:
    """The picture at *path* beside a text in *folder*, and a remark on it or nothing.

    Raises Refused with the reason when there is none to be taken.
    """
    data = _bytes(_inside(path, folder))
    with _refusing():
        picture, remark = _encoded(data)
        return _with_variants(picture), remark


def kept(path: str, folder: Path | None) -> Picture:
    """The picture at *path* byte for byte, as only one that was taken before should be.

    Raises Refused with the reason when there is none to be taken.
    """
    return whole(_bytes(_inside(path, folder)))


def whole(data: bytes) -> Picture:
    """The picture of those bytes, kept as they are; raises Refused."""
    if len(data) > MAX_BYTES:
        raise Refused("it is larger than 20 MB")
    with _refusing():
        with _opened(data) as opened:
            media_type = _TYPES[opened.format or ""]
            upright = ImageOps.exif_transpose(opened)
        return _with_variants(_picture(data, media_type, upright))


def is_described(asset: Asset, data: bytes) -> bool:
    """Whether *asset* says of a picture what its own header says."""
    try:
        with _refusing(), _opened(data) as opened:
            found = _TYPES.get(opened.format or ""), opened.width, opened.height
    except Refused:
        return False
    return found == (asset.media_type, asset.width, asset.height) and asset.size == len(data)


@contextmanager
def _refusing() -> Generator[None, None, None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("it has more than 40 million pixels") from None
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error):
        raise Refused("it can't be read as a PNG, JPEG, WebP or GIF picture") from None


def _inside(path: str, folder: Path | None) -> Path:
    if folder is None:
        raise Refused("a pasted text has no folder to look in")
    if _SCHEME.match(path):
        raise Refused("only pictures beside the text are taken, and nothing is fetched")
    relative = unquote(path.partition("?")[0].partition("#")[0]).replace("\\", "/")
    if "\0" in relative or relative.startswith(("/", "~")) or _SCHEME.match(relative):
        raise Refused("only pictures beside the text are taken")
    try:
        home = folder.resolve()
        found = (home / relative).resolve()
        if not found.is_relative_to(home):
            raise Refused("it lies outside the folder of the text")
        if not found.is_file():
            raise Refused("there is no such file beside the text")
    except (OSError, ValueError, RuntimeError):
        raise Refused("there is no such file beside the text") from None
    if found.suffix.casefold() in {".svg", ".svgz"}:
        raise Refused("SVG drawings are not taken; export it as PNG")
    return found


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused("it is larger than 20 MB")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        raise Refused("its file can't be read") from None
    if len(data) > MAX_BYTES:
        raise Refused("it is larger than 20 MB")
    return data


def _encoded(data: bytes) -> tuple[Picture, str]:
    """The picture upright and written anew, so that no metadata comes along."""
    with _opened(data) as opened:
        found = _TYPES[opened.format or ""]
        media_type = "image/png" if found == "image/gif" else found
        is_moving = opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1
        opened.seek(0)
        upright = ImageOps.exif_transpose(opened)
        is_plain = opened.mode in {"RGB", "RGBA", "L", "P"}
        profile: bytes | None = opened.info.get("icc_profile") if is_plain else None
        clean = _clean(upright, media_type)
    written = io.BytesIO()
    match media_type:
        case "image/jpeg":
            clean.save(written, "JPEG", quality=90, icc_profile=profile)
        case "image/webp":
            clean.save(written, "WEBP", quality=90, method=4, icc_profile=profile)
        case _:
            clean.save(written, "PNG", icc_profile=profile)
    return _picture(written.getvalue(), media_type, clean), (
        "Only the first frame of this moving picture is taken." if is_moving else ""
    )


@contextmanager
def _opened(data: bytes) -> Generator[Image.Image, None, None]:
    """The picture, known by its header not to be too large to be decoded."""
    with Image.open(io.BytesIO(data), formats=_READ) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise Refused("it has more than 40 million pixels")
        yield opened


def _clean(picture: Image.Image, media_type: str) -> Image.Image:
    """The bare pixels in a mode that the format holds."""
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    if media_type == "image/jpeg":
        mode = "L" if picture.mode == "L" else "RGB"
    elif picture.mode in {"L", "I;16", "1"} and not is_clear and media_type == "image/png":
        mode = picture.mode
    else:
        mode = "RGBA" if is_clear else "RGB"
    bare = picture.convert(mode) if picture.mode != mode else picture.copy()
    bare.info = {}
    return bare


def _picture(data: bytes, media_type: str, clean: Image.Image) -> Picture:
    sha256 = hashlib.sha256(data).hexdigest()
    return Picture(sha256, data, Asset(sha256, media_type, clean.width, clean.height, len(data)))


def _with_variants(picture: Picture) -> Picture:
    made = variants.of(picture)
    asset = replace(picture.asset, variants=tuple(each.asset for each in made))
    return replace(picture, asset=asset, variants=made)
