"""Letters for tests, and what they say, to be looked for in whatever is made of them."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from knowledge_bank.model import edition
from knowledge_bank.model.tree import Block, Box, Heading, Listing, Paragraph, Table, Verbatim, plain
from knowledge_bank.newsletter.letter import Letter, letter
from knowledge_bank.reading import day_of, read
from knowledge_bank.rendering import render

from tests.banks import SETTINGS, issue, resource, write_bank

SHIPPED = Path(__file__).parents[1] / "content"

ADDRESS = "address: https://bank.example/\nmailbox: editor@bank.example\nrights: The authorities\n"
UNSUBSCRIBE = "https://lists.example/leave"
LEAVING = SETTINGS.replace("starts: 2018-05-01}", f'starts: 2018-05-01, unsubscribe: "{UNSUBSCRIBE}"}}') + ADDRESS
"""The settings of a bank that is on the web, with a mailing list."""

WIDE_TABLE = """\
| What happened | Who was there when it happened | What came of it in the end |
|---|---|---|
| Something that takes many words to tell | Everybody one can think of, and more | Nothing to speak of |
"""

EVERYTHING = """\
## Welcome

Read [the case](../../cases/two-to-nine.md), and *then* read [the **case** again](../../cases/two-to-nine.md) & `code`.
Write to [editor@bank.example](mailto:editor@bank.example); the address
<https://long.example/{path}> is longer than any line of a mail, and <br> here a line ends.

![A house with three windows](house.png)

### Try this

1. One
2. Two, with points of its own:

    - inner one, which goes on and on and on until it no longer fits on one line of the text
    - inner two [with a link](https://inner.example/?a=1&b=2)

3. Three

> Somebody said so, and said so at such length that it took more than one line of the text.

!!! note "To remember"

    1 < 2 & "quotes", snake_case, *stars* and [brackets].

| What | Who |
|---|---|
| A plan | [Everyone](https://everyone.example/) |
| Ŵyau, ✓ and → | Łukasz, 家族と一緒に |

## Two wide things

{table}
```
kept   as it
  is
```

---

{wide}

## The end

Good bye, ~~or so~~.
""".format(path="x" * 90, table=WIDE_TABLE, wide="家族と一緒に安全を考える。" * 12)


def letters(bank: Path) -> list[Letter]:
    """The letters of all issues of a bank's most open edition."""
    catalog = read(bank).catalog
    assert catalog is not None
    readers = edition(catalog, catalog.bank.most_open, day_of(catalog.bank, bank))
    return [letter(readers, one, render(one.body)) for one in readers.catalog.issues]


def sample(
    folder: Path, body: str = EVERYTHING, files: Mapping[str, str | bytes] | None = None, **fields: object
) -> Letter:
    """The letter of one issue in a bank of its own, by default one that has a bit of everything."""
    bank = write_bank(
        folder / "content", {"bank.yml": LEAVING, "newsletters/eip2/2018-07.md": issue(body, **fields), **(files or {})}
    )
    return letters(bank)[0]


def large(folder: Path, entries: int) -> Letter:
    """A letter that tells of many entries: 150 characters each, and an address of 75."""
    summary = "What happened and what came of it, told in so many words that a card is as full as it may be. " * 2
    names = [f"one-of-the-many-entries-with-a-name-as-long-{number:03}" for number in range(entries)]
    files = {f"resources/{name}.md": resource(title=f"Number {name[-3:]}", summary=summary[:140]) for name in names}
    return sample(folder, "Welcome.\n", files, entries=names)


def sayings(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of every line, in order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.inside)
            case Listing():
                for point in block.points:
                    yield from sayings(point)
            case Box():
                yield plain(block.title)
                yield from sayings(block.inside)
            case Table():
                for row in (*block.head, *block.rows):
                    yield from map(plain, row)
            case Verbatim():
                yield from block.text.split("\n")


def said_in_order(words: Iterator[str], text: str) -> list[str]:
    """What of it a text does not say where it should come; empty when it says everything."""
    text = squeezed(text)
    place, missing = 0, []
    for line in map(squeezed, words):
        found = text.find(line, place)
        if found < 0:
            missing.append(line)
        else:
            place = found + len(line)
    return missing


def squeezed(text: str) -> str:
    """Without blanks, which every form sets in its own way."""
    return "".join(text.split())


class Seen(HTMLParser):
    """What a reader of an HTML document meets, in order."""

    VOID = ("meta", "br", "img", "hr", "link", "input", "col", "wbr")

    def __init__(self, html: str, leave_out: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.leave_out = leave_out
        """Classes of elements that are left out with all they hold."""
        self.headings: list[tuple[str, str, str]] = []
        """Tag, id, words."""
        self.links: list[tuple[str, str]] = []
        """Address and words."""
        self.text = ""
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, bool, dict[str, str], int]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        out = bool(set(given.get("class", "").split()) & set(self.leave_out)) or tag in ("head", "style", "script")
        out = out or bool(self.open and self.open[-1][1])
        if not out:
            self.elements.append((tag, given))
            self.text += given.get("alt", "")
        if tag not in self.VOID:
            self.open.append((tag, out, given, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID or not self.open:
            return
        _, out, given, start = self.open.pop()
        words = " ".join(self.text[start:].split())
        if out:
            return
        if tag == "a":
            self.links.append((given.get("href", ""), words))
        elif tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((tag, given.get("id", ""), words))

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.text += data
