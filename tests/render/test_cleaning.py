"""Nothing gets through that could act, load or deceive; a control shows the scanner sees it."""

import json
from pathlib import Path

import pytest

from builders import article, questions, sections
from journal_desktop.render.cleaning import cleaned
from journal_desktop.render.page import page

CORPORA = Path(__file__).parents[3] / "shared" / "data" / "injection"
VECTORS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<object data=javascript:alert(1)>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<p style=background:url(https://evil.example/x)>x</p>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video poster=javascript:alert(1) onerror=alert(1)><source src=x></video>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "]]><script>alert(1)</script>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
)
MARKDOWN = (
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/beacon.png)",
    '![x"onerror="alert(1)](asset:%s)' % ("a" * 64),
    '![x](asset:%s "a\\" onload=\\"alert(1)")' % ("a" * 64),
    '[x](https://a.example/"onclick="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    '``` "onload=alert(1)\n<script>\n```',
    '``` { .x onload="alert(1)" }\n<script>\n```',
    '[@a"><script>alert(1)</script>]',
    '[see "><img src=x onerror=alert(1)> @carnk, p. 4 "><svg onload=alert(1)>]',
    '[^"><script>x]: y\n\nz[^"><script>x]',
    "\x02wzxhzdk:0\x03 <b onclick=x>",
    "\ue0000\ue001 \ue00099\ue001",
)


def corpus():
    """Every vector of the public collections that are at hand."""
    return [
        json.loads(line)["v"]
        for path in sorted(CORPORA.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]


def everywhere(vector):
    """An article that says *vector* wherever an author can say something."""
    return article(
        title=vector,
        standfirst=vector,
        category=vector,
        lead=vector,
        takeaway=f"- {vector}\n- | a |\n\n> {vector}",
        sections=sections((vector, f"Text {vector} text\n\n{vector}"), (vector, f"    {vector}")),
        questions=questions((vector, f"[{vector}](https://a.example)")),
        disclosure=vector,
    )


def assert_inert(read):
    body = read.tags[[tag for tag, _ in read.tags].index("body") :]
    assert [tag for tag, _ in read.tags if tag == "script"] == ["script"]  # JSON-LD
    assert not {"script", "style", "link", "meta"} & {tag for tag, _ in body}
    harmless = {"<script>", "<style>", "<meta>", "<link>"}
    assert not set(read.survivors) - harmless


@pytest.mark.parametrize("vector", VECTORS)
def test_the_scanner_sees_a_raw_vector(vector, seen):
    read = seen(vector)

    assert read.survivors or vector.startswith(("<noscript", "]]>", "<xmp", "<details"))


@pytest.mark.parametrize("vector", [*VECTORS, *MARKDOWN])
def test_no_vector_survives_anywhere_in_an_article(vector, seen, context):
    read = seen(page(everywhere(vector), context).html)

    assert_inert(read)
    assert not read.unbalanced


def test_no_vector_of_the_public_collections_survives(seen, context):
    vectors = corpus()
    if not vectors:
        pytest.skip("the collections of vectors are not here")
    raw = [seen(vector) for vector in vectors if "<![" not in vector]  # which the parser refuses
    assert sum(bool(each.survivors) for each in raw) > len(vectors) / 2

    for vector in vectors:
        assert_inert(seen(page(everywhere(vector), context).html))


@pytest.mark.parametrize("vector", VECTORS)
def test_cleaning_alone_stops_html_that_came_past_markdown(vector, seen):
    assert not seen(cleaned(f"<p>{vector}</p>")).survivors


def test_attributes_are_kept_only_in_their_one_shape():
    typed = '<p id="x" title="t" class="c"><ol start="9e9"><li id="fn:1">a</li></ol><img alt="a">'

    assert cleaned(typed) == '<p></p><ol><li id="fn:1">a</li></ol><img alt="a">'
