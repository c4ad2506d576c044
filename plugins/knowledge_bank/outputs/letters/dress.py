"""Texts to HTML that mail programs understand, by the templates of the product."""

from functools import cache
from typing import Any

from css_inline import CSSInliner
from jinja2 import Environment
from markupsafe import Markup

from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.strings import SOURCE
from knowledge_bank.templates import environment

# The style sheet stays too, for dark mode and narrow windows, and for our host, which allows no styles in elements.
_INLINER = CSSInliner(keep_style_tags=True, keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)


@cache
def _environment(language: str) -> Environment:
    return environment("email", html=True, language=language)


def rendered(name: str, letter: Letter, **shows: Any) -> str:
    """A template with its values, in the language of a letter."""
    return _environment(letter.language).get_template(name).render(shows, letter=letter)


def safe(html: str) -> Markup:
    """HTML made of safe parts, for a template to show as it is."""
    return Markup(html)


def styled(html: str) -> str:
    """A whole e-mail with its styles in its elements too: several mail programs know no others."""
    return _INLINER.inline(html)


def styled_part(html: str) -> str:
    """A part to be pasted into other mails: it has its styles in its elements alone."""
    return _INLINER.inline_fragment(html, _environment(SOURCE).get_template("part.css").render())
