"""Piles of signs are refused or read in time; what people write is always read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import article
from journal_desktop.app import sample
from journal_desktop.render.guard import MAX_SIZE, objection
from journal_desktop.render.prose import prose

HANG = 300
"""Seconds after which a reading counts as one that never ends: far more than it takes."""

PILES = {
    "[": "[",
    "[ab cd ": "[ab cd ",
    "[ and ]": "[]",
    "![": "![",
    "[a](": "[a](",
    "[a](b)": "[a](b) ",
    "[a](<": "[a](<",
    "[a](b and a quote": '[a](b "',
    "[a](((": "[a](" + "(" * 100 + " ",
    "citations": "[@ab; @cd] ",
    "open citations": "[@a ",
    "long open citations": "[see @a " + "x " * 900,
    "footnote marks": "[^1] ",
    "footnotes": "[^{n}]: n\n",
    "footnotes and marks": "word[^{n}]\n\n[^{n}]: note\n\n",
    "nested footnotes": "[^{n}]: see [^{m}]\n",
    "definitions": "[a{n}]: http://b\n",
    "definitions across lines": "[a]:\n",
    "underlines of -": "a\n-\n",
    "underlines of =": "a\n===\n",
    "dashes": "-\n",
    "rules": "***\n",
    "almost rules": " - " * 60 + "x\n",
    "headings": "# a\n",
    "headings of signs": "######\n",
    "headings in lines": "a\n# b\n",
    "wide tables": "|" + "a|" * 79 + "\n|" + "-|" * 79 + "\n|" + "b|" * 79 + "\n\n",
    "rows": "a|b\n",
    "tables": "a|b\n-|-\nc|d\n\n",
    "cells with backticks": "`c|d`|`e\n",
    "pipes": "|",
    "list items": "- a\n",
    "loose list items": "- a\n\n",
    "nested list items": "- a\n    - b\n",
    "numbers": "{n}. a\n",
    "lists within lists": "".join("    " * depth + "- a\n" for depth in range(40)),
    "lists within lines": "- - - ",
    "CDATA": "<![CDATA[",
    "comments": "<!-- ",
    "instructions": "<?",
    "tags": "<div>\n",
    "quotations": "> a\n",
    "quotations within quotations": ">",
    "quotations and lists": "- > ",
    "deep quotations": ">" * 19 + " a\n\n",
    "backticks": "`",
    "single backticks": "` ",
    "code": "`a` ",
    "runs of backticks": " ".join("`" * size for size in range(1, 60)) + " ",
    "fences": "```\n",
    "open fences": "```a\nb\n",
    "fences of ~": "~~~\na\n```\n",
    "indented code": "    a\n\n",
    "*": "*",
    "*a ": "*a ",
    "**a ": "**a ",
    "*a*": "*a* ",
    "a*": "a*",
    "*a **b": "*a **b ",
    "**a*b_c": "**a*b_c ",
    "_": "_",
    "_a ": "_a ",
    "_*": "_*",
    "&": "&",
    "&amp;": "&amp;",
    "&#": "&#",
    "backslashes": "\\",
    "escapes": "\\*",
    "line ends": "a  \n",
    "definition lists": "a\n:   b\n\n",
    "one line": "a",
    "one line of words": "word ",
    "blanks": " ",
    "tabs": "\t",
    "digits": "1",
    "short paragraphs": "a\n\n",
    "quotes": "\"'",
    "quotes and words": "\"a\" 'b' ",
    "dots": "...",
    "own placeholders": "\ue0001\ue001",
    "Markdown's placeholders": "\x02wzxhzdk:0\x03",
}
WORDS = (
    "The trial followed people who had lived with the condition for years and asked how they "
    "slept, what they ate and whether *anything* changed. It didn't, or not by much."
)


def piled(unit, size):
    """*unit* over and over, up to *size* characters, its numbers counting up."""
    if "{n}" not in unit:
        return (unit * (size // len(unit) + 1))[:size]
    units = (unit.format(n=n, m=n + 1) for n in range(size // len(unit)))
    return "".join(units)[:size]


def worst(unit):
    """Piles of full size, and of the largest of the sizes that is still read as Markdown."""
    sizes = [MAX_SIZE // 2**step for step in range(12)]
    accepted = next(size for size in sizes if not objection(piled(unit, size)))
    return {piled(unit, MAX_SIZE), piled(unit, accepted)}


def read_worst(names):
    """Read the worst piles of these names."""
    for name in names:
        for pile in worst(PILES[name]):
            prose(pile, "p", "en")


@pytest.mark.parametrize("half", [0, 1])
def test_no_pile_of_signs_stops_the_program(half):
    names = list(PILES)[half::2]
    run = [sys.executable, __file__, json.dumps(names)]
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(run, check=False, capture_output=True, text=True, timeout=HANG, env=path)

    assert done.returncode == 0, done.stderr


def test_the_sample_articles_are_never_refused():
    texts = [text for each in sample.load().articles for _, text in each.proses()]

    assert not [objection(text) for text in texts if objection(text)]


ORDINARY = {
    "prose": f"{WORDS}\n\n",
    "one paragraph": f"{WORDS} ",
    "citations": f"{WORDS} Sure [@carnk, p. 4; @liu2020].\n\n",
    "links": f"{WORDS} See [the guide](https://a.example/x_y(z)) and [more](article:sea).\n\n",
    "headings and lists": f"### Head\n\n{WORDS}\n\n- **one**\n- two\n    - three\n\n",
    "a list": f"- {WORDS}\n",
    "a quotation": f"> {WORDS}\n>\n> {WORDS}\n\n",
    "code": f"{WORDS}\n\n{WORDS}\n\n{WORDS}\n\n```\n    x = [y['a'] for y in z]\n```\n\n",
}


@pytest.mark.parametrize("kind", ORDINARY)
def test_what_people_write_is_read_however_long(kind):
    parts = {"one paragraph": 2, "a list": 2, "headings and lists": 2, "code": 4}

    assert objection(piled(ORDINARY[kind], MAX_SIZE // parts.get(kind, 1))) == ""


def test_a_table_of_100_rows_with_notes_and_definitions_is_read():
    rows = "".join(f"| Study {n} | {n} | [@k{n}] | yes | `x` | no |\n" for n in range(100))
    notes = "".join(f"Word[^{n}] and [link][l{n}].\n\n" for n in range(100))
    ends = "".join(f"[^{n}]: A note of some length.\n" for n in range(100))
    links = "".join(f"[l{n}]: https://a.example/{n}\n" for n in range(100))
    table = f"| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n{rows}"

    assert objection(f"{table}\n{notes}\n{ends}\n\n{links}") == ""


def test_the_reason_names_what_there_is_too_much_of():
    assert objection("[" * 5000) == "it has too many square brackets"
    assert objection("a" * (MAX_SIZE + 1)) == "it is longer than 200,000 characters"
    assert objection("".join(text for _, text in article().proses())) == ""


if __name__ == "__main__":
    read_worst(json.loads(sys.argv[1]))
