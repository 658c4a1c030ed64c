r"""LaTeX as plain text, with the markup that CSL knows: "\emph{Xenopus}" as "<i>Xenopus</i>"."""

from __future__ import annotations

import re
from functools import lru_cache

from journal_desktop.cite.tex.symbols import ACCENTS, SIGNS, accented, symbol

_MARKED = re.compile(r"[\\{}$~]")
_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?[ \t\n]*|\\(?P<sign>.)|(?P<brace>[{}])|(?P<dollar>\$)"
    r"|(?P<raised>[_^])|(?P<typed>~|---?|``|'')|(?P<text>[^\\{}$_^~`'-]+|.)",
    re.DOTALL,
)
_TYPED = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”"}
_DEEPEST = 60
_SHORT = 80

_ITALIC, _BOLD = ("<i>", "</i>"), ("<b>", "</b>")
_RAISED, _LOWERED = ("<sup>", "</sup>"), ("<sub>", "</sub>")
_SMALL = ('<span style="font-variant:small-caps;">', "</span>")
_NO_CASE = ('<span class="nocase">', "</span>")
_QUOTED = ("“", "”")
_WITH_ARGUMENT = {
    "textit": _ITALIC,
    "emph": _ITALIC,
    "textsl": _ITALIC,
    "mkbibemph": _ITALIC,
    "mkbibitalic": _ITALIC,
    "mathit": _ITALIC,
    "textbf": _BOLD,
    "mkbibbold": _BOLD,
    "mathbf": _BOLD,
    "textsuperscript": _RAISED,
    "mkbibsuperscript": _RAISED,
    "sp": _RAISED,
    "textsubscript": _LOWERED,
    "mkbibsubscript": _LOWERED,
    "sb": _LOWERED,
    "textsc": _SMALL,
    "NoCaseChange": _NO_CASE,
    "enquote": _QUOTED,
    "mkbibquote": _QUOTED,
}
_TO_THE_END = {
    "it": _ITALIC,
    "itshape": _ITALIC,
    "em": _ITALIC,
    "sl": _ITALIC,
    "slshape": _ITALIC,
    "bf": _BOLD,
    "bfseries": _BOLD,
    "sc": _SMALL,
    "scshape": _SMALL,
}
_SILENT = """
textrm textnormal textup textmd textsf texttt text mathrm mathsf mathtt mbox hbox ensuremath
underline uline rm sf tt normalfont protect relax noindent ignorespaces null left right
displaystyle allowbreak break nolinebreak uppercase MakeUppercase lowercase operatorname mathcal
mathbb unit num
"""
_WITHOUT_EFFECT = frozenset(_SILENT.split())
_ADDRESSES = frozenset({"url", "path", "nolinkurl", "href"})


def decoded(latex: str) -> str:
    """*latex* as text with CSL's markup; braces that only protect are taken off."""
    return _short(latex) if len(latex) <= _SHORT else _decoded(latex, rich=True)


def decoded_name(latex: str) -> str:
    """*latex* as plain text that keeps its groups in braces, as names need them."""
    return _decoded(latex, rich=False)


def _decoded(latex: str, *, rich: bool) -> str:
    text = _Reader(latex, rich=rich).whole() if _is_marked(latex) else latex
    if "\n" in text or "  " in text or "\t" in text:
        text = _SPACE.sub(" ", text)
    return text.strip()


@lru_cache(maxsize=16384)
def _short(latex: str) -> str:
    """The same for texts that come again, such as the names of journals."""
    return _decoded(latex, rich=True)


def _is_marked(latex: str) -> bool:
    if _MARKED.search(latex):
        return True
    return "--" in latex or "``" in latex or "''" in latex


class _Reader:
    """Goes through the tokens of a stretch of LaTeX once."""

    def __init__(self, latex: str, *, rich: bool) -> None:
        self._tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(latex)]
        self._at = 0
        self._depth = 0
        self._rich = rich
        self._is_math = False

    def whole(self) -> str:
        """All of it as text."""
        return self._until("")

    def _until(self, closer: str) -> str:
        """What stands before *closer*: a brace, a dollar, or the end of an environment."""
        made: list[str] = []
        while self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            self._at += 1
            if closer and text == closer and kind in {"brace", "dollar"}:
                break
            if kind == "word" and text == "end":
                if self._plain_argument() == closer:
                    break
            elif kind == "word" and text in _TO_THE_END and self._depth < _DEEPEST:
                self._depth += 1
                made.append(self._wrapped(_TO_THE_END[text], self._until(closer)))
                self._depth -= 1
                break
            else:
                made.append(self._token(kind, text))
        return "".join(made)

    def _token(self, kind: str, text: str) -> str:
        if self._depth >= _DEEPEST:
            return text if kind == "text" else ""
        self._depth += 1
        match kind:
            case "word":
                read = self._command(text)
            case "sign":
                read = self._sign(text)
            case "brace":
                read = self._group() if text == "{" else ""
            case "dollar":
                read = self._formula()
            case "raised" if self._is_math:
                read = self._wrapped(_LOWERED if text == "_" else _RAISED, self._argument())
            case _:
                read = _TYPED.get(text, text)
        self._depth -= 1
        return read

    def _command(self, name: str) -> str:
        if name in _WITH_ARGUMENT:
            return self._wrapped(_WITH_ARGUMENT[name], self._argument())
        if name in ACCENTS:
            return accented(name, self._argument())
        if name in _WITHOUT_EFFECT:
            return ""
        if name in _ADDRESSES:
            return self._address(name)
        if name == "begin":
            environment = self._plain_argument()
            inner = self._until(environment)
            return self._wrapped(_TO_THE_END.get(environment, ("", "")), inner)
        return symbol(name) or f"\\{name} "

    def _address(self, command: str) -> str:
        """An address as it stands, whatever LaTeX would make of its characters."""
        made: list[str] = []
        is_open = self._at < len(self._tokens) and self._tokens[self._at] == ("brace", "{")
        self._at += is_open
        while is_open and self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            self._at += 1
            if text == "}" and kind == "brace":
                break
            made.append(f"\\{text}" if kind == "word" else text)
        if command == "href":
            self._argument()
        return "".join(made).strip()

    def _sign(self, sign: str) -> str:
        if sign in ACCENTS:
            return accented(sign, self._argument())
        return SIGNS.get(sign, sign)

    def _group(self) -> str:
        inner = self._until("}")
        return inner if self._rich or len(inner) < 2 else f"{{{inner}}}"

    def _formula(self) -> str:
        """A formula's text; a dollar that opens none is the currency's sign."""
        if self._is_math or not self._opens_formula():
            return "$"
        self._is_math = True
        inner = self._until("$")
        self._is_math = False
        return inner

    def _opens_formula(self) -> bool:
        """Whether a dollar has a partner: no space inside of either, and no digit after it."""
        tokens, first = self._tokens, self._at
        end = next((i for i in range(first, len(tokens)) if tokens[i][0] == "dollar"), first)
        if end == first:
            return False
        following = tokens[end + 1][1] if end + 1 < len(tokens) else ""
        inside = tokens[first][1][:1].isspace() or tokens[end - 1][1][-1:].isspace()
        return not inside and not following[:1].isdigit()

    def _argument(self) -> str:
        """The group, command or character that follows."""
        while self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind == "text":
                text = text.lstrip()
                if not text:
                    self._at += 1
                    continue
                self._tokens[self._at] = ("text", text[1:])
                return text[0]
            if kind == "dollar" or text == "}":
                return ""
            self._at += 1
            if text == "{" and kind == "brace" and self._depth < _DEEPEST:
                return self._until("}")
            return self._token(kind, text)
        return ""

    def _plain_argument(self) -> str:
        is_rich, self._rich = self._rich, True
        argument = self._argument().strip()
        self._rich = is_rich
        return argument

    def _wrapped(self, marks: tuple[str, str], inner: str) -> str:
        if not inner.strip():
            return inner
        if self._rich:
            return f"{marks[0]}{inner}{marks[1]}"
        return inner
