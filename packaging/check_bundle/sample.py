"""A bundle to check: the sample journal and one imported article, made by the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ARTICLE = Path(__file__).parents[2] / "resources" / "sample" / "pasted-article.txt"


def export_sample(build: Path) -> Path:
    """A new bundle below *build* with every published article and the imported draft."""
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    library, bundle = build / "sample.journal", build / "bundle"
    journal_desktop("new", library)
    before = slugs(library)
    journal_desktop("import", library, ARTICLE)
    named = [word for slug in slugs(library) for word in ("--article", slug)]
    if slugs(library) == before:
        sys.exit(f"{ARTICLE.name} was imported, but the library has no new article.")
    journal_desktop("export", library, bundle, *named)
    journal_desktop("verify", bundle)
    return bundle


def slugs(library: Path) -> list[str]:
    """The slugs of the library's articles, sorted."""
    return sorted(
        each["slug"] for each in json.loads(journal_desktop("list", library, "--json"))["articles"]
    )


def journal_desktop(*words: str | Path) -> str:
    """What the command printed; ends the check when the command fails."""
    command = [sys.executable, "-m", "journal_desktop", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"journal-desktop {words[0]} failed: {done.stderr or done.stdout}")
    return done.stdout
