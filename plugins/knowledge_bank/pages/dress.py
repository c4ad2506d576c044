"""Views to HTML, by the templates of the product."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from knowledge_bank.model import Edition, Entry
from knowledge_bank.model.phrases import lower_first
from knowledge_bank.pages.citation import bibtex, linked_data, tags
from knowledge_bank.pages.view import View
from knowledge_bank.strings import language_name, strings
from knowledge_bank.templates import environment


@cache
def _environment(language: str) -> Environment:
    pages = environment("pages", html=True, language=language)
    pages.filters.update(month=strings(language).month, lower_first=lower_first)
    pages.filters.update(language_name=language_name, bibtex=bibtex, linked_data=linked_data, tags=tags)
    return pages


@cache
def _template(name: str, language: str) -> Template:
    return _environment(language).get_template(name)


def card(entry: Entry, href: Callable[[str], str], language: str) -> str:
    """The HTML of an entry's card, as lists of the site in a language have it; `href` as for `body`."""
    macros: Any = _template("_macros.html", language).module
    return str(macros.card(entry, href)).strip()


def body(view: View, href: Callable[[str], str]) -> str:
    """
    The HTML of a view's content.

    `href` gives the way from the view's page to an address of the site, and raises KeyError for an address that the
    site does not have: a page never links to nothing. Templates ask `has` first where a site may go without.
    """
    shows = dict(view.shows)
    if "prose" in shows:
        shows["prose"] = Markup(shows["prose"](href))  # already sanitised
    return _template(view.template, view.language).render(shows, href=href, has=partial(_has, href), view=view)


def _has(href: Callable[[str], str], address: str) -> bool:
    try:
        href(address)
    except KeyError:
        return False
    return True


def head(view: View, href: Callable[[str], str]) -> str:
    """What machines read in the head of a view's page: its feeds, and how to cite it; `href` as for `body`."""
    if not (view.feeds or view.languages or view.citation):
        return ""
    return _template("head.html", view.language).render(view=view, href=href)


def last_words(view: View, edition: Edition) -> str:
    """The HTML that ends a view on paper: what it is, of which day, where the newest is, and who may read it."""
    bank = edition.catalog.bank
    access = view.access or edition.level
    return _template("paper.html", view.language or bank.language).render(
        view=view,
        bank=bank,
        day=edition.day,
        level=next(level for level in bank.access if level.id == access),
    )
