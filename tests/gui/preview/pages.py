"""Pages built by hand, to be shown in a preview."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.render.page import Block, Page

STYLE = "body { margin: 0; background: light-dark(white, black); } section { height: 400px; }"


def block(name: str, inside: str = "") -> Block:
    """A section block of 400 pixels."""
    return Block(name, f'<section id="{name}">{inside or f"<p>{name}</p>"}</section>')


def page(*blocks: Block, title: str = "A page", slug: str = "one") -> Page:
    """A page of *blocks*; without any it has six of them, named s0 to s5."""
    return Page(
        path=f"articles/{slug}/index.html",
        title=title,
        head=f'<meta charset="utf-8">\n<title>{title}</title>\n<style>{STYLE}</style>',
        opening='<body>\n<main id="main">',
        blocks=blocks or tuple(block(f"s{i}") for i in range(6)),
        closing="</main>\n<footer>The end</footer>\n</body>",
        assets=(),
        messages=(),
        language="en-GB",
        direction="ltr",
    )


def swap(old: Page, name: str, inside: str) -> Page:
    """The page with other words in one of its blocks."""
    changed = tuple(block(name, inside) if each.id == name else each for each in old.blocks)
    return replace(old, blocks=changed)
