"""Pictures."""

import pytest

from builders import asset
from journal_desktop.core.asset import EXTENSIONS


@pytest.mark.parametrize("media_type", EXTENSIONS)
def test_a_picture_is_named_by_its_content(media_type):
    name = asset("0123456789abcdef" * 4, media_type=media_type).filename

    assert name == f"0123456789abcdef0123.{EXTENSIONS[media_type]}"
