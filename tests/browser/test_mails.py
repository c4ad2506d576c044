"""An issue's e-mail and its blocks in a browser: sound, accessible, and asking nothing of anyone."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from knowledge_bank.outputs import headers, inline_styles, letter_files
from playwright.sync_api import Page, Request

from tests.browser.tabs import Tabs
from tests.browser.test_accessibility import AXE, RUN, TAGS
from tests.browser.test_html import JAR
from tests.files import picture
from tests.letters import SHIPPED, letters, sample
from tests.loopback import serving

NAMES = ("email.html", "blocks.html")
WIDTHS = (360, 600)
SCHEMES = ("light", "dark")

FRAMED = ("region", "landmark-one-main")
"""Rules that are the mail program's business: it puts a mail into its own page, which has its own regions."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A host that serves a shipped issue and one with a bit of everything, with the policy of the site."""
    folder = tmp_path_factory.mktemp("host")
    everything = sample(tmp_path_factory.mktemp("bank"), files={"newsletters/eip2/house.png": picture()})
    styles: set[str] = set()
    for name, letter in (("shipped", letters(SHIPPED)[-1]), ("everything", everything)):
        (folder / name).mkdir()
        for file, content in letter_files(letter).items():
            (folder / name / file).write_bytes(content)
            styles |= inline_styles(content.decode()) if file.endswith(".html") else frozenset()
    (folder / "404.html").write_text("Nothing here")
    (folder / "_headers").write_text(headers([], styles))
    with serving(folder) as address:
        yield address


@contextmanager
def opened(tabs: Tabs, host: str, width: int, scheme: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it asks for."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    with tabs.lent(host, width, 800, color_scheme=scheme, reduced_motion="no-preference", bypass_csp=False) as page:
        page.on("request", note)
        yield page, asked
        page.remove_listener("request", note)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["shipped", "everything"])
def test_axe_finds_nothing_at_any_width_in_either_palette(name: str, which: str, host: str, tabs: Tabs) -> None:
    allowed = list(FRAMED) if name == "email.html" else []
    for width in WIDTHS:
        for scheme in SCHEMES:
            with opened(tabs, host, width, scheme) as (page, _):
                page.goto(f"{host}{which}/{name}")
                page.evaluate(AXE)
                assert page.evaluate(RUN, [TAGS, allowed]) == [], (width, scheme)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_asked_of_anyone_when_an_issue_without_pictures_is_opened(host: str, tabs: Tabs) -> None:
    for name in NAMES:
        with opened(tabs, host, 600, "light") as (page, asked):
            page.goto(f"{host}shipped/{name}")
            page.wait_for_load_state("networkidle")
            assert [address for address in asked if "favicon" not in address] == [f"{host}shipped/{name}"]


def test_both_palettes_have_their_colours(host: str, tabs: Tabs) -> None:
    colour = "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
    for scheme, sheet, paper in (("light", (255, 255, 255), (244, 248, 248)), ("dark", (25, 36, 42), (18, 25, 28))):
        with opened(tabs, host, 600, scheme) as (page, _):
            page.goto(f"{host}shipped/email.html")
            assert page.evaluate(colour, ".sheet") == f"rgb{sheet}"
            assert page.evaluate(colour, "body") == f"rgb{paper}"


def test_it_looks_the_same_with_styles_in_its_elements_or_in_its_sheet_alone(host: str, tabs: Tabs) -> None:
    """The first is what a mail program may know, the second what our host lets a page have."""
    measured = """() => [...document.querySelectorAll("h1, h2, h3, h4, p, li, td, th, blockquote")].map(
      element => [element.tagName, getComputedStyle(element).font, getComputedStyle(element).margin]
    )"""
    with opened(tabs, host, 600, "light") as (page, _):
        page.goto(f"{host}everything/email.html")
        in_sheet = page.evaluate(measured)
        html = page.context.request.get(f"{host}everything/email.html").text()
        page.goto("about:blank")
        page.set_content(html)
        page.evaluate("() => document.querySelectorAll('style').forEach(style => style.remove())")
        assert page.evaluate(measured) == in_sheet


def test_a_block_is_copied_without_a_script(host: str, tabs: Tabs) -> None:
    with tabs.lent(host, 1280, 720, java_script_enabled=False) as page:
        page.goto(f"{host}shipped/blocks.html")
        page.get_by_text("HTML of “Welcome”", exact=True).first.click()
        assert page.get_by_label("HTML of “Welcome”").input_value().startswith("<h2 style=")


def test_the_html_checker_finds_nothing(tmp_path: Path) -> None:
    everything = sample(tmp_path / "bank", files={"newsletters/eip2/house.png": picture()})
    for name, letter in (("shipped", letters(SHIPPED)[-1]), ("everything", everything)):
        for file in NAMES:
            (tmp_path / f"{name}-{file}").write_bytes(letter_files(letter)[file])
    made = map(str, sorted(tmp_path.glob("*.html")))
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", *made]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert [(one["message"], one.get("extract")) for one in json.loads(result.stderr)["messages"]] == []
