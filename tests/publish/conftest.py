"""Small bundles without a renderer, and ways to look at what an export left behind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

import builders
from journal_desktop.core.article import Article
from journal_desktop.manuscript import form
from journal_desktop.publish import atomic, zipped

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>{title}</title>
<script type="application/ld+json">{{}}</script></head>
<body><a href="../../index.html">Journal</a><h1 id="title">{title}</h1>
<p>{words} <sup><a role="doc-biblioref" href="#source-1">[1]</a></sup></p>
<section role="doc-bibliography" id="sources"><h2>Sources</h2><ol>
<li id="source-1">A paper <a href="https://doi.org/10.1136/bmj.n71">doi</a></li></ol></section>
</body></html>
"""
INDEX = '<!doctype html><html lang="en-GB"><head><title>J</title></head><body>{links}</body></html>'


@dataclass(frozen=True)
class Bundle:
    """The articles of a bundle and its files."""

    articles: tuple[Article, ...]
    files: dict[str, bytes]

    def to(self, target, **options):
        return atomic.publish(target, self.files.items(), self.articles, **options)

    def to_zip(self, target, **options):
        return zipped.publish_zip(
            target, self.files.items(), self.articles, folder="a-journal", **options
        )


def make(words="What it found.", slugs=("one", "two")):
    articles = tuple(
        builders.blank(id=f"00000000-0000-4000-8000-{n:012}", slug=slug, title=slug, lead=words)
        for n, slug in enumerate(slugs)
    )
    files = {}
    for each in articles:
        folder = f"articles/{each.slug}"
        files[f"{folder}/article.md"] = form.write(each).encode()
        files[f"{folder}/index.html"] = PAGE.format(title=each.title, words=words).encode()
        files[f"{folder}/references.json"] = b"[]\n"
    links = "".join(f'<a href="articles/{s}/index.html#title">{s}</a>' for s in slugs)
    files["assets/style.css"] = b"p { margin: 0 }\n"
    files["index.html"] = INDEX.format(links=links).encode()
    return Bundle(articles, dict(sorted(files.items())))


def tree(folder):
    """Every file below *folder* with its content, and every empty folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[below] = f"-> {path.readlink()}"
        elif path.is_file():
            found[below] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif not any(path.iterdir()):
            found[below] = "folder"
    return found


@pytest.fixture
def bundle():
    """Makes a bundle of these words and slugs."""
    return make


@pytest.fixture
def contents():
    """Tells what is below a folder."""
    return tree
