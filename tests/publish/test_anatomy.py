"""What a check reads of a page: the same whether its markup is plain or not."""

from __future__ import annotations

import pytest

from journal_desktop.publish.anatomy import anatomy

HEAD = '<!doctype html>\n<html lang="en">'
PLAIN = (
    '<p id=lead class=long>Two &lt; three</p><a href="../a&amp;b/index.html#x">x</a>',
    '<img src="a.png" alt="" loading="lazy" hidden><link rel="icon" href="i.svg">',
    '<style>@media (width < 40em) { p::after { content: "<" attr(href) ">"; } }</style>',
    '<script type="application/ld+json">{"a": 1}</script><i id="a"></i>',
    '<ol role="doc-bibliography"><li id="s1"><ol><li id="n"></ol></ol><li id="out">',
    '<a role="doc-biblioref" href="#s1">1</a><p onclick="run()"><iframe src="x"></iframe>',
)
ODD = (
    "<P ID='up'>one</P>",
    "<script>let a = '<p id=no>';</script><p id=yes>",
    "<style>p {} <!-- </style><p id=after> --> </style>",
    "<script>1 <!-- <script> </script> <p id=after>",
    '<p id="a" <b id="c">',
    '<a href="a>b" title="<i id=x>">y</a>',
    "<!-- <p id=hidden> --><p id=shown>",
    "<p id=one id=two><br/><img src=x onerror=run()>",
    "<svg><a xlink:href='x'/></svg><p id=end",
    "<textarea><p id=inside></textarea>",
)


@pytest.mark.parametrize("body", [*PLAIN, *ODD, "".join(PLAIN), "".join(PLAIN + ODD)])
def test_plain_markup_is_read_as_all_markup_is(body):
    page = f"{HEAD}{body}</html>"

    assert anatomy(page) == anatomy(f"<!-- nothing is plain with this -->{page}")


def test_what_other_parts_depend_on_is_found():
    found = anatomy(HEAD + "".join(PLAIN))

    assert found.ids == ("lead", "a", "s1", "n", "out")
    assert found.links == ("../a&b/index.html#x", "#s1")
    assert found.loads == ("a.png", "i.svg", "x")
    assert found.marks == ("#s1",)
    assert found.sources == {"s1", "n"}
    assert found.forbidden == ("the event handler onclick", "the element <iframe>")
