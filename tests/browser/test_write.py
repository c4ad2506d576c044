"""A case is written in the browser: looked through, previewed, kept, forgotten, downloaded, handed in."""

import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open
from tests.browser.scanning import JAVASCRIPTS
from tests.browser.test_accessibility import in_both_palettes
from tests.browser.test_keyboard import unseen
from tests.browser.test_network import KEPT, RECORD
from tests.browser.test_structure import SMALL_TARGETS

WRITE = "contribute/write/"
SUMMARY = "How a worker found people around a family by asking one more question each week, and what did not work."
NEEDED = {
    "Why this case": "Everyone thought that there was nobody.",
    "Key messages": "Ask again.\nAsk who was there before.",
    "Where things stood": "The children were often alone.",
    "What the worker and family did": "The worker asked, **and asked again**.",
    "What changed and what did not": "There were many more people.",
    "Questions for your team": "Whom would you have asked?\nWho decides?\nWho else was there?",
    "Limits of this example": "It was invented.",
}


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(WRITE, 1280, 900)


CHOSEN = ("Invented for teaching", "Mixed", "Neglect", "Referral", "Mapping")

FILL = """([texts, chosen]) => {
  for (const label of document.querySelectorAll(".kb-write label")) {
    const text = texts[label.textContent], ticked = chosen.includes(label.textContent)
    if (text !== undefined) label.control.value = text
    if (ticked) label.control.checked = true
    if (ticked || text !== undefined) label.control.dispatchEvent(new Event("input", {bubbles: true}))
  }
}"""


def texts(**instead: str) -> dict[str, str]:
    """What is needed, by the question; `instead` by its first word."""
    needed = {"Title": "The aunt who was never asked", "Summary": SUMMARY, **NEEDED}
    return {heading: instead.get(heading.split()[0], text) for heading, text in needed.items()}


def fill_in(page: Page, **instead: str) -> None:
    """Everything that is needed, at one go; `instead` as for `texts`."""
    page.evaluate(FILL, [texts(**instead), CHOSEN])


def type_in(page: Page, **instead: str) -> None:
    """The same as people do it, one after another."""
    for heading, text in texts(**instead).items():
        page.get_by_label(heading, exact=True).fill(text)
    for choice in CHOSEN:
        page.get_by_label(choice, exact=True).check()


CHOSEN_WORDS = "area => area.value.slice(area.selectionStart, area.selectionEnd)"


def status(page: Page) -> str:
    return page.locator("#kb-status").inner_text()


def says(page: Page, words: str) -> None:
    expect(page.locator("#kb-status")).to_have_text(words)


def downloaded(page: Page) -> tuple[str, str]:
    """Name and text of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


CLEAN = "No errors, no warnings, nothing left to write."


def test_from_an_empty_form_to_a_file_that_is_handed_in(page: Page) -> None:
    says(page, "No errors, no warnings, 14 parts still to write.")
    expect(page.get_by_text("You can hand it in once")).to_be_visible()
    type_in(page)
    says(page, CLEAN)
    name, text = downloaded(page)
    assert name == "the-aunt-who-was-never-asked.md"
    assert text.startswith("---\ntitle: The aunt who was never asked\nsummary: How")
    assert "\n## Key messages\n\n- Ask again.\n- Ask who was there before.\n\n## Where things stood\n" in text

    link = page.get_by_role("link", name="Open git.example in a new tab")
    expect(page.get_by_text("nobody but the editors may see a draft")).to_be_visible()
    expect(page.get_by_text("If you have no account there")).to_contain_text("Do not send it by e-mail.")
    expect(link).to_have_count(0)
    page.get_by_label("I have checked that nobody could recognise the family").check()
    expect(link).to_be_visible()
    assert link.get_attribute("rel") == "noreferrer noopener"
    address = urlsplit(link.get_attribute("href") or "")
    assert (address.hostname, address.path) == ("git.example", "/intake/new/main/content/cases")
    assert parse_qs(address.query) == {"filename": [name], "value": [text]}

    page.get_by_label("Limits of this example").fill("It was invented, all of it.")
    expect(link).to_have_count(0)
    expect(page.get_by_label("I have checked")).not_to_be_checked()


def test_what_may_give_a_family_away_is_told_beside_its_field_and_never_repeated(page: Page) -> None:
    stood = "They were alone.\n\nRing 07700 900123, she was aged seven.\nSo it was."
    fill_in(page, Where=stood, Why="We met the twins.")
    says(page, "2 errors, 1 warning, nothing left to write.")
    field = page.get_by_label("Where things stood")
    told = "Error: line 3: what looks like a phone number. Instead: delete it; help lines for everyone may stay."
    expect(field).to_have_accessible_description(re.compile(re.escape(told)))
    assert page.locator("#kb-section-2-found li").first.get_attribute("data-rule") == "phone"
    help_ = page.locator("#kb-alarm")
    assert page.locator("#kb-found li").evaluate_all("all => all.map(one => one.id)") == ["", "", "kb-alarm", ""]
    expect(help_).to_contain_text("Not what it looks like? Ask the editor (bank@bank.example).")
    address = help_.get_by_role("link").get_attribute("href") or ""
    assert address.startswith("mailto:bank@bank.example?subject=A%20false%20alarm")
    expect(field).to_have_attribute("aria-invalid", "true")
    doubtful = re.compile("Warning: what looks like a detail")
    expect(page.get_by_label("Why this case")).to_have_accessible_description(doubtful)
    for found in page.locator(".kb-write__found").all_inner_texts():
        assert not re.search("07700|900123|seven|twins", found)

    expect(page.get_by_role("button", name="Download the file")).to_be_hidden()
    expect(page.get_by_text("so there is no file to download yet. Your draft stays here.")).to_be_visible()
    expect(page.get_by_label("I have checked that nobody")).to_be_hidden()
    page.locator("#kb-found").get_by_role("link", name="Where things stood").first.click()
    expect(field).to_be_focused()
    assert field.evaluate(CHOSEN_WORDS) == "07700 900123"
    page.keyboard.type("a number")
    expect(field).to_have_value(stood.replace("07700 900123", "a number"))

    field.fill("They were alone.")
    says(page, "No errors, 1 warning, nothing left to write.")
    expect(help_).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    assert "twins" in downloaded(page)[1]


def test_what_is_missing_is_told_beside_a_field_once_somebody_was_there(page: Page) -> None:
    title = page.get_by_label("Title", exact=True)
    expect(page.locator("#kb-title-found")).to_be_hidden()
    title.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#kb-title-found")).to_have_text("To do: write it.")
    expect(page.locator("#kb-summary-found")).to_be_hidden()
    page.get_by_role("button", name="Check everything").click()
    expect(page.get_by_role("heading", name="What the check finds")).to_be_focused()
    expect(page.locator("#kb-summary-found")).to_have_text("To do: write it.")
    expect(page.locator("#kb-topics-found")).to_have_text("To do: choose at least one.")
    title.fill("x" * 201)
    expect(page.locator("#kb-title-found")).to_have_text("Error: too long. Instead: aim for at most 80 characters.")
    assert page.get_by_role("button", name="Download the file").is_visible(), "an unfinished file is theirs too"
    expect(page.get_by_text("It is not finished.")).to_be_visible()


def test_words_that_were_found_are_seen_wherever_in_a_long_text_they_stand(page: Page) -> None:
    lines = [f"{number}. They were *alone*, <b>again</b> and again, until somebody asked." for number in range(80)]
    lines[60] += " Ring 07700 900123."
    field = page.get_by_label("Where things stood")
    field.fill("\n".join(lines))
    says(page, "1 error, no warnings, 13 parts still to write.")
    page.locator("#kb-found").get_by_role("link", name="Where things stood").first.click()
    assert field.evaluate(CHOSEN_WORDS) == "07700 900123"
    seen = field.evaluate(
        """area => {
          const line = area.scrollHeight / 80.5, top = 60 * line - area.scrollTop
          const { y } = area.getBoundingClientRect()
          return top > 0 && top + line < area.clientHeight && y + top > 100 && y + top < innerHeight
        }"""
    )
    assert seen


def test_what_is_typed_in_stays_where_it_is_on_the_screen(page: Page) -> None:
    field = page.get_by_label("Where things stood")
    field.scroll_into_view_if_needed()
    field.click()
    before = field.evaluate("area => area.getBoundingClientRect().top")
    page.keyboard.type("Ring 07700 900123, she was aged seven, born on 3 May 2011 in Norwich.")
    expect(page.locator("#kb-section-2-found li").nth(2)).to_be_visible()
    assert field.evaluate("area => area.getBoundingClientRect().top") == before

    tick = page.get_by_label("Mixed")
    tick.evaluate("box => scrollBy(0, box.getBoundingClientRect().top - 400)")
    page.get_by_label("Title", exact=True).evaluate("box => box.focus({preventScroll: true})")
    place = tick.bounding_box()
    assert place
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    expect(page.locator("#kb-title-found")).to_have_text("To do: write it.")
    page.mouse.up()
    expect(tick).to_be_checked()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("   ", "To do: write it."),
        ("?! …", "To do: give it a title with letters in it."),
        ("2018 / 2", "To do: give it a title with letters in it."),
        ("الخالة", "To do: add a few words in Latin letters, of which the file can get its name."),
    ],
)
def test_a_title_of_which_no_file_gets_its_name_is_none_yet(page: Page, title: str, told: str) -> None:
    fill_in(page)
    says(page, CLEAN)
    box = page.get_by_label("Title", exact=True)
    box.fill(title)
    says(page, "No errors, no warnings, 1 part still to write.")
    box.blur()
    expect(page.locator("#kb-title-found")).to_have_text(told)
    expect(page.get_by_text("You can hand it in once")).to_be_visible()


def test_blanks_alone_are_told_at_once_and_a_title_is_counted_in_silence(page: Page) -> None:
    title = page.get_by_label("Title", exact=True)
    count = page.locator("#kb-title ~ .kb-write__count")
    expect(count).to_have_text("0 of 80")
    expect(count).to_have_attribute("aria-hidden", "true")
    title.press_sequentially("   ")
    expect(page.locator("#kb-title-found")).to_have_text("To do: write it.")
    title.fill("The aunt who was never asked")
    expect(count).to_have_text("28 of 80")


def test_fewer_questions_than_a_team_needs_are_counted(page: Page) -> None:
    fill_in(page, Questions="Whom would you have asked?\n\n- Who decides?")
    says(page, "No errors, no warnings, 1 part still to write.")
    told = "To do: at least 3 questions, each on a line of its own: 1 more."
    expect(page.locator("#kb-found li")).to_have_text(f"Questions for your team{told}")


PASTE = """(area, [types, texts]) => {
  const data = new DataTransfer()
  for (const type of types) data.items.add(new File(["x"], "x", { type }))
  for (const text of texts) data.setData("text/plain", text)
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
  return [paste, drop].map(event => area.dispatchEvent(event))
}"""


def test_a_picture_that_is_pasted_does_not_vanish_without_a_word(page: Page) -> None:
    field = page.get_by_label("Why this case")
    said = page.locator("[data-field=section-0]").get_by_role("status")
    assert field.evaluate(PASTE, [["image/png"], ["Words that come with it"]]) == [True, True]
    expect(said).to_have_count(0)
    assert field.evaluate(PASTE, [["image/png"], []]) == [False, False]
    expect(said).to_have_text("Pictures and files can’t be pasted here. The editor can add a picture.")
    field.fill("There was nobody.")
    expect(said).to_have_count(0)


def test_a_table_that_is_pasted_is_advised_against_and_kept(page: Page) -> None:
    rows = "Who was asked:\nGrandmother\tWhether she would come\nNeighbour\tWhether she had seen anything"
    fill_in(page, What=rows)
    found = page.locator("#kb-section-3-found")
    expect(found).to_have_text("Warning: line 2: this looks like a table. Instead: write a list.")
    assert "Grandmother    Whether she would come" in downloaded(page)[1]


def test_a_name_in_the_title_is_a_name_of_the_file(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("Ring 07700 900123")
    expect(page.locator("#kb-title-found")).to_contain_text("a phone number, in the name of the file")


def test_a_picture_and_a_link_that_leads_nowhere_are_errors(page: Page) -> None:
    page.get_by_label("Why this case").fill("![Us](us.png) and [more](../more.md) and [law](https://www.gov.uk/law)")
    found = page.locator("#kb-section-0-found li")
    expect(found).to_have_count(2)
    expect(found.nth(0)).to_contain_text("a picture")
    expect(found.nth(1)).to_contain_text("a link that leads nowhere from here")


UGLY = """<img src="https://example.org/x.png" onerror="attacked=1"><script>attacked = 1</script>

![Us](https://example.org/y.png)"""


def test_the_preview_reads_as_the_case_will_and_loads_nothing(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    links = "[a link](https://example.org/) [no](javascript:alert(1))"
    type_in(page, What=f"## Then\n\n**Bold** and *so* on.\n\n{UGLY} {links}")
    view = page.get_by_role("region", name="How it will read")
    expect(view.get_by_role("heading", level=3)).to_have_text("The aunt who was never asked")
    expect(view.get_by_role("heading", name="Then").first).to_be_visible()
    expect(view.locator("strong").first).to_have_text("Bold")
    expect(view).to_contain_text('<img src="https://example.org/x.png"')
    expect(view).to_contain_text("[Picture: Us]")
    expect(view).to_contain_text("a link (https://example.org/)")
    assert view.locator("a, img, script, iframe").count() == 0
    assert page.evaluate("typeof attacked") == "undefined"
    assert asked == []


def test_on_a_desk_the_preview_takes_the_room_that_the_findings_leave(page: Page) -> None:
    fill_in(page, What="\n\n".join(["They asked again."] * 60))
    says(page, CLEAN)
    page.locator(".kb-write__beside").evaluate("column => scrollTo(0, column.getBoundingClientRect().top + scrollY)")
    place = page.get_by_role("region", name="How it will read").bounding_box()
    assert place
    assert place["height"] > 600
    assert place["y"] + place["height"] <= 900


def test_a_draft_is_kept_until_it_is_forgotten(page: Page, host: str) -> None:
    fill_in(page)
    expect(page.locator("#kb-kept")).to_contain_text("in this browser, on this computer")
    expect(page.locator("#kb-kept")).to_contain_text("On a computer that others use too, they could read it.")
    page.goto(host)
    assert f"kb-draft:/{WRITE}" in page.evaluate(KEPT)
    page.goto(host + WRITE)
    expect(page.locator("#kb-kept")).to_contain_text("is back")
    expect(page.get_by_label("Summary", exact=True)).to_have_value(SUMMARY)
    expect(page.get_by_label("Neglect")).to_be_checked()
    says(page, CLEAN)

    forget = page.get_by_role("button", name="Forget this draft")
    forget.click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(forget).to_be_focused()
    forget.click()
    page.get_by_role("button", name="No, keep it").click()
    expect(page.get_by_label("Summary", exact=True)).to_have_value(SUMMARY)
    forget.click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    expect(page.locator("#kb-kept")).to_contain_text("The draft is forgotten.")
    assert f"kb-draft:/{WRITE}" not in page.evaluate(KEPT)
    page.reload()
    expect(page.get_by_label("Title", exact=True)).to_have_value("")


def test_what_somebody_else_put_into_the_storage_does_no_harm(page: Page) -> None:
    odd = '{"form":1,"values":{"title":{"a":1},"topics":7,"sections":"x"}}'
    for kept in ("{", "null", odd, '{"form":2,"values":{}}'):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [f"kb-draft:/{WRITE}", kept])
        page.reload()
        expect(page.get_by_label("Title", exact=True)).to_have_value("")
        assert "still to write" in status(page)


def test_where_the_browser_keeps_nothing_it_is_said_and_all_else_works(chromium: Browser, host: str) -> None:
    with chromium.new_context() as context:
        context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw 1 }})")
        page = context.new_page()
        page.goto(host + WRITE)
        expect(page.locator("#kb-kept")).to_have_text(re.compile("This browser keeps no drafts: download the file"))
        fill_in(page)
        says(page, CLEAN)
        assert downloaded(page)[0] == "the-aunt-who-was-never-asked.md"


def test_a_case_too_long_for_a_link_is_copied(chromium: Browser, host: str) -> None:
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(host + WRITE)
        fill_in(page, Why="Nobody was there. " * 400)
        says(page, CLEAN)
        page.get_by_label("I have checked").check()
        expect(page.get_by_text("too long to travel with the link")).to_be_visible()
        page.get_by_role("button", name="Copy the text of the file").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == downloaded(page)[1]
        address = page.locator("[data-part=link] a").get_attribute("href") or ""
        assert address.endswith("?filename=the-aunt-who-was-never-asked.md&value=")


ATTEMPTS = {
    "fetch": "fetch('/x').catch(() => {})",
    "elsewhere": "fetch('https://example.org/x').catch(() => {})",
    "request": "{ const r = new XMLHttpRequest(); r.open('POST', '/x'); try { r.send('case') } catch {} }",
    "beacon": "navigator.sendBeacon('/x', 'case')",
    "socket": "try { new WebSocket(location.origin.replace('http', 'ws') + '/x') } catch {}",
    "events": "new EventSource('/x')",
    "picture": "new Image().src = 'https://example.org/x.png?case'",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: '/x'}))",
    "form": "{ const f = document.body.appendChild(document.createElement('form')); f.action = '/x'; f.submit() }",
}


def test_nothing_leaves_the_page_whatever_is_tried(chromium: Browser, host: str) -> None:
    with chromium.new_context() as context:
        context.add_init_script(RECORD)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(host + WRITE)
        own = len(asked)
        fill_in(page, Why=UGLY, Where="Her number is 999 000 0018.")
        page.get_by_role("button", name="Check everything").click()
        page.reload()
        fill_in(page)
        says(page, CLEAN)
        downloaded(page)
        assert page.evaluate("window.broken") == []
        new = set(asked[own:]) - set(asked[:own])
        assert {url for url in new if not url.startswith(f"blob:{host}") and not url.endswith("favicon.png")} == set()

        # The browser tells of requests that it refuses to make, so what counts is what it was not refused.
        sent: list[str | None] = []
        page.on("requestfailed", lambda request: sent.append(request.failure) if request.failure != "csp" else None)
        page.on("response", lambda response: sent.append(response.url))
        for attempt in ATTEMPTS.values():
            page.evaluate(f"() => {{ {attempt} }}")
        page.wait_for_timeout(200)
        broken = page.evaluate("window.broken")
        assert len(broken) >= len(ATTEMPTS), broken
        assert sent == []
        assert page.url == host + WRITE


def test_from_a_disk_without_a_network_all_of_it_works(chromium: Browser, every_kind: Path) -> None:
    with chromium.new_context() as context:
        context.set_offline(True)
        context.add_init_script(RECORD)
        page = context.new_page()
        page.goto((every_kind / WRITE / "index.html").as_uri())
        fill_in(page, Why="Ring 07700 900123.")
        says(page, "1 error, no warnings, nothing left to write.")
        page.get_by_label("Why this case").fill("There was *nobody*.")
        says(page, CLEAN)
        expect(page.get_by_role("region", name="How it will read").locator("em")).to_have_text("nobody")
        page.reload()
        says(page, CLEAN)
        assert "There was *nobody*." in downloaded(page)[1]
        assert page.evaluate("window.broken") == []


def test_without_javascript_the_page_says_so_and_leads_on(open_page: Open) -> None:
    page = open_page(WRITE, java_script_enabled=False)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_be_hidden()
    page.get_by_role("link", name="what to write").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What to write")


def test_in_use_it_passes_every_rule_at_every_width_by_keyboard_too(open_page: Open) -> None:
    page = open_page(WRITE)
    fill_in(page, Where="Ring 07700 900123.\n\n" + "Unbroken" * 30, Why="We met the twins.\n\n- a\n- b")
    page.get_by_label("Title", exact=True).fill("")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.get_by_role("button", name="Check everything").click()
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL_TARGETS) == [], width
        assert in_both_palettes(page) == {"default": [], "slate": []}, width
        page.get_by_role("link", name="Skip to content").focus()
        assert unseen(page) == [], width


def test_what_is_heard_first_is_the_question_and_then_its_help(page: Page) -> None:
    summary = page.get_by_label("Summary", exact=True)
    expect(summary).to_have_accessible_description(re.compile("^One or two sentences"))
    topics = page.get_by_role("group", name="Topics")
    expect(topics).to_have_accessible_description(re.compile("Choose one or more"))
    expect(page.get_by_role("status").filter(has_text="still to write")).to_have_attribute("aria-live", "polite")


def test_what_others_made_is_what_they_published() -> None:
    vendored = JAVASCRIPTS / "vendor"
    rows = re.findall(r"^\| (\S+\.js) \| .* ([0-9a-f]{64}) \|$", (vendored / "README.md").read_text(), re.MULTILINE)
    assert {name for name, _ in rows} == {path.name for path in vendored.glob("*.js")}
    for name, digest in rows:
        assert sha256((vendored / name).read_bytes()).hexdigest() == digest
    assert "15.0.3" in (vendored / "markdown-it.LICENSE.txt").read_text()
