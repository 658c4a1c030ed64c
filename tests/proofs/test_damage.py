"""A library that its disk has harmed is noticed, and what is salvaged of it is what was written."""

from __future__ import annotations

import hashlib
import random
import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from builders import article, asset, cited, journal, paper, papers, sections
from journal_desktop.core.errors import JournalError
from journal_desktop.core.style import Style
from journal_desktop.store import sweeping
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.library import Library
from journal_desktop.store.salvage import salvage
from proofs.sizes import SEED, tries

FILES = tries("DAMAGED", 40, 1000)
ARTICLES = 12
PAGE = 4096
PICTURE = random.Random(1).randbytes(30_000)

pytestmark = pytest.mark.proof


def zeroed(data, chance):
    """Pages that came back empty."""
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(data) // PAGE) * PAGE
        data[start : start + PAGE] = bytes(PAGE)


def scattered(data, chance):
    """A hundred bytes that are others."""
    for _ in range(100):
        data[chance.randrange(len(data))] = chance.randrange(256)


def noise(data, chance):
    """A sector full of noise."""
    start = chance.randrange(len(data) // 512) * 512
    data[start : start + 512] = chance.randbytes(512)


def flipped(data, chance):
    """One bit that is another."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def words(data, chance):
    """A few letters within a text that are others, as long."""
    at = data.find(b"saw", chance.randrange(len(data)))
    if at < 0:
        at = data.find(b"saw")
    data[at : at + 3] = chance.choice((b"was", b"had", b"say"))


def truncated(data, chance):
    """A file that ends too early."""
    del data[chance.randrange(len(data)) :]


def swapped(data, chance):
    """A page that was written to the place of another."""
    one, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[other : other + PAGE]


def headless(data, chance):
    """A file whose beginning is gone."""
    data[: chance.choice((100, 512, PAGE))] = bytes(100)


DAMAGE = (zeroed, scattered, noise, flipped, words, truncated, swapped, headless)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """A library of some articles with all that belongs to them, and what is in it."""
    path = tmp_path_factory.mktemp("pattern") / "evidence.journal"
    picture = asset(hashlib.sha256(PICTURE).hexdigest(), size=len(PICTURE))
    with Library.create(path, journal()) as library:
        library.save_sources(tuple(papers().values()))
        library.save_sources((paper("liu2020", notes="Read twice. " * 200),))
        library.add_asset(PICTURE, picture)
        library.styles.put(Style("http://styles.example/plain", "Plain", "<style/>" * 50))
        for number in range(ARTICLES):
            body = "\n\n".join(f"Paragraph {n} of {number} saw [@liu2020]." for n in range(40))
            made = article(
                id=f"00000000-0000-4000-8000-{number:012}",
                slug=f"article-{number}",
                title=f"What did study {number} find?",
                sections=sections(*((f"Part {n}", body) for n in range(3))),
                sources=cited("carnk", "liu2020"),
            )
            for draft in range(5):
                made = replace(made, takeaway=f"Take away {draft} of {number}.")
                library.save(made)
                library.remember(made, "pause", f"{draft}")
        library.delete(made.id)
    with Library.open(path) as library:
        return path, contents(library)


def contents(library):
    """All words and pictures of a library, by what names them; what can't be read is an error."""
    assert library._opened
    found = {}

    def note(name, read):
        try:
            found[name] = read()
        except (JournalError, sqlite3.DatabaseError) as error:
            found[name] = error

    note("journal", library.journal)
    note("sources", lambda: sorted(library.sources(), key=lambda each: each.id))
    note("styles", library.styles.every)
    note("picture", lambda: library.asset_bytes(hashlib.sha256(PICTURE).hexdigest()))
    note("live", lambda: sorted(each.id for each in library.summaries()))
    note("deleted", lambda: sorted(each.id for each in library.deleted()))
    for number in range(ARTICLES):
        identity = f"00000000-0000-4000-8000-{number:012}"
        if number < ARTICLES - 1:
            note(identity, lambda identity=identity: library.article(identity))
        note(
            f"{identity} versions",
            lambda identity=identity: [
                (each.id, each.kind, each.label, each.text) for each in library.revisions(identity)
            ],
        )
    return found


def differences(found, known):
    """What was read as if it were right, and is not."""
    return [
        name
        for name, value in found.items()
        if not isinstance(value, Exception)
        and value != known[name]
        and not (name.endswith("versions") and admits(value, known[name]))
    ]


def admits(versions, known):
    """Whether every version that is not as it was says that it is damaged."""
    return all(each in known or each[1] == "damaged" for each in versions)


def harmed(pattern, folder, turn, chance):
    damage = DAMAGE[turn % len(DAMAGE)]
    data = bytearray(pattern.read_bytes())
    before = bytes(data)
    damage(data, chance)
    path = folder / f"{turn}" / "evidence.journal"
    path.parent.mkdir()
    path.write_bytes(data)
    return path, damage.__name__, bytes(data) != before


def is_sound_to_sqlite(path):
    with closing(sqlite3.connect(path)) as db:
        try:
            return db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # the latter in SQLite's own words
            return False


def is_noticed(path):
    """Whether the check that each backup makes finds anything."""
    if not is_sound_to_sqlite(path):
        return True
    with closing(sqlite3.connect(path)) as db:
        try:
            return bool(sweeping.swept(Database(db)).damaged)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return True


def test_no_damage_goes_unnoticed(tmp_path, pattern, row):
    path, known = pattern
    chance = random.Random(SEED)
    row.proof, row.undetected, unseen_by_sqlite = "damaged libraries", [], 0
    for turn in range(FILES):
        mine, name, _ = harmed(path, tmp_path, turn, chance)
        noticed, sound = is_noticed(mine), is_sound_to_sqlite(mine)
        try:
            with Library.open(mine) as library:
                wrong = differences(found := contents(library), known)
                errors = [each for each in found.values() if isinstance(each, Exception)]
                unread = [each for each in errors if not isinstance(each, JournalError)]
        except JournalError:
            wrong, unread, noticed = [], [], True
        if not noticed and (wrong or unread):
            row.undetected.append(f"{turn}: {name}: {wrong} {unread}")
        shown = [each for each in wrong if each.startswith("0") and "versions" not in each]
        row.undetected += [f"{turn}: {name}: {each} is shown as if it were right" for each in shown]
        unseen_by_sqlite += sound and noticed
        row.tries += 1
        shutil.rmtree(mine.parent)
    row.control_failed(unseen_by_sqlite, FILES)
    row.control = f"SQLite's own check misses {unseen_by_sqlite:,}"
    row.settle()


def test_what_is_salvaged_is_what_was_written(tmp_path, pattern, row):
    path, known = pattern
    chance = random.Random(SEED + 1)
    row.proof, row.undetected, saved, all_of_them = "salvage from damaged libraries", [], 0, 0
    for turn in range(FILES):
        mine, name, _ = harmed(path, tmp_path, turn, chance)
        target = mine.with_name("salvaged.journal")
        row.tries += 1
        all_of_them += ARTICLES - 1
        try:
            told = salvage.salvage(mine, target)
        except JournalError:
            continue
        states = {each.id: each.state for each in told.outcomes}
        with Library.open(target) as library:
            found = contents(library)
        for number in range(ARTICLES - 1):
            identity = f"00000000-0000-4000-8000-{number:012}"
            right = found[identity] == known[identity]
            saved += right
            state = states.get(identity, "unknown" if not told.certain else "absent")
            if not right and state not in {"uncertain", "lost", "unknown"}:
                row.undetected.append(f"{turn}: {name}: article {number} is {state}, and is not")
            versions = found[f"{identity} versions"]
            before = known[f"{identity} versions"]
            if isinstance(versions, Exception) or not admits(versions, before):
                row.undetected.append(f"{turn}: {name}: versions of article {number}")
        shutil.rmtree(mine.parent)
    row.control = f"{saved / all_of_them:.1%} of all articles are whole again, without a backup"
    row.settle()
