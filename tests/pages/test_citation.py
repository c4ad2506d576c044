"""How an entry is cited: by readers, in BibTeX and in the words of schema.org."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from knowledge_bank.pages.citation import MONTHS, Citation, bibtex, linked_data

from tests.banks import SETTINGS, case, issue
from tests.sites import build, page, write_site

ADDRESS = "address: https://bank.example/\n"
AUTHORS = "[{role: Practice lead, team: North team}, {role: Team manager}, {role: Coach, team: North team}]"
CITED = Citation(
    key="two-to-nine",
    kind="Learning case",
    type="LearningResource",
    title="From two people to nine",
    authors=("North team",),
    publisher="Test Bank",
    published=date(2018, 6, 1),
    updated=date(2018, 7, 2),
    version="1.1",
    address="https://bank.example/cases/two-to-nine/",
    language="en-GB",
    rights="The contributors",
    access="",
)
HARD = "100% of {braces} & \\commands, $5 #1 a_b x^2 ~ “quotes” } {"
FIELD = re.compile(r"  ([a-z]+) = ")
WRITTEN = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", **{f"\\{sign}": sign for sign in "#$%&_"},
}  # fmt: skip
"""What TeX sets for what is written, as far as we write it."""


def parsed(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields, by the rules of BibTeX, which counts braces and knows no way around that."""
    head = re.match(r"@([a-z]+)\{([a-z0-9-]+),\n", text)
    assert head
    assert text.endswith("\n}")
    rest, fields = text[head.end() : -1], {}
    while rest:
        name = FIELD.match(rest)
        assert name, rest
        rest = rest[name.end() :]
        value = _braced(rest) if rest.startswith("{") else rest[: rest.index(",")]
        assert value.startswith("{") or value in MONTHS, "a word without braces is one that BibTeX knows"
        assert rest[len(value) :].startswith(",\n")
        rest = rest[len(value) + 2 :]
        assert name[1] not in fields
        fields[name[1]] = value[1:-1] if value.startswith("{") else value
    return head[1], head[2], fields


def _braced(text: str) -> str:
    depth = 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return text[: place + 1]
    raise AssertionError(f"a brace is never closed: {text}")


def typeset(text: str) -> str:
    """What a reader sees of it; anything that TeX would take for a command is an error."""
    names = "|".join(map(re.escape, sorted(WRITTEN, key=len, reverse=True)))
    left = re.sub(names, "", text)
    assert not re.search(r"[\\#$%&_^~]", left), left
    return re.sub(f"({names})|[{{}}]", lambda found: WRITTEN.get(found[0], ""), text)


def test_bibtex_says_what_a_reference_needs() -> None:
    assert parsed(bibtex(CITED)) == (
        "misc",
        "two-to-nine",
        {
            "author": "{North team}",
            "title": "{From two people to nine}",
            "year": "2018",
            "month": "jul",
            "publisher": "{Test Bank}",
            "howpublished": "Test Bank",
            "note": "Learning case, version 1.1, 2018-07-02",
            "url": "https://bank.example/cases/two-to-nine/",
            "language": "en-GB",
        },
    )


def test_whatever_stands_in_a_title_comes_out_of_bibtex_as_it_went_in() -> None:
    fields = parsed(bibtex(replace(CITED, title=HARD, authors=(HARD, "One and Two"), publisher=HARD)))[2]
    assert typeset(fields["title"]) == HARD
    assert typeset(fields["howpublished"]) == HARD
    assert typeset(fields["author"]) == f"{HARD} and One and Two"
    assert fields["author"].endswith("} and {One and Two}"), "a name with an 'and' in it stays one name"


def test_an_address_cannot_break_out_of_its_braces() -> None:
    fields = parsed(bibtex(replace(CITED, address="https://bank.example/{a}\\%20_/")))[2]
    assert fields["url"] == "https://bank.example/%7Ba%7D%5C%20_/"


def test_json_cannot_end_the_script_that_it_stands_in() -> None:
    text = linked_data(replace(CITED, title="</script><!-- <script>"))
    assert "<" not in text
    assert json.loads(text)["name"] == "</script><!-- <script>"


@pytest.mark.parametrize(
    ("authors", "credit"), [(("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_authors_are_named_as_in_a_sentence(authors: tuple[str, ...], credit: str) -> None:
    assert replace(CITED, authors=authors).credit == credit


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes | None] = {
        "bank.yml": f"{SETTINGS}{ADDRESS}rights: The contributors\n",
        "cases/two-to-nine.md": case(authors=AUTHORS, changes="[{date: 2018-07-02, note: Shorter.}]"),
        "cases/asked.md": case(title="Who was <asked>?", access="authorised", rights="{holder: North}"),
        "cases/draft.md": case(title="Not ready", status="draft", published=None),
        "cases/later.md": case(title="Not due", published="2019-02-01", review_due="2020-02-01"),
        "newsletters/eip2/2018-07.md": issue(corrections="[{date: 2018-12-24, text: Two was three.}]"),
    }
    return build(write_site(tmp_path_factory.mktemp("site"), files), KB_EDITION="authorised", KB_DRAFTS="1")


def line(site: Path, address: str) -> str:
    [found] = re.findall(r'<p class="kb-citation">(.*)</p>', page(site, address))
    return str(found)


def test_a_page_says_in_one_line_how_to_cite_it(site: Path) -> None:
    assert line(site, "cases/two-to-nine") == (
        "North team and Team manager (2018) <cite>From two people to nine</cite>. Learning case, version 1.1, "
        "2 July 2018. Test Bank. Available at: https://bank.example/cases/two-to-nine/"
    )
    assert line(site, "newsletters/eip2/2018-07") == (
        "Newsletter editor (2018) <cite>EIP2 newsletter: Issue 1, July 2018</cite>. Newsletter, 24 December 2018. "
        "Test Bank. Available at: https://bank.example/newsletters/eip2/2018-07/"
    )


def test_who_may_read_it_is_said_where_not_everyone_may(site: Path) -> None:
    assert line(site, "cases/asked") == (
        "North (2018) <cite>Who was &lt;asked&gt;?</cite> Learning case, version 1.0, 1 June 2018. Test Bank. "
        "Authorised users only. Available at: https://bank.example/cases/asked/"
    )


@pytest.mark.parametrize("address", ["cases/draft", "cases/later", "cases"])
def test_what_has_not_come_out_and_what_is_a_list_cannot_be_cited(site: Path, address: str) -> None:
    html = page(site, address)
    assert "Cite this" not in html
    assert "citation_" not in html
    assert "ld+json" not in html


def test_bibtex_is_in_the_page_to_be_selected_without_scripts(site: Path) -> None:
    html = page(site, "cases/two-to-nine")
    [shown] = re.findall(r'<details class="kb-bibtex">\n<summary>BibTeX</summary>\n<pre>(.*?)</pre>', html, re.DOTALL)
    assert parsed(shown)[2]["author"] == "{North team} and {Team manager}"


def test_a_bank_without_an_address_is_cited_without_one(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    html = page(site, "cases/two-to-nine")
    assert line(site, "cases/two-to-nine").endswith("version 1.0, 1 June 2018."), "and says once whose it is"
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert "url" not in json.loads(data)
    assert "citation_public_url" not in html
    assert "DC.identifier" not in html
    assert "  url = " not in html
