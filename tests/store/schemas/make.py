"""Make the library of an older version, with the program as it was then.

The files beside this one were made by `make.py VERSION TARGET`, with `src` and `tests` of these
commits on the path: 1 by b44ac53, 3 by 8ed30d1, 4 by 49c361e, 5 by e2a7407. No commit has
version 2: its file is the first one with the second step of 387241d and its way to keep narrower
pictures. Program 4 did not write yet what its tables can hold; the versions that lean on another,
the purged article and the picture in the trash are from 1226c57. They are never made anew.
"""

from __future__ import annotations

import hashlib
import itertools
import platform
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import builders
from builders import article, asset, cited, journal, paper, questions, sections, source_id
from journal_desktop.core.article import ChangeKind, ChangeNote, Related, Relation, Section, Seo
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.people import Person
from journal_desktop.store import migrations
from journal_desktop.store.library import Library

PICTURE = b"\x89PNG\r\n\x1a\n, and then nothing: the library does not look inside" * 4
NARROWER = b"the same, narrower" * 9
SPARE = b"a picture that no article shows" * 3
STRANGE = "ὑγίεια, здоровье, 健康, صحة, e\u0301, 👩🏽‍⚕️, “quoted” — and a \u00a0 blank"


def sized(data: bytes, **known: object):
    """What a library knows of a picture of these bytes."""
    return asset(hashlib.sha256(data).hexdigest(), size=len(data), **known)


def full():
    """An article that has something in every field, the same in every program."""
    numbers = itertools.count(256)
    builders.new_id = lambda: str(uuid.UUID(int=next(numbers)))
    base = article(
        id=ArticleId("00000000-0000-4000-8000-000000000001"),
        lead=f"{article().lead}\n\n![A cell](asset:{sized(PICTURE).sha256})\n\n{STRANGE}",
        sources=(*cited("carnk", "liu2020"), *cited("not-in-the-library")),
        reviewers=(Person("Ben Okafor", "MBBS", "Reviewer"),),
        disclosure="None of the authors was paid.",
        related=(Related(Relation.COMPANION, "00000000-0000-4000-8000-000000000002"),),
        edition=3,
        updated=date(2026, 7, 1),
        last_reviewed=date(2026, 7, 2),
        change_notes=(
            ChangeNote(3, date(2026, 7, 1), ChangeKind.CORRECTION, "A number was wrong."),
        ),
        reading_minutes=4,
        seo=Seo("Ready-made immune cells", "What is known of them.", extra='robots = "index"\n'),
        extra='mood = "hopeful"\n\n[from_a_newer_program]\nlevel = 3\n',
    )
    first, *others = base.sections
    return replace(base, sections=(replace(first, extra='colour = "teal"\n'), *others))


def fill(library: Library) -> None:
    """Write what every version can hold."""
    known = paper(
        "carnk",
        notes=f"Read twice. {STRANGE}",
        tags=("NK", "donor"),
        design="Review",
        n="24 trials",
        funding="Not stated",
        excerpts=("From page 4.", "From page 9."),
        related=(source_id("liu2020"),),
        attachment="papers/carnk.pdf",
        aliases=("carnk2025",),
        absorbed=(source_id("carnk-preprint"),),
        extra="mood = 1\n",
    )
    library.save_sources((known, paper("liu2020"), paper("maude2018"), paper("prisma2020")))
    library.delete_source(source_id("maude2018"))
    library.add_asset(PICTURE, sized(PICTURE))
    made = full()
    for step in range(4):
        draft = replace(made, takeaway=f"{made.takeaway} As of draft {step}.")
        library.save(draft)
        library.remember(draft, "pause", f"Draft {step}")
    extra = Section("00000000-0000-4000-8000-0000000000aa", "zz", heading="Cut", body="Cut out.")
    library.save(replace(made, sections=(*made.sections, extra)))
    library.save(made)
    library.remember(made, "close")
    second = article(
        id=ArticleId("00000000-0000-4000-8000-000000000002"),
        slug="children-and-car-t",
        title="Does CAR-T help children?",
        lead="Children took part in a trial [@maude2018].",
        sections=sections(("What did it find?", f"Many had a response.\n\n{STRANGE}")),
        questions=questions(("Is it for mine?", "Ask your team.")),
        sources=cited("maude2018"),
    )
    library.save(second)
    library.remember(second, "close")
    third = replace(
        second,
        id=ArticleId("00000000-0000-4000-8000-000000000003"),
        slug="given-up",
        title="An article that was given up",
        sections=(),
        questions=(),
    )
    library.save(third)
    library.remember(third, "delete")
    library.delete(third.id)


def fill_third(library: Library) -> None:
    """Write what came with the third version."""
    from journal_desktop.core.lookup import Lookup  # noqa: PLC0415 - not in all
    from journal_desktop.core.notice import Nature, Notice  # noqa: PLC0415 - not in all
    from journal_desktop.core.style import Style  # noqa: PLC0415 - not in all

    narrower = sized(NARROWER, width=320)
    library.add_asset(PICTURE, sized(PICTURE, variants=(narrower,)), (NARROWER,))
    library.styles.put(Style("http://styles.example/plain", f"Plain {STRANGE}", "<style/>"))
    asked = datetime(2026, 6, 24, 12, tzinfo=UTC)
    library.lookups.put([Lookup("1", source_id("liu2020"), "DOI", "10.1056/nejmoa1910607", asked)])
    notice = Notice(
        "10.1016/s0140-6736(97)11096-0", "9500320", Nature.RETRACTION, "2010-02-06", "Ethics"
    )
    library.notices.take([notice], dated="2026-06-24", sha256="ab")


def link(path: Path) -> None:
    """Bring a first version's library to the second, with a narrower picture in it."""
    from journal_desktop.store import assets, database  # noqa: PLC0415 - not in all

    db = database.connect(path, "rw")
    migrations.steps.migrations.apply(db.tables, stop_before="m003_references")
    with database.transaction(db):
        narrower = sized(NARROWER, width=320)
        assets.write(db, PICTURE, sized(PICTURE, variants=(narrower,)), (NARROWER,))
    db.close()


def add_fourth(path: Path) -> None:
    """Write what the fourth version's tables can hold, by the program that first did."""
    from journal_desktop.store import articles, assets, database, purging, revisions, trashed  # noqa: PLC0415 - not in all

    db = database.connect(path, "rw")
    with database.transaction(db):
        made = full()
        for step in range(24):
            draft = replace(made, lead=f"{made.lead} Version {step}.")
            revisions.remember(db, draft, "pause", f"Leaning {step}")
        revisions.remember(db, made, "close")
        gone = replace(made, id=ArticleId("00000000-0000-4000-8000-000000000009"), slug="gone")
        gone = replace(gone, published=None)
        articles.save(db, gone)
        revisions.remember(db, gone, "delete")
        articles.bury(db, gone.id)
        wanted = tuple(each for each in trashed.listed(db) if each.id == gone.id)
        assert purging.purge(db, wanted).gone == wanted
        assets.write(db, SPARE, sized(SPARE))
        db.execute("UPDATE asset SET deleted_at = 'then' WHERE size = ?", (len(SPARE),))
    db.close()


def add_fifth(path: Path) -> None:
    """Write the same by the program of the fifth version, and have the words of all texts noted."""
    with Library.open(path) as library:
        made = full()
        for step in range(24):
            draft = replace(made, lead=f"{made.lead} Version {step}.")
            library.remember(draft, "pause", f"Leaning {step}")
        library.remember(made, "close")
        gone = replace(made, id=ArticleId("00000000-0000-4000-8000-000000000009"), slug="gone")
        library.save(replace(gone, published=None))
        library.delete(gone.id)
        wanted = tuple(each for each in library.trash.list() if each.id == gone.id)
        assert library.trash.purge(wanted).gone == wanted
        library.add_asset(SPARE, sized(SPARE))
        while library.search.catch_up():
            pass


def main(version: int, target: Path) -> None:
    """Make the file; of 2, 4 and 5 the second stage, where the file is there already."""
    platform.node = lambda: "desk"
    if target.exists():
        {2: link, 4: add_fourth, 5: add_fifth}[version](target)
        return
    with Library.create(target, journal(extra='motto = "Plainly"\n')) as library:
        fill(library)
        if version > 2:
            fill_third(library)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
