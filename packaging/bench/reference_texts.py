"""Texts of many references, in the formats that databases and reference managers write."""

from __future__ import annotations

import json

_ABSTRACT = "Patients were followed up for a year after the infusion of the cells. " * 15

_RIS = """TY  - JOUR
ID  - key{n}
AU  - Zhang, Li
AU  - van der Berg, Jan
AU  - CAR-NK Study Group,
TI  - CAR-NK cells after treatment {n}
T2  - Frontiers in Immunology
DA  - {year}/03/01/
PY  - {year}
VL  - {n}
SP  - {n}
EP  - {last}
SN  - 1664-3224
KW  - cancer
KW  - immunotherapy
AB  - {abstract}
ER  -

"""
_NBIB = """PMID- {n}
OWN - NLM
IS  - 1664-3224 (Electronic)
VI  - {n}
DP  - {year} Mar 1
TI  - CAR-NK cells after treatment {n}: a randomised trial in patients who had been
      treated before.
PG  - {n}-{last}
AB  - {abstract}
FAU - Zhang, Li
AU  - Zhang L
FAU - van der Berg, Jan
AU  - van der Berg J
CN  - CAR-NK Study Group
LA  - eng
PT  - Journal Article
PT  - Randomized Controlled Trial
TA  - Front Immunol
JT  - Frontiers in immunology
MH  - Neoplasms/*therapy
MH  - Immunotherapy

"""
_PUBMED = """<PubmedArticle><MedlineCitation><PMID Version="1">{n}</PMID><Article><Journal>
<ISSN>1664-3224</ISSN><JournalIssue><Volume>{n}</Volume><PubDate><Year>{year}</Year>
<Month>Mar</Month></PubDate></JournalIssue><Title>Frontiers in immunology</Title></Journal>
<ArticleTitle>CAR-NK cells <i>in vivo</i> {n}.</ArticleTitle><Pagination><MedlinePgn>{n}-{last}
</MedlinePgn></Pagination><Abstract><AbstractText>{abstract}</AbstractText></Abstract><AuthorList>
<Author><LastName>Zhang</LastName><ForeName>Li</ForeName></Author>
<Author><CollectiveName>CAR-NK Study Group</CollectiveName></Author></AuthorList>
<PublicationTypeList><PublicationType>Review</PublicationType></PublicationTypeList></Article>
</MedlineCitation></PubmedArticle>
"""
_ENDNOTE = """<record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal">Zhang, Li</style></author></authors></contributors><titles><title>
<style face="normal">CAR-NK cells </style><style face="italic">in vivo</style></title>
<secondary-title>Frontiers in Immunology</secondary-title></titles><pages>{n}-{last}</pages>
<volume>{n}</volume><dates><year>{year}</year></dates><abstract>{abstract}</abstract></record>
"""


def ris(entries: int) -> str:
    """That many records of RIS."""
    return _many(_RIS, entries)


def nbib(entries: int) -> str:
    """That many records of MEDLINE tags."""
    return _many(_NBIB, entries)


def pubmed(entries: int) -> str:
    """That many articles in PubMed's XML."""
    return f"<PubmedArticleSet>\n{_many(_PUBMED, entries)}</PubmedArticleSet>"


def endnote(entries: int) -> str:
    """That many records of EndNote's XML."""
    return f"<xml><records>\n{_many(_ENDNOTE, entries)}</records></xml>"


def csl(entries: int) -> str:
    """That many items of CSL-JSON."""
    return json.dumps(
        [
            {
                "id": f"key{n}",
                "type": "article-journal",
                "title": f"CAR-NK cells after treatment {n}",
                "author": [{"family": "Zhang", "given": "Li"}, {"literal": "CAR-NK Study Group"}],
                "container-title": "Frontiers in Immunology",
                "issued": {"date-parts": [[1990 + n % 36, 3, 1]]},
                "volume": str(n),
                "page": f"{n}-{n + 9}",
                "abstract": _ABSTRACT,
            }
            for n in range(1, entries + 1)
        ],
        indent=1,
    )


def _many(form: str, entries: int) -> str:
    return "".join(
        form.format(n=n, year=1990 + n % 36, last=n + 9, abstract=_ABSTRACT)
        for n in range(1, entries + 1)
    )
