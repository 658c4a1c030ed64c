"""EndNote's XML, with styled stretches."""

from journal_desktop.cite import endnote_xml

RECORD = """\
<record><database name="my.enl">my.enl</database><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Shannon, C. E.</style></author>
<author>World Health Organization,</author></authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">E. coli</style>
<style face="superscript">2</style></title><secondary-title>Bell</secondary-title></titles>
<periodical><full-title>Bell System Technical Journal</full-title><abbr-1>Bell Syst</abbr-1>
</periodical><pages>379–423</pages><dates><year>1948</year><pub-dates><date>Jul 3</date>
</pub-dates></dates><isbn>0005-8580</isbn>
<electronic-resource-num>https://doi.org/10.1002/j.1538-7305.1948.tb01338.x</electronic-resource-num>
<custom2>PMC12607298</custom2><keywords><keyword>bits</keyword></keywords>
<notes>one&#xD;two</notes><urls><related-urls><url>https://a.example/</url></related-urls>
<pdf-urls><url>internal-pdf://123/shannon.pdf</url></pdf-urls></urls></record>
"""


def read(text):
    return endnote_xml.read(text, lambda _done, _total: True)


def test_a_record_is_read_with_its_styles():
    (entry,) = read(f"<xml><records>\n{RECORD}</records></xml>").entries
    source = entry.source

    assert entry.line == 2
    assert source.title == "On <i>E. coli</i> <sup>2</sup>"
    assert source.csl["author"] == [
        {"family": "Shannon", "given": "C. E."},
        {"literal": "World Health Organization"},
    ]
    assert source.csl["issued"] == {"date-parts": [[1948, 7, 3]]}
    assert source.text("page") == "379-423"
    assert source.text("DOI") == "10.1002/j.1538-7305.1948.tb01338.x"
    assert source.text("PMCID") == "PMC12607298"
    assert source.text("container-title-short") == "Bell Syst"
    assert source.attachment == "123/shannon.pdf"
    assert source.notes == "one\ntwo"
    assert source.tags == ("bits",)


def test_a_broken_record_costs_only_itself():
    done = read(f"<xml><records><record><titles></record>\n<record/>{RECORD}</records></xml>")

    assert len(done.entries) == 1
    assert [each.why for each in done.skipped] == ["This record is damaged."]


def test_entities_of_its_own_are_refused():
    done = read(f'<!DOCTYPE xml [<!ENTITY a "x">]><xml><records>{RECORD}</records></xml>')

    assert not done.entries
    assert "entities of its own" in done.skipped[0].why
