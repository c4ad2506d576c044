"""What scripts say is in the language of the page, where that has it."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import settle

COUNTED = ("{count} entry, newest first", "{count} entries, newest first")
KNOWN = {
    "What is new when you come again will be marked here.": "«Marked here.»",
    COUNTED[0]: {"two": "«two: {count}»", "few": "«few: {count}»", "other": "«other: {count}»"},
}
"""In no language, between marks; the forms are some of those that Welsh has."""


@pytest.fixture
def reader(chromium: Browser, host: str) -> Iterator[Page]:
    """A page of a site in Welsh whose pages have these strings."""

    def turned(route: Route) -> None:
        answer = route.fetch()
        told = f'<script type="application/json" id="kb-strings">{json.dumps(KNOWN)}</script></head>'
        html = answer.text().replace('<html lang="en-GB"', '<html lang="cy"', 1).replace("</head>", told, 1)
        route.fulfill(response=answer, body=html)

    with chromium.new_context(base_url=host) as context:
        page = context.new_page()
        page.route(lambda address: address.endswith(("/new/", "/find/")), turned)
        yield page


def test_a_text_is_said_as_the_page_has_it_and_else_as_it_is_written(reader: Page) -> None:
    reader.goto("new/")
    settle(reader)
    assert reader.locator(".kb-visit").inner_text() == "«Marked here.» Forget my visits"


def test_numbers_take_the_form_that_the_language_has_for_them(reader: Page) -> None:
    reader.goto("find/")
    settle(reader)
    assert reader.locator("[role=status]").inner_text().startswith("«")
    say = "([one, many]) => [2, 3, 6, 20].map(count => kbWords.counted(one, many, count))"
    assert reader.evaluate(say, COUNTED) == ["«two: 2»", "«few: 3»", "6 entries, newest first", "«other: 20»"]
