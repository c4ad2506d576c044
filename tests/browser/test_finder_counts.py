"""What the finder finds and counts is what brute force finds and counts, and what people ask is answered."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.brute import CONTENT, Bank, Selection
from tests.loopback import serving

QUESTIONS = Path(__file__).with_name("questions.yml")
WORDS = ["safety", "mum", "court", "ICPC", "s47", "CIN", "network", "domestic", "scale", "audit"]
PURE = """async () => {
  const at = (path) => new URL(path, document.baseURI)
  const [catalog, words, answer, pagefind, fragments] = await Promise.all([
    import(at("../assets/javascripts/finder/catalog.js")), import(at("../assets/javascripts/finder/words.js")),
    fetch(at("digest.json")), import(at("../pagefind/pagefind.js")), fetch(at("fragments.json")),
  ])
  const digest = catalog.unpack(await answer.json())
  const { start, length, ids } = await fragments.json()
  window.pure = { ...catalog, ...words, digest, search: await words.open(at("../")), pagefind }
  window.pure.numberOf = (id) => ids.match(RegExp(`.{${length}}`, "g")).indexOf(id.slice(start, start + length))
}"""
CHOOSE = """async (selections) => {
  const { narrow, find, digest, search } = window.pure
  const found = []
  for (const { words, chosen } of selections) {
    const choice = new Map(Object.entries(chosen).map(([facet, terms]) => [facet, new Set(terms)]))
    const { entries, counts } = narrow(digest, choice, words ? await find(words, search) : null)
    found.push([entries, [...counts].map(([term, count]) => [term.facet, term.id, count])])
  }
  return found
}"""


@pytest.fixture(scope="module", params=["public", "authorised"])
def edition(request: pytest.FixtureRequest, edition_of: Callable[[str], Path]) -> tuple[str, Path]:
    """An edition of the shipped bank, and its site."""
    level = str(request.param)
    return level, edition_of(level)


@pytest.fixture(scope="module")
def bank(edition: tuple[str, Path]) -> Bank:
    return Bank(edition[1], CONTENT)


@pytest.fixture(scope="module")
def pure(chromium: Browser, edition: tuple[str, Path]) -> Iterator[Page]:
    """A page that holds the finder's functions, to be asked without clicking."""
    with serving(edition[1]) as host:
        made = chromium.new_page()
        made.goto(host + "find/")
        made.evaluate(PURE)
        yield made
        made.close()


def compare(pure: Page, bank: Bank, selections: list[Selection]) -> None:
    """Hold what the finder finds and counts against brute force."""
    asked = [
        {"words": words, "chosen": {name: sorted(terms) for name, terms in chosen.items()}}
        for words, chosen in selections
    ]
    held = {words: pagefind(pure, words) for words in {words for words, _ in selections if words}}
    for (words, chosen), (entries, counts) in zip(selections, pure.evaluate(CHOOSE, asked), strict=True):
        within = held[words] if words else set(range(len(bank.entries)))
        assert set(entries) == bank.found(chosen, within), (words, chosen)
        assert {(name, term): count for name, term, count in counts} == bank.counts(chosen, within), (words, chosen)


def pagefind(pure: Page, word: str) -> set[int]:
    """What Pagefind itself finds, as numbers of entries."""
    ask = "async (word) => (await window.pure.pagefind.search(word)).results.map(({ id }) => window.pure.numberOf(id))"
    return set(pure.evaluate(ask, word))


def test_every_pair_is_found_and_counted_as_brute_force_does(pure: Page, bank: Bank) -> None:
    pairs: list[Selection] = [
        ("", {"deliverables": {row}, "audiences": {column}})
        for row in bank.terms["deliverables"]
        for column in bank.terms["audiences"]
    ]
    assert len(pairs) > 40
    compare(pure, bank, pairs)


def test_random_selections_with_and_without_words_are_found_and_counted_as_brute_force_does(
    pure: Page, bank: Bank
) -> None:
    random = Random(3)
    selections: list[Selection] = []
    for number in range(500):
        facets = random.sample(list(bank.terms), random.randint(0, 4))
        chosen = {name: set(random.choices(bank.terms[name], k=random.randint(1, 3))) for name in facets}
        selections.append((random.choice(WORDS) if number % 2 else "", chosen))
    compare(pure, bank, selections)


def test_numbers_cards_and_words_belong_to_the_same_entries(pure: Page, bank: Bank) -> None:
    cards = [card for chunk in bank.chunks() for card in chunk]
    assert len(cards) == len(bank.entries)
    for entry, card in zip(bank.entries, cards, strict=True):
        assert f'href="../{entry["url"]}"' in card
    for word in ("uncle", "dashboard", "bottom"):
        held = pagefind(pure, word)
        said = {number for number, entry in enumerate(bank.entries) if word in bank.text(entry)}
        assert held
        assert said <= held


@pytest.mark.parametrize(
    ("name", "facet", "term"),
    [
        ("ICPC", "stages", "conference"),
        ("s47", "stages", "assessment"),
        ("CIN", "stages", "child-in-need"),
        ("DV", "topics", "domestic-abuse"),
    ],
)
def test_what_a_term_is_also_called_finds_its_entries(pure: Page, bank: Bank, name: str, facet: str, term: str) -> None:
    assert bank.found({facet: {term}}, set(range(len(bank.entries)))) <= pagefind(pure, name)


def test_questions_as_they_are_asked_have_an_entry_that_serves_among_the_first_three(
    pure: Page, bank: Bank, edition: tuple[str, Path]
) -> None:
    questions = yaml.safe_load(QUESTIONS.read_text())
    assert len(questions) >= 50
    ask = """async (all) => { const { find, favoured, search, digest } = window.pure; const found = []
      for (const one of all) found.push((await find(one, search, favoured(digest, one))).slice(0, 3)); return found }"""
    missed = []
    for question, found in zip(questions, pure.evaluate(ask, [question["ask"] for question in questions]), strict=True):
        slugs = {bank.entries[number]["id"] for number in found}
        if not slugs & set(question["serves"]) and (edition[0] == "authorised" or question.get("for") != "members"):
            missed.append((question["ask"], slugs))
    assert not missed


def test_the_digest_is_as_its_description_says(bank: Bank, edition: tuple[str, Path]) -> None:
    digest = json.loads((edition[1] / "find/digest.json").read_text())
    names = [facet["id"] for facet in digest["facets"]]
    wanted = ["topics", "stages", "methods", "deliverables", "audiences", "kind", "agencies", "year", "evidence"]
    assert names == [name for name in wanted if name in names]
    assert digest["entries"] == len(bank.entries)
