from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from builders import asset
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.store.library import Library

DATA = b"\x89PNG not really, but the library does not look inside" * 200
SHA256 = hashlib.sha256(DATA).hexdigest()
PICTURE = asset(SHA256, size=len(DATA))
NARROWER = (b"480 pixels", b"640 pixels")
VARIANTS = tuple(
    asset(hashlib.sha256(data).hexdigest(), width=width, size=len(data))
    for data, width in zip(NARROWER, (480, 640), strict=True)
)
WHOLE = replace(PICTURE, variants=VARIANTS)


def test_a_picture_comes_back_byte_for_byte(library, path):
    library.add_asset(DATA, PICTURE)
    library.add_asset(DATA, PICTURE)
    library.close()

    with Library.open(path) as again:
        assert again.asset(SHA256) == PICTURE
        assert again.asset_bytes(SHA256) == DATA


def test_a_picture_that_is_not_there(library):
    assert library.asset("0" * 64) is None
    with pytest.raises(NotFound):
        library.asset_bytes("0" * 64)


@pytest.mark.parametrize("wrong", [asset("0" * 64, size=len(DATA)), asset(SHA256, size=1)])
def test_a_picture_under_a_false_name_is_refused(library, wrong):
    with pytest.raises(ValueError, match="hash"):
        library.add_asset(DATA, wrong)
    assert library.asset(wrong.sha256) is None


def test_harm_to_a_picture_is_noticed(library, path, alter):
    library.add_asset(DATA, PICTURE)
    library.close()
    alter("UPDATE asset SET width = 7, data = zeroblob(7)")

    with Library.open(path) as again:
        for look in (again.asset, again.asset_bytes):
            with pytest.raises(LibraryDamaged, match="picture"):
                look(SHA256)
        again.add_asset(DATA, PICTURE)
        assert again.asset_bytes(SHA256) == DATA


def test_variants_come_back_with_their_picture_narrowest_first(library, path):
    for _ in range(2):
        library.add_asset(DATA, WHOLE, NARROWER)
    library.close()

    with Library.open(path) as again:
        assert again.asset(SHA256) == WHOLE
        assert [again.asset_bytes(each.sha256) for each in VARIANTS] == list(NARROWER)
        assert again.asset(VARIANTS[0].sha256) == VARIANTS[0]


def test_a_picture_from_before_there_were_variants_gets_them_when_it_comes_again(library):
    library.add_asset(DATA, PICTURE)
    library.add_asset(DATA, WHOLE, NARROWER)
    library.add_asset(DATA, PICTURE)

    assert library.asset(SHA256) == WHOLE


def test_variants_of_another_encoder_do_not_double_those_that_are_there(library):
    library.add_asset(DATA, WHOLE, NARROWER)
    other = asset(hashlib.sha256(b"480 again").hexdigest(), width=480, size=9)
    library.add_asset(DATA, replace(PICTURE, variants=(other,)), (b"480 again",))

    assert library.asset(SHA256) == WHOLE
    assert library.asset(other.sha256) is None


@pytest.mark.parametrize("given", [(), NARROWER[:1], NARROWER[::-1], (*NARROWER, b"more")])
def test_variants_that_are_not_those_described_are_refused_with_their_picture(library, given):
    with pytest.raises(ValueError, match=r"hash|argument"):
        library.add_asset(DATA, WHOLE, given)
    assert library.asset(SHA256) is None


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE variant SET record_sha256 = 'x' WHERE rowid = 1",
        "DELETE FROM asset WHERE width = 480",
        "UPDATE asset SET height = 7 WHERE width = 480",
    ],
)
def test_harm_to_a_variant_is_noticed_and_mended(library, path, alter, harm):
    library.add_asset(DATA, WHOLE, NARROWER)
    library.close()
    alter("PRAGMA foreign_keys = OFF", harm)

    with Library.open(path) as again:
        with pytest.raises(LibraryDamaged, match="picture"):
            again.asset(SHA256)
        again.add_asset(DATA, WHOLE, NARROWER)
        assert again.asset(SHA256) == WHOLE
