"""The finder in a browser: what it finds and counts is what brute force finds, and it can be used by everyone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.brute import Bank, Selection
from tests.loopback import serving
from tests.sites import run

ROOT = Path(__file__).parents[2]
QUESTIONS = Path(__file__).with_name("questions.yml")
WORDS = ["safety", "mum", "court", "ICPC", "s47", "CIN", "network", "domestic", "scale", "audit"]
PURE = """async () => {
  const at = (path) => new URL(path, document.baseURI)
  const [catalog, words, answer, pagefind, fragments] = await Promise.all([
    import(at("../assets/javascripts/finder/catalog.js")), import(at("../assets/javascripts/finder/words.js")),
    fetch(at("digest.json")), import(at("../pagefind/pagefind.js")), fetch(at("fragments.json")),
  ])
  const digest = catalog.unpack(await answer.json())
  const { prefix, ids } = await fragments.json()
  window.pure = { ...catalog, ...words, digest, search: await words.open(at("../")), pagefind }
  window.pure.ids = ids.split(" ").map((id) => prefix + id)
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
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An edition of the shipped bank and its site, which stands below the host's root."""
    level = str(request.param)
    site = tmp_path_factory.mktemp(level) / "below" / "the-root"
    result = run(ROOT, "mkdocs", "build", "--strict", "--site-dir", str(site), KB_EDITION=level)
    assert result.returncode == 0, result.stderr
    return level, site


@pytest.fixture(scope="module")
def bank(edition: tuple[str, Path]) -> Bank:
    return Bank(edition[1], ROOT / "content")


@pytest.fixture(scope="module")
def shipped(edition: tuple[str, Path]) -> Iterator[str]:
    """The address of the shipped site."""
    with serving(edition[1].parents[1]) as address:
        yield address + "below/the-root/"


@pytest.fixture
def page(chromium: Browser, shipped: str) -> Iterator[Page]:
    """The finder of the shipped site."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made = context.new_page()
    made.goto(shipped + "find/")
    made.wait_for_load_state("networkidle")
    yield made
    context.close()


@pytest.fixture(scope="module")
def pure(chromium: Browser, shipped: str) -> Iterator[Page]:
    """A page that holds the finder's functions, to be asked without clicking."""
    made = chromium.new_page()
    made.goto(shipped + "find/")
    made.evaluate(PURE)
    yield made
    made.close()


def compare(pure: Page, bank: Bank, selections: list[Selection]) -> None:
    """Hold what the finder finds and counts against brute force."""
    asked = [
        {"words": words, "chosen": {name: sorted(terms) for name, terms in chosen.items()}} for words, chosen in selections
    ]
    held = {words: pagefind(pure, words) for words in {words for words, _ in selections if words}}
    for (words, chosen), (entries, counts) in zip(selections, pure.evaluate(CHOOSE, asked), strict=True):
        within = held[words] if words else set(range(len(bank.entries)))
        assert set(entries) == bank.found(chosen, within), (words, chosen)
        assert {(name, term): count for name, term, count in counts} == bank.counts(chosen, within), (words, chosen)


def pagefind(pure: Page, word: str) -> set[int]:
    """What Pagefind itself finds, as numbers of entries."""
    ask = "async (word) => (await window.pure.pagefind.search(word)).results.map(({ id }) => id)"
    ids = pure.evaluate("() => window.pure.ids")
    return {ids.index(found) for found in pure.evaluate(ask, word)}


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


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def box(page: Page, name: str) -> Any:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} "))


def count_of(page: Page, name: str) -> int:
    found = re.search(r"\((\d+)\)$", box(page, name).locator("xpath=..").inner_text())
    assert found
    return int(found[1])


def test_choosing_terms_narrows_and_the_counts_stay_true(page: Page, bank: Bank) -> None:
    everything = status(page)
    before = count_of(page, "Domestic abuse")
    box(page, "Neglect").check()
    expect(page.get_by_role("status")).not_to_have_text(everything)
    assert "topics=neglect" in page.url
    assert count_of(page, "Domestic abuse") == before
    box(page, "Domestic abuse").check()
    both = len(bank.found({"topics": {"neglect", "domestic-abuse"}}, set(range(len(bank.entries)))))
    expect(page.get_by_role("status")).to_have_text(f"{both} entries, newest first")
    expect(page.get_by_role("button", name="Topic: Neglect")).to_be_visible()
    page.go_back()
    expect(box(page, "Domestic abuse")).not_to_be_checked()
    expect(box(page, "Neglect")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(everything)
    page.go_forward()
    expect(box(page, "Neglect")).to_be_checked()


def test_an_address_holds_the_words_and_the_choice(page: Page, shipped: str) -> None:
    page.goto(shipped + "find/?q=safety+plan&kind=case&topics=no-such-topic")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    assert page.get_by_label("What are you looking for?").input_value() == "safety plan"
    expect(page.get_by_role("checkbox", name="Learning cases")).to_be_checked()
    said = status(page)
    titles = page.locator(".kb-finder__results h3").all_inner_texts()
    page.reload()
    expect(page.get_by_role("status")).to_have_text(said)
    assert page.locator(".kb-finder__results h3").all_inner_texts() == titles


def test_typing_searches_without_a_step_in_the_history_for_each_letter(page: Page) -> None:
    length = page.evaluate("history.length")
    page.get_by_label("What are you looking for?").press_sequentially("danger statement", delay=20)
    expect(page.get_by_role("status")).to_contain_text("best match first")
    expect(page.locator(".kb-finder__results h3").first).to_contain_text("Danger statements")
    assert page.evaluate("history.length") == length
    assert page.url.endswith("?q=danger+statement")


def test_words_that_name_a_term_are_offered_as_a_choice(page: Page) -> None:
    page.get_by_label("What are you looking for?").fill("DV court")
    page.get_by_role("button", name="Topic: Domestic abuse").click()
    expect(box(page, "Domestic abuse")).to_be_checked()
    assert page.get_by_label("What are you looking for?").input_value() == "court"
    page.get_by_role("button", name="Topic: Domestic abuse", exact=True).click()
    expect(box(page, "Domestic abuse")).not_to_be_checked()
    assert page.evaluate("document.activeElement.name") == "q"


def test_more_entries_come_without_losing_the_place(page: Page, bank: Bank) -> None:
    entries = page.locator(".kb-finder__results > li")
    more = page.get_by_role("button", name="Show more")
    assert entries.count() == 10
    more.focus()
    page.keyboard.press("Enter")
    expect(entries).to_have_count(20)
    expect(more).to_be_focused()
    assert status(page) == f"20 of {len(bank.entries)} entries shown"
    entries.nth(15).get_by_role("link").click()
    page.go_back()
    expect(entries).to_have_count(20)
    while more.is_visible():
        before = entries.count()
        more.click()
        expect(entries).not_to_have_count(before)
    assert entries.count() == len(bank.entries)
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_all_of_it_works_by_keyboard_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(box(page, "Neglect")).to_be_hidden()
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("plan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("best match first")
    opener = page.get_by_role("button", name="Narrow down")
    for _ in range(4):
        page.keyboard.press("Tab")
        if opener.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box(page, "Neglect")).to_be_focused()
    page.keyboard.press("Space")
    expect(opener).to_have_text("Narrow down (1 chosen)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_javascript_the_page_leads_to_every_list(chromium: Browser, shipped: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        made = context.new_page()
        made.goto(shipped + "find/")
        expect(made.get_by_label("What are you looking for?")).to_be_hidden()
        expect(made.locator("noscript p")).to_contain_text("Searching by words needs JavaScript.")
        assert made.locator(".kb-finder__results > li").count() == 10
        for way in ("By topic", "By deliverable and audience together"):
            made.goto(shipped + "find/")
            made.get_by_role("link", name=way, exact=True).click()
            assert made.locator("article h1").count() == 1


def test_nothing_of_search_is_loaded_before_it_is_used(chromium: Browser, shipped: str) -> None:
    with chromium.new_context() as context:
        asked: list[str] = []
        made = context.new_page()
        made.on("request", lambda request: asked.append(request.url.removeprefix(shipped)))
        for address in ("", "cases/", "cases/home-in-three-steps/", "matrix/"):
            made.goto(shipped + address)
            made.wait_for_load_state("networkidle")
        assert not [url for url in asked if re.search(r"pagefind|lunr|search|find/.*json", url)]
        made.goto(shipped + "find/")
        made.wait_for_load_state("networkidle")
        assert "find/digest.json" in asked
        assert not [url for url in asked if "pagefind" in url or "fragments" in url]
        made.get_by_label("What are you looking for?").fill("safety")
        expect(made.get_by_role("status")).to_contain_text("best match first")
        assert [url for url in asked if "pagefind/index/" in url]


def test_where_words_are_blocked_the_choices_still_work(page: Page) -> None:
    page.route("**/pagefind/*wasm*", lambda route: route.abort())
    page.get_by_label("What are you looking for?").fill("court")
    expect(page.get_by_text("Words can’t be searched just now")).to_be_visible()
    everything = status(page)
    box(page, "Neglect").check()
    expect(page.get_by_role("status")).not_to_have_text(everything)
    page.unroute("**/pagefind/*wasm*")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("Words can’t be searched just now")).to_be_hidden()
    expect(page.get_by_role("status")).not_to_contain_text("newest first")


def test_a_strict_content_security_policy_lets_the_finder_work(chromium: Browser, shipped: str) -> None:
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'"

    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    with chromium.new_context() as context:
        made = context.new_page()
        made.route("**/find/", guarded)
        made.goto(shipped + "find/")
        made.get_by_label("What are you looking for?").fill("safety")
        expect(made.get_by_role("status")).to_contain_text("best match first")
        assert not made.locator(".kb-finder [style], .kb-finder script:not([src])").count()


def test_the_digest_is_as_its_description_says(bank: Bank, edition: tuple[str, Path]) -> None:
    digest = json.loads((edition[1] / "find/digest.json").read_text())
    names = [facet["id"] for facet in digest["facets"]]
    wanted = ["topics", "stages", "methods", "deliverables", "audiences", "kind", "agencies", "year", "evidence"]
    assert names == [name for name in wanted if name in names]
    assert digest["entries"] == len(bank.entries)
