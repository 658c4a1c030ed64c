from __future__ import annotations

import hashlib

import pytest

from builders import asset
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.store.library import Library

DATA = b"\x89PNG not really, but the library does not look inside" * 200
SHA256 = hashlib.sha256(DATA).hexdigest()
PICTURE = asset(SHA256, size=len(DATA))


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
