"""Web page, e-mail, text and message of an issue say the same, in the same order, with the same links."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from knowledge_bank.model import edition
from knowledge_bank.newsletter.letter import Letter, letter
from knowledge_bank.outputs import letter_files
from knowledge_bank.pages import body
from knowledge_bank.pages.newsletters import FORMS, WAYS_ON, newsletter_views
from knowledge_bank.reading import day_of, read
from knowledge_bank.rendering import render

from tests.banks import case, issue, resource, write_bank
from tests.files import picture
from tests.letters import EVERYTHING, LEAVING, SHIPPED, UNSUBSCRIBE, WIDE_TABLE, Seen, said_in_order, sayings

ONLY_ON_THE_WEB = ("kb-neighbours", "kb-quiet", "headerlink", "footnote-backref")
"""Classes of what leads on from a page."""

Both = tuple[Letter, Seen]
"""A letter, and its page on the web."""


def both(bank: Path) -> list[Both]:
    """Every issue of a bank, as a letter and as a page."""
    catalog = read(bank).catalog
    assert catalog is not None
    readers = edition(catalog, catalog.bank.most_open, day_of(catalog.bank, bank))
    prose = {one.path: render(one.body) for one in readers.catalog.issues}

    def in_full(address: str) -> str:
        return catalog.bank.address + address

    pages = {view.address: body(view, in_full) for view in newsletter_views(readers, prose)}
    return [
        (letter(readers, one, prose[one.path]), Seen(pages[one.address], leave_out=ONLY_ON_THE_WEB))
        for one in readers.catalog.issues
    ]


def a_bit(random: Random) -> str:
    """Words as an editor may write them."""
    words = ["so", "an", "family", "família", "ŵyau", "`code`", "*then*", "**now**", "&", "<br>", "家族", "1.", "-"]
    words += ["[a case](../../cases/two-to-nine.md)", "[x](https://x.example/?a=1&b=2)", "<https://plain.example/>"]
    return "A " + " ".join(random.choice(words) for _ in range(random.randrange(1, 60))) + "."


def some_body(random: Random) -> str:
    """A text as an editor may write it."""
    makers: list[Callable[[], str]] = [
        lambda: a_bit(random),
        lambda: "\n".join(f"- {a_bit(random)}" for _ in range(3)),
        lambda: f"1. {a_bit(random)}\n\n    - {a_bit(random)}\n    - {a_bit(random)}\n\n2. {a_bit(random)}",
        lambda: f"> {a_bit(random)}",
        lambda: f'!!! note "Mark this"\n\n    {a_bit(random)}',
        lambda: f"### Smaller {random.randrange(10**9)}\n\n{a_bit(random)}",
    ]
    sections = (
        f"## Part {number}\n\n{a_bit(random)}\n\n" + "\n\n".join(random.choice(makers)() for _ in range(4))
        for number in range(random.randrange(1, 6))
    )
    return "\n\n".join(sections) + "\n"


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> list[Both]:
    """The shipped issues, one with a bit of everything, and twenty that are made up."""
    folder = tmp_path_factory.mktemp("every")
    fields = {
        "entries": ["two-to-nine", "three-houses", "secret"],
        "corrections": "[{date: 2018-08-02, text: Two was three.}]",
    }
    files: dict[str, str | bytes] = {
        "bank.yml": LEAVING,
        "newsletters/eip2/2018-07.md": issue(EVERYTHING.replace(WIDE_TABLE, ""), **fields),
        "newsletters/eip2/house.png": picture(),
        "cases/secret.md": case(access="authorised", teaser="{title: Not for all, summary: There is more.}"),
        "resources/three-houses.md": resource(title="'Three <b>houses</b> & a `garden`'"),
    }
    random = Random(2018)
    for number in range(20):
        month = f"{2014 + number // 12}-{number % 12 + 1:02}"
        made = issue(some_body(random), published=f"{month}-20", until=f"{month}-19", workshop=None, entries=[])
        files[f"newsletters/eip2/{month}.md"] = made
    files["bank.yml"] = LEAVING.replace("starts: 2018-05-01", "starts: 2013-12-01")
    found = [*both(SHIPPED), *both(write_bank(folder / "content", files))]
    assert len(found) >= 21 + 6
    return found


def test_all_say_everything_in_the_order_of_the_letter(every: list[Both]) -> None:
    for one, page in every:
        files = {name: content.decode() for name, content in letter_files(one).items()}
        words = list(sayings(one.tree.blocks))
        text = re.sub(r"^(> ?)+|\[\d+\]", "", files["issue.txt"], flags=re.MULTILINE)
        assert said_in_order(iter(words), Seen(files["email.html"]).text) == []
        assert said_in_order(iter(words), re.sub(r"\[Picture: (.*?)\]", r"\1", text)) == []
        on_the_web = list(sayings(one.tree.blocks[: -len(one.tree.sections[-1][1]) - 1]))
        assert said_in_order(iter(on_the_web), page.text) == []


def test_the_headings_are_those_of_the_web_with_the_same_places(every: list[Both]) -> None:
    for one, page in every:
        headings = Seen(letter_files(one)["email.html"].decode()).headings
        assert headings[-1] == ("h2", "about-this-newsletter", "About this newsletter")
        assert headings[:-1] == [heading for heading in page.headings if heading[1] != "cite"]


def test_the_links_are_those_of_the_web(every: list[Both]) -> None:
    for one, page in every:
        files = {name: content.decode() for name, content in letter_files(one).items()}
        mail = Seen(files["email.html"]).links
        about = [address for address in one.tree.links if address in (one.address, f"mailto:{one.mailbox}")][-2:]
        assert mail[0] == (one.address, "View in browser")
        leaving = 1 if one.unsubscribe else 0
        inner = mail[1 : len(mail) - leaving]
        assert tuple(address for address, _ in inner) == one.tree.links
        assert inner[: -len(about)] == [link for link in page.links if not link[0].startswith("#")]
        assert in_the_text(files["issue.txt"]) == [link for link in one.tree.links if not is_shown(link, one)]


def is_shown(address: str, one: Letter) -> bool:
    """Whether a text shows the address itself."""
    return address in (one.address, f"mailto:{one.mailbox}", "https://plain.example/") or "long.example" in address


def in_the_text(text: str) -> list[str]:
    """The addresses that numbers stand for, in the order in which they stand there."""
    before, _, after = text.rpartition("\nLinks\n-----\n\n")
    if not before:
        return []
    listed = dict(re.findall(r"^\[(\d+)\] (\S+)$", after, re.MULTILINE))
    return [listed[number] for number in re.findall(r"\[(\d+)\]", before)]


def test_entries_stand_in_the_same_order_everywhere(every: list[Both]) -> None:
    for one, page in every:
        titles = [piece.title for piece in one.pieces]
        files = {name: content.decode() for name, content in letter_files(one).items()}
        for text in (page.text, Seen(files["email.html"]).text, files["issue.txt"]):
            assert said_in_order(iter(titles), text.partition("New in the bank")[2]) == []


def test_the_message_holds_the_text_and_the_mail(every: list[Both]) -> None:
    assert all(UNSUBSCRIBE in letter_files(one)["issue.eml"].decode() for one, _ in every[-20:])


def test_two_makings_are_the_same_bytes(every: list[Both]) -> None:
    for one, _ in every:
        assert letter_files(one) == letter_files(one)


def test_the_page_of_an_issue_leads_to_files_that_there_are(every: list[Both]) -> None:
    made = {*letter_files(every[0][0]), "issue.pdf"}
    assert {*FORMS.values(), *WAYS_ON.values()} <= made
