"""Where a link or an image goes is kept apart from the HTML, with the place where its author wrote it."""

import pytest
from knowledge_bank.model.prose import Link, LinkKind
from knowledge_bank.rendering import render

WRITTEN = [
    ("[a](b.md)", LinkKind.LINK, "b.md", 1, 5),
    ("Words\nand [a](../c/b.md#d 'Title')", LinkKind.LINK, "../c/b.md#d", 2, 9),
    ("[a](<my file.md>)", LinkKind.LINK, "my file.md", 1, 6),
    ("[a](b_(c).md)", LinkKind.LINK, "b_(c).md", 1, 5),
    ("[a](b?c=1&d=2)", LinkKind.LINK, "b?c=1&d=2", 1, 5),
    ("[a](b?c=1&amp;d=2)", LinkKind.LINK, "b?c=1&d=2", 1, 5),
    ("[a](b\\_c.md)", LinkKind.LINK, "b_c.md", 1, 5),
    ("[a][r]\n\n[r]: b.md 'Title'", LinkKind.LINK, "b.md", 3, 6),
    ("[a]\n\n[a]: b.md", LinkKind.LINK, "b.md", 3, 6),
    ("<https://x.example/?a=1&b=2>", LinkKind.LINK, "https://x.example/?a=1&b=2", 1, 2),
    ("<me@x.example>", LinkKind.LINK, "mailto:me@x.example", 1, 2),
    ("<a class='c' href='b.md'>a</a>", LinkKind.LINK, "b.md", 1, 20),
    ("<a href=b.md>a</a>", LinkKind.LINK, "b.md", 1, 9),
    ("![a](b.png)", LinkKind.IMAGE, "b.png", 1, 6),
    ("![a][r]\n\n[r]: b.png", LinkKind.IMAGE, "b.png", 3, 6),
    ("<img alt='a' src='b.png'>", LinkKind.IMAGE, "b.png", 1, 19),
    ("`[a](b.md)` [a](b.md)", LinkKind.LINK, "b.md", 1, 17),
    ("```\n[a](b.md)\n```\n\n[a](b.md)", LinkKind.LINK, "b.md", 5, 5),
    ("    [a](b.md)\n\n[a](b.md)", LinkKind.LINK, "b.md", 3, 5),
    ("- words\n\n    [a](b.md)", LinkKind.LINK, "b.md", 3, 9),
    ("!!! note\n    [a](b.md)", LinkKind.LINK, "b.md", 2, 9),
    ("See b.md and xb.md, [a](b.md)", LinkKind.LINK, "b.md", 1, 25),
    ("| a | b |\n|---|---|\n| c | [a](b.md) |", LinkKind.LINK, "b.md", 3, 11),
]


@pytest.mark.parametrize(("text", "kind", "target", "line", "column"), WRITTEN)
def test_an_address_is_found_where_it_is_written(
    text: str, kind: LinkKind, target: str, line: int, column: int
) -> None:
    prose = render(text)
    assert prose.links == (Link(kind, target, line, column),)
    assert not prose.findings


def test_each_use_of_an_address_has_its_own_place() -> None:
    places = [(link.line, link.column) for link in render("[a](b.md) [c](b.md)\n\n![d](b.md)").links]
    assert places == [(1, 5), (1, 15), (3, 6)]


def test_an_address_used_by_name_is_where_the_name_was_given() -> None:
    places = [(link.line, link.column) for link in render("[a][r] and [b][r]\n\n[r]: c.md").links]
    assert places == [(3, 6), (3, 6)]


def test_a_link_within_the_page_is_html_like_any_other() -> None:
    prose = render("[a](#b)")
    assert prose.parts == ('<p><a href="#b">a</a></p>',)


def test_the_same_prose_can_be_shown_at_any_place() -> None:
    prose = render('[a](b.md "T") and ![c](d.png)')
    assert prose.html(lambda link: f"https://x.example/?of={link.target}&by=1") == (
        '<p><a href="https://x.example/?of=b.md&amp;by=1" title="T">a</a> and '
        '<img loading="lazy" alt="c" src="https://x.example/?of=d.png&amp;by=1"></p>'
    )


def test_an_address_cannot_leave_its_quotes() -> None:
    prose = render("[a](b.md)")
    assert prose.html(lambda link: f'" onclick="{link.target}') == '<p><a href="&quot; onclick=&quot;b.md">a</a></p>'


def test_an_image_is_fetched_when_it_comes_into_view_and_keeps_its_words() -> None:
    assert render("![A house](b.png)").html(lambda link: link.target) == (
        '<p><img loading="lazy" alt="A house" src="b.png"></p>'
    )


def test_a_picture_that_is_a_link_has_two_addresses() -> None:
    assert [link.target for link in render("[![a](b.png)](c.md)").links] == ["c.md", "b.png"]
