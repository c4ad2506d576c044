"""A pack in a browser: sound and accessible, asking nothing of anyone, and on three sheets when it is printed."""

import json
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from knowledge_bank.model import Bank
from knowledge_bank.model.pack import Occasion
from knowledge_bank.outputs import bundled, headers, inline_styles, pack_html

from tests.browser.tabs import Tabs
from tests.browser.test_accessibility import AXE, RUN, TAGS
from tests.browser.test_html import JAR
from tests.browser.test_mails import SCHEMES, opened
from tests.loopback import serving
from tests.packs import packed

WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack, and the first page of a ZIP."""
    made = tmp_path_factory.mktemp("packs")
    pack = packed(made / "bank")
    (made / "pack.html").write_text(pack_html(pack, made / "bank", whole="./", pdf="pack.pdf"))
    bank = Bank.model_validate({"title": "Test Bank", "access": [{"id": "public", "title": "Public"}], "facets": []})
    (made / "packs.zip").write_bytes(bundled("For supervision: Neglect", bank, [pack], [Occasion.SUPERVISION], {}))
    subprocess.run(["unzip", "-q", "packs.zip"], cwd=made, check=True)
    (made / "404.html").write_text("Nothing here")
    styles = inline_styles((made / "pack.html").read_text()) | inline_styles((made / "index.html").read_text())
    (made / "_headers").write_text(headers([], styles))
    return made


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    """Serves them with the policy of the site."""
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("name", ["pack.html", "index.html"])
def test_axe_finds_nothing_at_any_width_in_either_palette(name: str, host: str, tabs: Tabs) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            with opened(tabs, host, width, scheme) as (page, asked):
                page.goto(host + name)
                page.evaluate(AXE)
                assert page.evaluate(RUN, [TAGS, []]) == [], (width, scheme)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
                assert not [address for address in asked if not address.startswith((host, "data:"))]


def test_it_prints_as_a_brief_plans_and_a_sheet_to_write_on(host: str, tabs: Tabs) -> None:
    with opened(tabs, host, 1280, "dark") as (page, _):
        page.goto(f"{host}pack.html")
        with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            assert len(printed.pages) == 3
        page.emulate_media(media="print")
        assert page.locator(".notes .lines").is_visible()
        assert not page.locator("nav").is_visible()
        page.emulate_media(media="screen")
        assert not page.locator(".notes").is_visible()


def test_the_html_checker_finds_nothing(folder: Path) -> None:
    pages = [str(folder / name) for name in ("pack.html", "index.html")]
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", *pages]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert [(one["message"], one.get("extract")) for one in json.loads(result.stderr)["messages"]] == []
