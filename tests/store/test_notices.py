import pytest

from journal_desktop.core.notice import Nature, Notice

GONE = Notice("10.1016/s0140-6736(97)11096-0", "9500320", Nature.RETRACTION, "2010-02-06", "Ethics")
MENDED = Notice(
    "10.1056/nejmoa1910607",
    "",
    Nature.CORRECTION,
    "2021-01-01",
    urls=("https://a.example/", "https://b.example/"),
)


def test_notices_are_found_by_doi_in_any_case_and_by_pmid(library):
    snapshot = library.notices.take([GONE, MENDED], dated="2026-06-24", sha256="ab")

    papers = [
        ("10.1016/S0140-6736(97)11096-0", ""),
        ("", "9500320"),
        ("10.1056/NEJMoa1910607", "1"),
    ]
    assert library.notices.about([*papers, ("", "")]) == ((GONE,), (GONE,), (MENDED,), ())
    assert library.notices.snapshot() == snapshot
    assert (snapshot.count, snapshot.dated) == (2, "2026-06-24")


def test_a_newer_list_takes_the_place_of_the_older_or_none_does(library):
    assert library.notices.snapshot() is None
    before = library.notices.take([GONE], dated="2026-01-01", sha256="a")

    def broken():
        yield MENDED
        raise KeyError("somebody stopped it")

    with pytest.raises(KeyError):
        library.notices.take(broken(), dated="2026-06-24", sha256="b")
    assert library.notices.snapshot() == before
    assert library.notices.about([("", "9500320")]) == ((GONE,),)

    library.notices.take([MENDED], dated="2026-06-24", sha256="b")
    assert library.notices.about([("", "9500320")]) == ((),)
