"""Sources whose items hold anything at all under the names of CSL."""

from dataclasses import replace

from hypothesis import strategies as st

import strategies
from journal_desktop.core import csl_variables
from journal_desktop.core.source import csl_text

_NAMES = sorted(
    csl_variables.TEXTS
    | csl_variables.NAMES
    | csl_variables.DATES
    | {"type", "id", "custom", "odd", ""}
)
_PARTS = ("family", "given", "literal", "date-parts", "season", "raw", "suffix", "journal-desktop")


def odd_sources():
    """As `strategies.sources`, but with any JSON in any variable, and with keys of others."""
    scalar = st.one_of(
        st.booleans(),
        st.integers(-5, 3000),
        st.floats(allow_nan=False, allow_infinity=False),
        strategies.line(),
    )
    value = st.recursive(
        st.none() | scalar,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(_PARTS), inner, max_size=3),
        ),
        max_leaves=5,
    )
    item = st.dictionaries(st.sampled_from(_NAMES), value, max_size=5).map(csl_text)
    key = st.sampled_from(("", "a2020", "12345", "doi:10.1136/bmj.n71"))
    odd = st.builds(lambda s, i, k: replace(s, item=i, key=k), strategies.sources(), item, key)
    return strategies.sources() | odd
