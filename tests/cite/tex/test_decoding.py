from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite.tex.decoding import decoded, decoded_name

LATEX = st.sampled_from(
    ["\\textit{", "\\'", "\\it ", "{", "}", "$", "_", "^", "\\begin{it}", "\\end{it}", "\\u", "--"]
)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"o}\'e\c{c}{\v{C}}\~n\aa{}\ss{} \o stby {\'\i}", "öéçČñåß østby í"),
        (r"{CAR-{NK}} cells", "CAR-NK cells"),
        (r"\emph{Xenopus laevis} in \textbf{b}", "<i>Xenopus laevis</i> in <b>b</b>"),
        (r"H$_2$O, Na$^+$, $e=mc^{2}$", "H<sub>2</sub>O, Na<sup>+</sup>, e=mc<sup>2</sup>"),
        (r"3\textsuperscript{rd} \textsubscript{i}", "3<sup>rd</sup> <sub>i</sub>"),
        (r"a {\bf b} \begin{it}c\end{it}", "a <b>b</b> <i>c</i>"),
        (r"\NoCaseChange{pH}", '<span class="nocase">pH</span>'),
        (r"\textsc{sc}", '<span style="font-variant:small-caps;">sc</span>'),
        (r"50\% \& \$5 \_ \# 10~mg", "50% & $5 _ # 10\u00a0mg"),
        (r"from $5 to $10", "from $5 to $10"),
        (r"IFN-$\gamma$ and $\alpha$-chain", "IFN-γ and α-chain"),
        (r"``a'' -- b --- c", "“a” – b — c"),
        (r"\textbackslash{}\textasciitilde{}", "\\~"),
        (r"\url{https://x.org/a%20b_c~d--e} z", "https://x.org/a%20b_c~d--e z"),
        (r"\href{https://x.org/%20}{there} z", "https://x.org/%20 z"),
        ("two\n  lines", "two lines"),
        ("p < 0.05 & 100%", "p < 0.05 & 100%"),
    ],
)
def test_latex_becomes_text_with_the_markup_of_csl(latex, text):
    assert decoded(latex) == text


def test_an_unknown_command_stands_as_it_was():
    assert decoded(r"a \nobodyknows b") == r"a \nobodyknows b"


def test_names_keep_their_groups_and_no_markup():
    assert decoded_name(r"{World {\"O}rg} and {\O}stby, \emph{A}") == "{World Örg} and Østby, A"


@given(st.lists(LATEX | st.text(max_size=5), max_size=30).map("".join))
def test_nothing_makes_it_stumble(latex):
    assert isinstance(decoded(latex) + decoded_name(latex), str)


@pytest.mark.parametrize("piece", [r"\'", "{", r"\it ", r"\begin{it}", "$_", r"\textit", "$a "])
def test_endless_nesting_is_no_danger(piece):
    assert isinstance(decoded(piece * 5_000), str)
