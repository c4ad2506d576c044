"""The sections of an issue one by one, ready to be pasted."""

import re
from html import unescape

import pytest
from knowledge_bank.model.prose import Link
from knowledge_bank.model.tree import Block, Heading, Paragraph, Tree, Words
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs.letters.blocks import blocks_html, blocks_md, origin, parts
from knowledge_bank.outputs.letters.markdown import markdown
from knowledge_bank.rendering import render
from knowledge_bank.rendering.tree import tree

from tests.files import picture
from tests.letters import SHIPPED, Seen, letters, said_in_order, sample, sayings


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return sample(tmp_path_factory.mktemp("letter"), files={"newsletters/eip2/house.png": picture()})


def read_again(text: str) -> Tree:
    """What our own dialect makes of Markdown."""

    def as_written(link: Link) -> str:
        return link.target

    prose = render(text)
    assert {finding.code for finding in prose.findings} <= {"foreign-image"}
    return tree(prose, as_written)


def without_places(blocks: tuple[Block, ...]) -> list[Block]:
    return [Heading(block.level, "", block.inside) if isinstance(block, Heading) else block for block in blocks]


def test_there_is_one_for_every_section_but_what_is_about_the_newsletter(letter: Letter) -> None:
    assert [part.title for part in parts(letter)] == ["Welcome", "Two wide things", "The end", "New in the bank"]


def test_each_says_where_it_is_from_and_whose_work_it_is(letter: Letter) -> None:
    for part in parts(letter):
        address = f"https://bank.example/newsletters/eip2/2018-07/#{part.id}"
        last = "EIP2 newsletter, Issue 1, July 2018"
        assert part.html.rstrip().endswith(
            f'<em>From <a href="{address}">{last}</a> (Test Bank). Rights: The authorities.</em></p>'
        )
        assert part.markdown.endswith(f"*From [{last}]({address}) (Test Bank). Rights: The authorities.*")


def test_html_brings_its_styles_and_nothing_that_another_page_could_trip_over(letter: Letter) -> None:
    for part in parts(letter):
        seen = Seen(part.html)
        assert not {name for _, given in seen.elements for name in given} & {"class", "id", "role"}
        assert not {tag for tag, _ in seen.elements} & {"html", "body", "style", "script", "form"}
        assert all("style" in given for tag, given in seen.elements if tag in ("h2", "p", "ul", "li", "blockquote"))
        assert all(re.match("https://|mailto:", address) for address, _ in seen.links)


def test_markdown_is_read_again_as_what_it_was_made_from(letter: Letter) -> None:
    for one in (letter, *letters(SHIPPED)):
        for heading, below in one.tree.sections[:-1]:
            blocks = (heading, *below, origin(one, heading))
            again = read_again(markdown(blocks))
            assert list(sayings(tuple(again.blocks))) == list(sayings(blocks))
            assert again.links == Tree(blocks).links
            assert one is letter or without_places(again.blocks) == without_places(blocks)


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "+ no list",
        "1. no list",
        "1) no list",
        "> no quotation",
        ": no definition",
        "*stars* and _lines_ and `ticks` and snake_case_words",
        "[no](link) and ![no](picture) and <b>no</b> and <https://no.example>",
        "a & b &amp; c &#60; d",
        "~~~",
        "~~not struck out~~",
        "--- ",
        "===",
        "| a | b |",
        "back\\slash \\* and {: .no } attributes { #no }",
        "!!! note",
        '??? note "x"',
        "[^1]: no footnote",
        "*[HTML]: no abbreviation",
        "- [ ] no task",
        "www.no.example and a@b.example",
    ],
)
def test_words_that_look_like_markup_are_read_again_as_words(text: str, letter: Letter) -> None:
    blocks = (Paragraph((Words(text),)), Paragraph((Words("after"),)))
    again = read_again(markdown(blocks))
    assert [line.strip() for line in sayings(again.blocks)] == [text.strip(), "after"]
    assert again.links == ()


def test_the_page_shows_each_and_has_its_html_and_markdown_to_copy(letter: Letter) -> None:
    html = blocks_html(letter)
    fields = [unescape(found) for found in re.findall(r"<textarea readonly[^>]*>\n(.*?)</textarea>", html, re.DOTALL)]
    assert fields == [text for part in parts(letter) for text in (part.html, part.markdown)]
    shown = Seen(html).text
    below = (block for heading, below in letter.tree.sections[:-1] for block in (heading, *below))
    assert said_in_order(sayings(tuple(below)), shown) == []


def test_the_page_runs_nothing_and_is_found_by_no_search_engine(letter: Letter) -> None:
    html = blocks_html(letter)
    assert '<meta name="robots" content="noindex">' in html
    assert "default-src 'none'; style-src 'sha256-" in html
    assert "<script" not in html
    assert " style=" not in re.sub(r"<textarea.*?</textarea>", "", html, flags=re.DOTALL)


def test_the_file_holds_the_markdown_of_all(letter: Letter) -> None:
    assert blocks_md(letter) == "\n\n---\n\n".join(part.markdown for part in parts(letter)) + "\n"
