"""PubMed's XML: the same fields, markup in titles, and nothing that harms."""

from journal_desktop.cite import medline, pubmed
from journal_desktop.core.source import SourceStatus

ARTICLE = """\
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">29424689</PMID>
<DateRevised><Year>2018</Year><Month>11</Month><Day>13</Day></DateRevised>
<Article PubModel="Electronic"><Journal><ISSN IssnType="Electronic">2050-084X</ISSN>
<JournalIssue CitedMedium="Internet"><Volume>7</Volume>
<PubDate><Year>2018</Year><Month>Mar</Month><Day>01</Day></PubDate></JournalIssue>
<Title>eLife</Title><ISOAbbreviation>Elife</ISOAbbreviation></Journal>
<ArticleTitle>Sci-Hub provides access to nearly all scholarly literature.</ArticleTitle>
<ELocationID EIdType="doi" ValidYN="Y">10.7554/eLife.32822</ELocationID>
<ELocationID EIdType="pii" ValidYN="Y">e32822</ELocationID>
<AuthorList CompleteYN="Y"><Author><LastName>Himmelstein</LastName><ForeName>Daniel S</ForeName>
<Initials>DS</Initials></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
</PublicationTypeList>
<ArticleDate DateType="Electronic"><Year>2018</Year><Month>03</Month><Day>01</Day></ArticleDate>
</Article></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pmc">PMC5832410</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
"""
TAGS = """\
PMID- 29424689
LR  - 20181113
IS  - 2050-084X (Electronic)
VI  - 7
DP  - 2018 Mar 1
TI  - Sci-Hub provides access to nearly all scholarly literature.
LID - 10.7554/eLife.32822 [doi]
LID - e32822 [pii]
FAU - Himmelstein, Daniel S
AU  - Himmelstein DS
LA  - eng
PT  - Journal Article
DEP - 20180301
TA  - Elife
JT  - eLife
PMC - PMC5832410
"""


def read(text):
    return pubmed.read(text, lambda _done, _total: True)


def only(inside, article=""):
    text = (
        f"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>{article}</Article>{inside}"
        "</MedlineCitation></PubmedArticle>"
    )
    (entry,) = read(text).entries
    return entry


def test_xml_and_tags_give_the_same_source():
    (from_xml,) = read(f"<PubmedArticleSet>\n{ARTICLE}</PubmedArticleSet>").entries
    (from_tags,) = medline.read(TAGS, lambda _done, _total: True).entries

    assert from_xml.line == 2
    assert from_xml.source.item == from_tags.source.item
    assert from_xml.source.kind == from_tags.source.kind


def test_markup_in_a_title_is_kept_and_mathematics_is_read():
    title = (
        "<ArticleTitle>H<sub>2</sub>O in <i>E. coli</i> &amp; "
        "<mml:math xmlns:mml='m'><mml:mi>x</mml:mi></mml:math>&nbsp;p &lt; 1</ArticleTitle>"
    )

    assert only("", title).source.title == "H<sub>2</sub>O in <i>E. coli</i> & x p < 1"


def test_notices_tell_what_became_of_it():
    link = (
        '<CommentsCorrectionsList><CommentsCorrections RefType="{}">'
        "<RefSource>Lancet. 2010 Feb 6;375(9713):445</RefSource><PMID>20137807</PMID>"
        "</CommentsCorrections></CommentsCorrectionsList>"
    )
    retracted = only(link.format("RetractionIn")).source
    corrected = only(link.format("ErratumIn")).source
    worrying = only(link.format("ExpressionOfConcernIn")).source

    assert (retracted.status, retracted.status_date) == (SourceStatus.RETRACTED, "2010-02-06")
    assert corrected.status is SourceStatus.CORRECTED
    assert worrying.status is SourceStatus.CONCERN


def test_groups_labelled_abstracts_and_loose_dates():
    source = only(
        "",
        "<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate>"
        "</JournalIssue></Journal><Abstract><AbstractText Label='AIM'>To see.</AbstractText>"
        "<AbstractText>Done.</AbstractText></Abstract><AuthorList><Author>"
        "<CollectiveName>RECOVERY Group</CollectiveName></Author></AuthorList>",
    ).source

    assert source.csl["author"] == [{"literal": "RECOVERY Group"}]
    assert source.text("abstract") == "AIM: To see.\nDone."
    assert source.csl["issued"] == {"date-parts": [[1998, 12], [1999, 1]]}


def test_a_broken_record_costs_only_itself_and_a_cut_one_is_told():
    bad = "<PubmedArticle><b></PubmedArticle>\n"
    done = read(f"<PubmedArticleSet>\n{bad}{ARTICLE}<PubmedArticle><MedlineCitation>")

    assert len(done.entries) == 1
    assert [(each.line, each.why) for each in done.skipped] == [
        (2, "This record is damaged."),
        (19, "This record is cut short."),
    ]


def test_entities_of_its_own_are_refused():
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><PubmedArticleSet>'
    done = read(f"{laughs}{ARTICLE}</PubmedArticleSet>")

    assert not done.entries
    assert "entities of its own" in done.skipped[0].why


def test_a_book_of_pubmed():
    text = (
        "<PubmedBookArticle><BookDocument><PMID>20301295</PMID><Book><Publisher>"
        "<PublisherName>University of Washington</PublisherName></Publisher>"
        "<BookTitle>GeneReviews</BookTitle><PubDate><Year>1993</Year></PubDate></Book>"
        "<ArticleTitle>Cystic Fibrosis</ArticleTitle></BookDocument></PubmedBookArticle>"
    )
    (entry,) = read(text).entries

    assert entry.source.text("type") == "chapter"
    assert entry.source.text("container-title") == "GeneReviews"
    assert entry.source.text("publisher") == "University of Washington"
