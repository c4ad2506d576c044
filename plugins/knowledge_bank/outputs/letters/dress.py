"""Texts to HTML that mail programs understand, by the templates of the product."""

from typing import Any

from css_inline import CSSInliner
from markupsafe import Markup

from knowledge_bank.templates import environment

# The style sheet stays too, for dark mode and narrow windows, and for our host, which allows no styles in elements.
_INLINER = CSSInliner(keep_style_tags=True, keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)


_TEMPLATES = environment("email", html=True)


def rendered(name: str, **shows: Any) -> str:
    """A template with its values."""
    return _TEMPLATES.get_template(name).render(shows)


def safe(html: str) -> Markup:
    """HTML made of safe parts, for a template to show as it is."""
    return Markup(html)


def styled(html: str) -> str:
    """A whole e-mail with its styles in its elements too: several mail programs know no others."""
    return _INLINER.inline(html)


def styled_part(html: str) -> str:
    """A part to be pasted into other mails: it has its styles in its elements alone."""
    return _INLINER.inline_fragment(html, rendered("part.css"))
