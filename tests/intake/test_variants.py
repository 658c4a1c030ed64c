"""The narrower forms of a picture."""

import hashlib
import io
import random

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from journal_desktop.intake import pictures
from painting import drawing, photo, telling


def taken(folder, data, name="a.jpg"):
    (folder / name).write_bytes(data)
    return pictures.taken(name, folder)[0]


def shown(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (2000, [480, 960, 1440]),
        (1440, [480, 960, 1440]),
        (1200, [480, 960, 1200]),
        (800, [480, 800]),
        (480, [480]),
        (300, [300]),
    ],
)
def test_a_photograph_has_every_width_that_it_can_fill(tmp_path, width, widths):
    picture = taken(tmp_path, photo(width, width // 2))

    assert [each.asset.width for each in picture.variants] == widths
    assert picture.asset.variants == tuple(each.asset for each in picture.variants)
    sizes = [*(each.asset.size for each in picture.variants), picture.asset.size]
    assert sizes == sorted(set(sizes))
    for each in picture.variants:
        seen = shown(each.data)
        assert each.sha256 == each.asset.sha256 == hashlib.sha256(each.data).hexdigest()
        assert (seen.format, each.asset.media_type) == ("WEBP", "image/webp")
        assert seen.size == (each.asset.width, each.asset.height)
        assert each.asset.height == each.asset.width // 2
        assert each.asset.size == len(each.data)
        assert not each.variants


def test_variants_stand_upright_and_tell_nothing(tmp_path):
    picture = taken(tmp_path, photo(1600, 1000, exif=telling(), comment=b"private words"))

    assert (picture.asset.width, picture.asset.height) == (1000, 1600)
    assert [each.asset.width for each in picture.variants] == [480, 960, 1000]
    for each in (picture, *picture.variants):
        seen = shown(each.data)
        assert seen.height > seen.width
        assert not seen.getexif()
        assert not {"exif", "xmp", "comment"} & seen.info.keys()
        assert b"somebody" not in each.data
        assert b"private words" not in each.data


def test_a_variant_shows_the_same_picture(tmp_path):
    picture = taken(tmp_path, photo(1600, 1000))
    whole = shown(picture.data).convert("RGB")

    for each in picture.variants:
        seen = shown(each.data).convert("RGB")
        differing = ImageChops.difference(seen, whole.resize(seen.size))
        assert max(ImageStat.Stat(differing).mean) < 8


def test_a_drawing_keeps_every_line(tmp_path):
    picture = taken(tmp_path, drawing(1000, 600), "a.png")
    widest = picture.variants[-1]

    assert widest.asset.width == 1000
    assert not ImageChops.difference(
        shown(widest.data).convert("RGB"), shown(picture.data)
    ).getbbox()


def test_a_photograph_as_png_becomes_much_smaller(tmp_path):
    picture = taken(tmp_path, photo(1000, 600, "PNG"), "a.png")

    assert picture.variants[-1].asset.size < picture.asset.size / 4


def test_see_through_pictures_stay_see_through(tmp_path):
    clear = Image.new("RGBA", (600, 300), (9, 9, 9, 0))
    clear.paste((200, 0, 0, 255), (100, 100, 500, 200))
    clear.save(tmp_path / "b.png")
    picture = taken(tmp_path, (tmp_path / "b.png").read_bytes(), "a.png")

    for each in picture.variants:
        seen = shown(each.data)
        assert seen.getpixel((1, 1))[3] == 0
        assert seen.getpixel((seen.width // 2, seen.height // 2))[3] == 255


def test_a_variant_has_the_colours_of_its_picture(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = taken(tmp_path, photo(900, 600, icc_profile=profile))

    assert [shown(each.data).info["icc_profile"] for each in picture.variants] == [profile] * 2


@pytest.mark.parametrize("kind", ["L", "1", "P", "LA", "CMYK"])
def test_pictures_of_every_kind_have_variants(tmp_path, kind):
    name = "a.jpg" if kind == "CMYK" else "a.png"
    shown(photo(700, 350, "PNG")).convert(kind).save(tmp_path / f"b{name[1:]}")
    picture = taken(tmp_path, (tmp_path / f"b{name[1:]}").read_bytes(), name)

    assert picture.variants
    assert all(shown(each.data).mode in {"RGB", "RGBA"} for each in picture.variants)


def test_what_webp_would_harm_or_not_make_smaller_has_no_variants(tmp_path):
    grain, deep, strip = tmp_path / "g.png", tmp_path / "d.png", tmp_path / "s.png"
    dots = random.Random(7).randbytes(1600 * 400 // 8)
    Image.frombytes("1", (1600, 400), dots).save(grain)
    Image.new("I;16", (600, 300), 300).save(deep)
    Image.new("L", (20, 17_000)).save(strip)

    for path in (grain, deep, strip):
        picture, _ = pictures.taken(path.name, tmp_path)
        assert picture.variants == picture.asset.variants == ()


def test_the_same_bytes_give_the_same_variants_whenever_they_are_made(tmp_path):
    picture = taken(tmp_path, photo(1600, 1000, exif=telling()))
    (tmp_path / "kept.jpg").write_bytes(picture.data)

    assert pictures.kept("kept.jpg", tmp_path) == picture
