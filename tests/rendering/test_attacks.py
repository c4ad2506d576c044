"""What contributed Markdown may not do: each attempt is reported, in words, where it was written."""

import re

import pytest
from knowledge_bank.model.prose import Finding, Prose
from knowledge_bank.rendering import render

ACTIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|form|button|svg|math|link|meta|base|video|textarea|!--)"
    r'|<[^>]* (?:on\w+|style|srcset|ping|target)=|(?:href|src)="\s*(?:javascript|vbscript|data):',
    re.IGNORECASE,
)


def html(prose: Prose) -> str:
    return prose.html(lambda link: link.target)


def told(prose: Prose) -> list[tuple[int, int, str, str]]:
    return [(finding.line, finding.column, finding.code, finding.wrong) for finding in prose.findings]


TAGS = [
    ("Before.\n\n<script>alert(1)</script>", 3, 1, "script"),
    ("In a <script>alert(1)</script> line", 1, 6, "script"),
    ("<SCRIPT SRC=//x.example/y.js></SCRIPT>", 1, 1, "script"),
    ("## Heading <script>x</script>", 1, 12, "script"),
    ('!!! note "<script>x</script>"\n    words', 1, 11, "script"),
    ('=== "<script>x</script>"\n\n    words', 1, 6, "script"),
    ("Words[^1]\n\n[^1]: <script>x</script>", 3, 7, "script"),
    ("| a | b |\n|---|---|\n| <script>x</script> | c |", 3, 3, "script"),
    ("`<script>` and <script>x</script>", 1, 16, "script"),
    ("```\n<script>\n```\n\n<script>x</script>", 5, 1, "script"),
    ("<style>p { color: red }</style>", 1, 1, "style"),
    ("<iframe src='https://x.example'></iframe>", 1, 1, "iframe"),
    ("<object data='x'></object>", 1, 1, "object"),
    ("<embed src='x'>", 1, 1, "embed"),
    ("<svg onload='x'></svg>", 1, 1, "svg"),
    ("<math></math>", 1, 1, "math"),
    ("<form action='x'></form>", 1, 1, "form"),
    ("<link rel='stylesheet' href='x'>", 1, 1, "link"),
    ("<meta http-equiv='refresh' content='0'>", 1, 1, "meta"),
    ("<base href='https://x.example'>", 1, 1, "base"),
    ("<video src='x'></video>", 1, 1, "video"),
    ("<textarea>", 1, 1, "textarea"),
    ("<x-dialog>words</x-dialog>", 1, 1, "x-dialog"),
    ('<noscript><p title="</noscript><img src=x onerror=y>">', 1, 1, "noscript"),
]


@pytest.mark.parametrize(("text", "line", "column", "tag"), TAGS)
def test_a_tag_that_is_not_allowed_is_reported_where_it_is_written(text: str, line: int, column: int, tag: str) -> None:
    prose = render(text)
    example = "remove it; to show it as an example, write it between backticks"
    assert Finding(line, column, "unsafe-html", f"`<{tag}>` may not be used", example) in prose.findings
    assert not ACTIVE.search(html(prose))


ATTRIBUTES = [
    ('*words*{: onclick="x" }', 1, 11, "onclick", "em"),
    ("Words\n{: onmouseover=x }", 2, 4, "onmouseover", "p"),
    ("# Heading {: onclick=x }", 1, 14, "onclick", "h1"),
    ("[words](other.md){ target=_blank }", 1, 20, "target", "a"),
    ("Our target is a [page](other.md){target=_blank}", 1, 34, "target", "a"),
    ("<a href='other.md' ping='x'>words</a>", 1, 20, "ping", "a"),
    ("<a href='other.md' onclick='x'>words</a>", 1, 20, "onclick", "a"),
    ("<a name='__search'>words</a>", 1, 4, "name", "a"),
    ("<img src='a.png' srcset='b.png 2x'>", 1, 18, "srcset", "img"),
    ("<img src='a.png' onerror='x'>", 1, 18, "onerror", "img"),
    ("![a](b.png){ loading=eager }", 1, 14, "loading", "img"),
    ("<p style='color: red'>words</p>", 1, 4, "style", "p"),
    ("<div data-md-component='search'>words</div>", 1, 6, "data-md-component", "div"),
    ("<div markdown>\nwords\n</div>", 1, 6, "markdown", "div"),
]


@pytest.mark.parametrize(("text", "line", "column", "name", "tag"), ATTRIBUTES)
def test_an_attribute_that_is_not_allowed_is_reported(text: str, line: int, column: int, name: str, tag: str) -> None:
    prose = render(text)
    wrong, remedy = f"`{name}` may not be set on `<{tag}>`", f"remove `{name}`, and the value after it"
    assert prose.findings == (Finding(line, column, "unsafe-html", wrong, remedy),)
    assert not ACTIVE.search(html(prose))


LINKS = [
    ("[words](javascript:alert(1))", 1, 9),
    ("[words](JaVaScRiPt:alert(1))", 1, 9),
    ("[words](&#106;avascript:alert(1))", 1, 9),
    ("[words](vbscript:x)", 1, 9),
    ("[words](data:text/html,x)", 1, 9),
    ("[words](file:///etc/passwd)", 1, 9),
    ("[words][1]\n\n[1]: javascript:x", 3, 6),
    ("<a href=' javascript:x'>words</a>", 1, 10),
    ("<a href='java&#10;script:x'>words</a>", 1, 10),
    ("<a href='java&Tab;script:x'>words</a>", 1, 10),
    ("<a href='&#1;javascript:x'>words</a>", 1, 10),
    ("[words](//x.example)", 1, 9),
    ("[words](/\\x.example)", 1, 9),
    ("<a href='/&#9;/x.example'>words</a>", 1, 10),
]


@pytest.mark.parametrize(("text", "line", "column"), LINKS)
def test_a_link_that_does_not_lead_to_a_page_is_reported_and_has_no_address(text: str, line: int, column: int) -> None:
    prose = render(text)
    assert prose.findings == (
        Finding(
            line,
            column,
            "unsafe-link",
            "a link leads to `https:`, `http:`, `mailto:`, `tel:` or a file of this bank, and this one does not",
            "write the address in full, beginning with `https://`, or the name of the file",
        ),
    )
    assert not prose.links
    assert "href" not in html(prose)


IMAGES = [
    "![a](https://x.example/a.png)",
    "![a](//x.example/a.png)",
    "![a](/\\x.example/a.png)",
    "![a](/a.png)",
    "![a](data:image/png;base64,AAA)",
    "![a](#a)",
]


@pytest.mark.parametrize("text", IMAGES)
def test_an_image_is_a_file_beside_the_text(text: str) -> None:
    prose = render(text)
    assert prose.findings == (
        Finding(
            1,
            6,
            "foreign-image",
            "an image must be a file of this bank, named as seen from this text",
            "put it in a folder beside this text and write its name, for example `images/house.png`",
        ),
    )
    assert html(prose) == '<p><img loading="lazy" alt="a"></p>'


COMMENTS = [
    ("Before\n\n<!-- the family of J. -->\n\nAfter", 3, 1),
    ("In a <!-- the family of J. --> line", 1, 6),
    ("Before\n\n<!-- never closed", 3, 1),
    ("In a <!-- never closed\n\nAfter", 1, 6),
]


@pytest.mark.parametrize(("text", "line", "column"), COMMENTS)
def test_a_comment_is_reported_whether_closed_or_not(text: str, line: int, column: int) -> None:
    assert render(text).findings == (
        Finding(
            line,
            column,
            "unsafe-html",
            "a comment (`<!-- ... -->`) would be published: readers can see it in the source of the page",
            "remove it; write notes for colleagues in the pull request",
        ),
    )


@pytest.mark.parametrize("text", ["<?php x ?>", "<!DOCTYPE html>", "<![CDATA[x]]>"])
def test_a_declaration_is_reported(text: str) -> None:
    assert told(render(text)) == [(1, 1, "unsafe-html", "what begins with `<!` or `<?` may not be used")]


FIELDS = [
    ("<input type='text'>", 1, "input"),
    ("<input type='checkbox'>", 1, "input"),
    ("<label for='__search'>words</label>", 1, "label"),
    ("- [ ] a\n- [x] b\n\n<input type=checkbox disabled>", 4, "input"),
    ("<input id='__tabbed_1_1' name='__tabbed_1' type='text'>", 1, "input"),
]


@pytest.mark.parametrize(("text", "line", "tag"), FIELDS)
def test_a_form_field_comes_from_a_task_list_or_a_tab_and_from_nowhere_else(text: str, line: int, tag: str) -> None:
    findings = render(text).findings
    remedy = "remove it; a thing to tick is written `- [ ] thing`"
    assert Finding(line, 1, "unsafe-html", f"`<{tag}>` may not be used", remedy) in findings


RESERVED = [
    ("<div id='__search'>words</div>", 1, 10, "reserved-id", "an id that begins with `__` belongs to the page itself"),
    ("# Heading {: #__toc }", 1, 15, "reserved-id", "an id that begins with `__` belongs to the page itself"),
    ("Words\n{: .md-overlay }", 2, 5, "reserved-class", "the class `md-overlay` belongs to the page itself"),
    ("<pre class='mermaid'>a</pre>", 1, 13, "reserved-class", "the class `mermaid` belongs to the page itself"),
    ("<pre class='a&#9;mermaid'>a</pre>", 1, 18, "reserved-class", "the class `mermaid` belongs to the page itself"),
]


@pytest.mark.parametrize(("text", "line", "column", "code", "wrong"), RESERVED)
def test_a_body_cannot_pass_for_the_page(text: str, line: int, column: int, code: str, wrong: str) -> None:
    assert told(render(text)) == [(line, column, code, wrong)]


BROKEN = [
    ("<div>\n\nwords", 1, 1, "`<div>` is opened and never closed"),
    ("Words <b>bold", 1, 7, "`<b>` is opened and never closed"),
    ("<div/>", 1, 1, "`<div>` is opened and never closed"),
    ("<div><p>words</div>", 1, 6, "`<p>` is opened and never closed"),
    ("Words </div> words", 1, 7, "`</div>` closes something that was never opened"),
    ("Words\n\n</article>\n\nwords", 3, 1, "`</article>` closes something that was never opened"),
    ("Words </script> words", 1, 7, "`</script>` closes something that was never opened"),
    ("Words <div>a</div> words", 1, 7, "`<div>` cannot stand here"),
    ("[a <https://x.example>](other.md)", 1, 5, "a link stands inside another link"),
    ("<a href=`x` b=c>words</a>", 1, 1, "the HTML in this text does not fit together"),
]


@pytest.mark.parametrize(("text", "line", "column", "wrong"), BROKEN)
def test_html_that_would_break_the_page_is_reported(text: str, line: int, column: int, wrong: str) -> None:
    assert told(render(text)) == [(line, column, "broken-html", wrong)]


def test_tags_closed_in_the_wrong_order_are_both_reported() -> None:
    assert told(render("<b><i>words</b></i>")) == [
        (1, 4, "broken-html", "`<i>` is opened and never closed"),
        (1, 16, "broken-html", "`</i>` closes something that was never opened"),
    ]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_text() -> None:
    text = "![a](https://x.example/a.png)\n\n*b*{: onclick=x }\n\n[c](javascript:x) <script>d</script>"
    assert [(line, code) for line, _, code, _ in told(render(text))] == [
        (1, "foreign-image"),
        (3, "unsafe-html"),
        (5, "unsafe-link"),
        (5, "unsafe-html"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '*[X]: a" onclick="b\n\nX',
        '<http://x.example/"onclick=b>',
        "<div title='\" onclick=b \"'>c</div>",
        '![" onerror=b](c.png)',
    ],
)
def test_quotes_do_not_end_an_attribute(text: str) -> None:
    prose = render(text)
    assert not prose.findings
    assert not re.search(r'<(?:[^>"]|"[^"]*")* on\w+=', html(prose))


def test_the_headings_of_a_table_of_contents_are_clean_too() -> None:
    (heading,) = render("## <b>a</b> <img src=x onerror=y>").headings
    assert heading["name"] == "a"
    assert heading["html"] == '<b>a</b> <img src="x">'
