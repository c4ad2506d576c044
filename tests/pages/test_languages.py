"""Every word that a page has beside its bank's is one of the catalogue's."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from knowledge_bank.checks import inspect
from knowledge_bank.model import edition
from knowledge_bank.pages import body, dress, last_words, views

from tests.banks import SETTINGS, case, issue, write_bank
from tests.strings.whole import LANGUAGE, Unsaid, everything_said

FOR_CONTRIBUTORS = ("fields.html", "write.html")
"""Templates of pages that are in English alone."""
SAME = {"BibTeX", "Issue 1", "July to", "Workshop 1", "Workshop 2"}
"""A name, and titles that a bank's files give numbers and months for: in all languages the same."""


@pytest.fixture(autouse=True)
def said(tmp_path: Path) -> Iterator[None]:
    with everything_said(tmp_path):
        dress._environment.cache_clear()
        dress._template.cache_clear()
        yield
    dress._environment.cache_clear()
    dress._template.cache_clear()


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unescape(text).lower()))


def pieces(html: str) -> Iterator[str]:
    """What stands in no marks, cut where lists and titles are put together; no days and nothing for machines."""
    for text in Unsaid(re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)).texts:
        yield from re.split(r"[,:;]|\d+ \w+ \S+ \d{4}|\(.*?\)|https\S+|\S+ 20\d\d", text)


def test_every_page_for_readers_says_all_of_its_words(tmp_path: Path) -> None:
    settings = (
        f"{SETTINGS}language: {LANGUAGE}\naddress: https://bank.example/\nfinder: [topics, kind, year]\n"
        "start: audiences\nmailbox: bank@example.org\nrelated_by: [topics]\n"
    )
    changes = "[{date: 2018-07-02, note: Plainer}]"
    corrections = "[{date: 2018-11-01, text: Plainer}]"
    reviewed = {"review_due": "2019-01-01", "reviewed": "2018-09-03", "owner": "practice-reviewer"}
    many = {f"cases/c{number}.md": case(title=f"C {number}") for number in range(60)}
    files: dict[str, str | bytes | None] = {
        **many,
        "bank.yml": settings,
        "cases/old.md": case(status="archived", replaced_by="two-to-nine", **reviewed),
        "cases/other.md": case(basis="composite", details_changed="Plainer", changes=changes, **reviewed),
        "cases/hidden.md": case(access="authorised", teaser="{title: Plainer, summary: Plainer}"),
        "newsletters/eip2/2018-10.md": issue("Plainer.\n", entries=["other"], corrections=corrections),
    }
    folder = write_bank(tmp_path / "bank", files)
    subject = inspect(folder, "bank").subject
    assert subject is not None
    readers = edition(subject.catalog, "public", subject.day)
    content = words(" ".join(path.read_text() for path in folder.rglob("*") if path.suffix in (".yml", ".md")))
    content += " " + " ".join(words(prose.html(lambda _: "")) for prose in subject.prose.values())
    wrong = set()
    for view in views(readers, subject.prose):
        if view.template not in FOR_CONTRIBUTORS:
            html = body(view, lambda address: f"/{address}") + last_words(view, readers)
            wrong |= {piece.strip() for piece in pieces(html) if words(piece) not in content}
    assert {piece for piece in wrong if re.search(r"[^\W\d]", piece)} <= SAME
