"""An issue on paper: tagged, in the order of the issue, and the same bytes every time."""

import re
import subprocess
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import edition
from knowledge_bank.model.tree import Block, Box, Heading, Listing, Paragraph, Picture, Table, Verbatim, inlines, plain
from knowledge_bank.newsletter.letter import Letter, letter
from knowledge_bank.outputs import pdf, printed
from knowledge_bank.outputs.paper import FONTS

from tests.banks import SETTINGS, issue, write_bank
from tests.files import picture

ADDRESS = "address: https://bank.example/\nmailbox: editor@bank.example\n"

BODY = """\
## Welcome

Read [the case](../../cases/two-to-nine.md), and *then* read [the case](../../cases/two-to-nine.md) & `code` again.
An address may be **[as long as a line and longer, so that it has to be broken somewhere on its way](https://long.example/a?b=1&c=2)**.

![A house with three windows](house.png)

### Try this

1. One
2. Two, with points of its own:

    - inner one
    - inner two [with a link](https://inner.example/)

3. Three

> Somebody said so.

!!! note "To remember"

    Write to [us](mailto:us@bank.example), or see <https://plain.example/>.

| What | Who |
|---|---|
| A plan | [Everyone](https://everyone.example/) |
| Ŵyau, ✓ and → | Łukasz |

```
kept   as it
  is
```

---

## The end

Good bye.
"""


def sample(folder: Path, body: str = BODY, **fields: object) -> tuple[Letter, dict[str, Path]]:
    """The letter of an issue that has a bit of everything, and the files of its pictures."""
    corrections = "[{date: 2018-08-02, text: Two was three.}]"
    bank = write_bank(
        folder / "content",
        {
            "bank.yml": SETTINGS + ADDRESS,
            "newsletters/eip2/2018-07.md": issue(body, **{"corrections": corrections, **fields}),
            "newsletters/eip2/house.png": picture(),
        },
    )
    subject = inspect(bank, "content").subject
    assert subject is not None
    one = subject.catalog.issues[0]
    made = letter(edition(subject.catalog, "public", subject.day), one, subject.prose[one.path])
    return made, {address: bank / path for address, path in made.pictures.items()}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return sample(tmp_path_factory.mktemp("told"))[0]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of that letter."""
    folder = tmp_path_factory.mktemp("paper")
    made, pictures = sample(folder)
    path = folder / "issue.pdf"
    path.write_bytes(pdf(printed(made), pictures))
    return path


def elements(paper: Path) -> Iterator[Any]:
    """The elements of the structure, the outer before the inner."""
    with pikepdf.open(paper) as opened:
        open_ones = [opened.Root.StructTreeRoot.K[0]]
        while open_ones:
            element = open_ones.pop()
            yield element
            kids: Any = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            open_ones += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def structure(paper: Path) -> list[tuple[str, str]]:
    """Each element that has words of its own, by its tag, and those words: what a screen reader reads."""
    result = subprocess.run(["pdfinfo", "-struct-text", str(paper)], capture_output=True, text=True, check=True)
    found: list[tuple[str, str]] = []
    tags: list[str] = []
    for line in result.stdout.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        said = line.strip()
        if said.startswith('"'):
            found.append((next(tag for tag in reversed(tags[:depth]) if tag not in ("Span", "NonStruct")), said[1:-1]))
        else:
            tags = [*tags[:depth], said.split(" ")[0]]
    return found


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of blocks, line by line; pictures have none."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(tuple(part for part in block.inside if not isinstance(part, Picture)))
            case Listing():
                for point in block.points:
                    yield from words(point)
            case Box():
                yield plain(block.title)
                yield from words(block.inside)
            case Table():
                for row in (*block.head, *block.rows):
                    yield from map(plain, row)
            case Verbatim():
                yield block.text


def test_it_says_that_it_is_tagged_and_what_it_is(paper: Path, told: Letter) -> None:
    with pikepdf.open(paper) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.docinfo.Title) == "EIP2 newsletter: Issue 1, July 2018"
        assert str(opened.docinfo.Author) == "Newsletter editor"
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "EIP2 newsletter: Issue 1, July 2018"
    info = subprocess.run(["pdfinfo", str(paper)], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split(":", 1) for line in info.splitlines())
    told_of = {name: facts[name].strip() for name in ("Tagged", "JavaScript", "Encrypted", "Form")}
    assert told_of == {"Tagged": "yes", "JavaScript": "no", "Encrypted": "no", "Form": "none"}
    assert "A4" in facts["Page size"]
    assert "Jul  6 00:00:00 2018" in facts["CreationDate"]
    assert "Aug  2 00:00:00 2018" in facts["ModDate"], "the day of the correction"


def test_every_picture_has_its_words(paper: Path, told: Letter) -> None:
    found = [str(element.Alt) for element in elements(paper) if element.S == "/Figure"]
    assert found == [part.alternative for part in inlines(told.tree.blocks) if isinstance(part, Picture)]
    assert found == ["A house with three windows"]


def test_headings_are_those_of_the_issue_in_their_order_and_skip_no_level(paper: Path, told: Letter) -> None:
    levels = [int(str(element.S)[2]) for element in elements(paper) if re.fullmatch(r"/H\d", str(element.S))]
    assert levels == [1, *(heading.level for heading in told.tree.headings), 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [text for tag, text in structure(paper) if tag == "H1"] == ["Issue 1, July 2018"]


def test_bookmarks_lead_to_every_heading(paper: Path, told: Letter) -> None:
    def titles(items: Any) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from titles(item.children)

    with pikepdf.open(paper) as opened, opened.open_outline() as outline:
        found = list(titles(outline.root))
    headings = [plain(heading.inside) for heading in told.tree.headings]
    assert found == [told.title, *headings, "Where the numbered links lead"]


def test_links_lead_where_those_of_the_issue_do_in_their_order(paper: Path, told: Letter) -> None:
    found = []
    for element in elements(paper):
        if element.S == "/Link":
            kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
            assert len(kids) == 1
            found.append(str(kids[0].Obj.A.URI))
    assert len(told.tree.links) > 8
    # A link that goes on in the next line is two.
    assert [one for one, _ in groupby(found)] == [one for one, _ in groupby(told.tree.links)]
    with pikepdf.open(paper) as opened:
        annotations = [str(one.A.URI) for sheet in opened.pages for one in sheet.get("/Annots", [])]
    assert sorted(annotations) == sorted(found), "every annotation stands in the structure"


def test_text_is_read_in_the_order_of_the_issue(paper: Path, told: Letter) -> None:
    read = [text for tag, text in structure(paper) if tag != "Lbl"]
    said = re.sub(r"\[\d+\]", "", "".join(read))
    meant = "".join(words(told.tree.blocks))
    squeezed, wanted = (re.sub(r"\s", "", text) for text in (said, meant))
    assert wanted in squeezed
    assert squeezed.startswith("EIP2newsletterTestBankIssue1,July2018EIP2newsletter:")


def test_an_address_that_cannot_be_read_is_printed_once_and_numbered(told: Letter) -> None:
    html = printed(told)
    listed = re.findall(r"<li>([^<]*)</li>", html[html.index('class="addresses"') :])
    assert listed == [
        "bank.example/workshops/w1/",
        "bank.example/cases/two-to-nine/",
        "long.example/a?b=1&amp;c=2",
        "inner.example/",
        "us@bank.example",
        "everyone.example/",
        "bank.example/resources/three-houses/",
    ]
    assert html.count('the case</a><span data-number="2"></span>') == 2
    assert '<a href="https://plain.example/">https://plain.example/</a>,' in html or (
        '<a href="https://plain.example/">https://plain.example/</a>.' in html
    ), "whose address can be read has no number"


def test_pages_carry_the_title_and_their_number(paper: Path) -> None:
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    for number, sheet in enumerate(pages, 1):
        last = sheet.rstrip().splitlines()[-1]
        assert re.fullmatch(rf" *EIP2 newsletter: Issue 1, July 2018 +Page {number} of {len(pages)}", last)


def test_only_the_fonts_that_every_machine_has_are_in_it(paper: Path) -> None:
    with pikepdf.open(paper) as opened:
        dictionaries = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        names = {str(one.BaseFont) for one in dictionaries if "/BaseFont" in one}
    families = {re.sub(r"^/\w+\+", "", name).replace("-", " ") for name in names}
    assert families
    assert all(family.startswith(tuple(FONTS)) for family in families), families


def test_nothing_in_it_runs(paper: Path) -> None:
    with pikepdf.open(paper) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert not {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch"} & set(one.keys())


def test_a_draft_says_so_and_not_that_it_was_published(tmp_path: Path, told: Letter) -> None:
    assert "Published 6 July 2018. " in printed(told)
    draft = printed(sample(tmp_path, status="draft")[0])
    assert "<h1>Draft: Issue 1, July 2018</h1>" in draft
    assert "EIP2 newsletter: Draft: Issue 1, July 2018" in draft
    assert "Published" not in draft


def test_the_same_letter_gives_the_same_bytes(tmp_path: Path, paper: Path) -> None:
    made, pictures = sample(tmp_path)
    assert pdf(printed(made), pictures) == paper.read_bytes()
