"""The scripts of the form for cases in a bare page, to be held against what they are the twins of."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

JAVASCRIPTS = Path(__file__).parents[2] / "plugins/knowledge_bank/templates/theme/assets/javascripts"
CORE = ("proofs", "scanner", "typed", "file", "lacks", "findings", "draft", "preview")
"""All that needs no form."""

SCAN = """texts => {
  const scanner = new kbWrite.Scanner(kbWrite.rules)
  return texts.map(({ words, kept }) => scanner.scan(words, kept).map(
    ({ start, rule, severity }) => [rule.id, severity, ...kbWrite.place(words, start)]
  ))
}"""


def equip(page: Page, known: dict[str, Any]) -> Page:
    """Give a page the shipped scripts, and what `rules.js` would tell them."""
    page.goto("about:blank")
    page.evaluate("known => { window.kbWrite = known }", known)
    page.add_script_tag(path=JAVASCRIPTS / "vendor" / "markdown-it.min.js")
    for name in CORE:
        page.add_script_tag(path=JAVASCRIPTS / "write" / f"{name}.js")
    return page


def scanned(page: Page, texts: list[dict[str, Any]]) -> list[list[list[Any]]]:
    """Of each text (`words` and what it is `kept` to) what the page finds: rule, severity, line, column."""
    found: list[list[list[Any]]] = page.evaluate(SCAN, texts)
    return found
