"""What Markdown offers here, in the HTML that it becomes, none of which is mistaken for an attack."""

import pytest
from knowledge_bank.rendering import render

PLAIN = [
    ("# Title", '<h1 id="title">Title<a class="headerlink" href="#title" title="Permanent link">¶</a></h1>'),
    ("*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> ~~d~~</p>"),
    ("a  \nb", "<p>a<br>\nb</p>"),
    ("a & b < c > d \"e\" 'f' &copy; &nbsp; &#8364;", "<p>a &amp; b &lt; c &gt; d \"e\" 'f' © &nbsp; €</p>"),
    ("Ages 3 < 5, x <3 y", "<p>Ages 3 &lt; 5, x &lt;3 y</p>"),
    ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
    ("---", "<hr>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("term\n: meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>"),
    ('*[EIP]: Evidence "Informed"\n\nEIP', '<p><abbr title="Evidence &quot;Informed&quot;">EIP</abbr></p>'),
    ("words\n{: .lead #intro }", '<p class="lead" id="intro">words</p>'),
    ("`<script>` and `{{ page }}`", "<p><code>&lt;script&gt;</code> and <code>{{ page }}</code></p>"),
    (
        "```\n<script> <!-- {{ page }}\n```",
        '<div class="highlight"><pre><span></span><code>&lt;script&gt; &lt;!-- {{ page }}\n</code></pre></div>',
    ),
    ("    <script>", '<div class="highlight"><pre><span></span><code>&lt;script&gt;\n</code></pre></div>'),
    (
        '!!! warning "Take care"\n    words',
        '<div class="admonition warning">\n<p class="admonition-title">Take care</p>\n<p>words</p>\n</div>',
    ),
    (
        "??? note\n    words",
        '<details class="note">\n<summary>Note</summary>\n<p>words</p>\n</details>',
    ),
    (
        '???+ note "More"\n    words',
        '<details class="note" open="">\n<summary>More</summary>\n<p>words</p>\n</details>',
    ),
]


@pytest.mark.parametrize(("text", "html"), PLAIN)
def test_what_a_person_writes_becomes(text: str, html: str) -> None:
    prose = render(text)
    assert prose.html(lambda link: link.target) == html
    assert not prose.findings


def test_a_table_says_how_its_columns_are_aligned_with_classes() -> None:
    prose = render("| a | b | c |\n|:--|--:|---|\n| 1 | 2 {: .sum } | 3 |")
    html = prose.html(str)
    assert '<th class="align-left">a</th>\n<th class="align-right">b</th>\n<th>c</th>' in html
    assert '<td class="align-right sum">2</td>' in html
    assert "style=" not in html
    assert not prose.findings


def test_a_footnote_leads_there_and_back() -> None:
    prose = render("Words[^a] and again[^a].\n\n[^a]: The note.\n\n    Its second paragraph.")
    html = prose.html(str)
    assert '<a class="footnote-ref" href="#fn:a">1</a>' in html
    assert '<li id="fn:a">' in html
    assert '<a class="footnote-backref" href="#fnref:a" title="Jump back to footnote 1 in the text">↩</a>' in html
    assert not prose.findings


def test_tabs_keep_the_fields_that_work_them() -> None:
    prose = render('=== "Worker"\n\n    words\n\n=== "Manager"\n\n    others')
    html = prose.html(str)
    assert '<input checked="" id="__tabbed_1_1" name="__tabbed_1" type="radio">' in html
    assert '<label for="__tabbed_1_2">Manager</label>' in html
    assert not prose.findings


def test_a_task_list_keeps_its_boxes() -> None:
    prose = render("- [ ] to do\n- [x] done")
    html = prose.html(str)
    assert '<label class="task-list-control"><input type="checkbox" disabled="">' in html
    assert '<input type="checkbox" disabled="" checked="">' in html
    assert not prose.findings


def test_a_fence_may_have_a_title_line_numbers_and_marked_lines() -> None:
    prose = render('```py title="x.py" linenums="1" hl_lines="2"\ndef f():\n    return "<b>" + \'&\'\n```')
    html = prose.html(str)
    assert '<span class="filename">x.py</span>' in html
    assert '<span class="linenos" data-linenos="1 "></span>' in html
    assert '<span class="hll">' in html
    assert "style=" not in html
    assert not prose.findings


def test_a_marker_becomes_a_table_of_contents() -> None:
    prose = render("[TOC]\n\n## A\n\n### B")
    assert '<div class="toc">\n<ul>\n<li><a href="#a">A</a>' in prose.html(str)
    assert not prose.findings


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}",
        "words {{ page.title }}",
        "words\n{{ page.title }}",
        "*words*{{ page.title }}",
        "## Heading {{ page.title }}",
        "| a | b |\n|---|---|\n| c {{ page.title }} | d |",
        "{% include 'x' %} and {{ page.title }}",
        "<div title='{{ page.title }}'>words</div>",
    ],
)
def test_a_template_is_text(text: str) -> None:
    prose = render(text)
    assert "{{ page.title }}" in prose.html(str)
    assert not prose.findings


@pytest.mark.parametrize(
    "text",
    [
        "<details open><summary>More</summary>words</details>",
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody><tr><td colspan=2>a</td></tr></tbody></table>",
        "<figure><img src='a.png' alt='b'><figcaption>c</figcaption></figure>",
        "<ol reversed start=3 type=a><li value=4>a</li></ol>",
        "a<br/>b and <kbd>c</kbd><sup>d</sup> <abbr title='e'>f</abbr>",
        "<div class='grid' lang='nl' dir='ltr'>\n\n**not Markdown**\n\n</div>",
        "<pre>\n\nwords</pre>",
        "<p>a & b &amp; c &nbsp; d</p>",
        "<a href='mailto:a@b.example'>c</a> <me@b.example> [d](tel:+31201234567)",
        "[a](b.md){ .md-button .md-button--primary }",
        "![a](b.png){ loading=lazy width=300 }",
        "We read about mermaid and md-overlay, and about onclick and target.",
        "## `__init__`",
    ],
)
def test_sound_html_and_attributes_are_left_alone(text: str) -> None:
    assert not render(text).findings


def test_headings_are_a_tree_and_ids_begin_afresh_in_every_body() -> None:
    text = "## A *b*\n\n### C & D\n\n## A b"
    headings = render(text).headings
    assert render(text).headings == headings
    assert [(heading["level"], heading["id"], heading["name"]) for heading in headings] == [
        (2, "a-b", "A b"),
        (2, "a-b_1", "A b"),
    ]
    assert headings[0]["html"] == "A <em>b</em>"
    assert [(child["id"], child["name"]) for child in headings[0]["children"]] == [("c-d", "C &amp; D")]


def test_the_id_of_a_heading_is_never_one_of_the_pages_own() -> None:
    assert [heading["id"] for heading in render("## `__search`\n\n## `__`").headings] == ["search", "_1"]


def test_nothing_becomes_nothing() -> None:
    assert render("").html(str) == ""
    assert render("\n \n").html(str) == ""
