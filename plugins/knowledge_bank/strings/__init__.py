"""The words of the interface, in every language that the catalogue has them in."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

SOURCE = "en-GB"
"""The language that the words of templates and modules are written in."""
FOLDER = Path(__file__).parent
"""`messages.pot` has every string, `cy.po` and its like what it is in another language; `make strings` renews them."""


class Strings:
    """
    The interface in one language: what the catalogue lacks is said as it is written.

    Values in braces are filled in; days are written as the words around them are.
    """

    def __init__(self, language: str) -> None:
        """`language` is a tag such as en-GB or cy."""
        self.language = language
        self.is_source = _base(language) == _base(SOURCE)
        self._known = _translations(_base(language))

    def say(self, text: str, /, **values: object) -> Markup:
        """A text as HTML, marked as English where a page in another language has to make do with it."""
        return self._said(text, self._known.gettext(text), values)

    def label(self, text: str, /, **values: object) -> str:
        """A text where no HTML can stand: in an attribute, in a title."""
        own = self._known.gettext(text)
        return _filled(own or text, values, self if own else strings(SOURCE))

    def counted(self, one: str, many: str, count: int, /, **values: object) -> Markup:
        """One of two texts, by a number that stands in them as `{count}`."""
        text = one if count == 1 else many
        return self._said(text, self._known.ngettext(one, many, count), {"count": count, **values})

    def day(self, value: date) -> str:
        """`10 January 2019`."""
        if self.is_source:
            return f"{value.day} {value:%B %Y}"
        return format_date(value, "d MMMM y", _locale(self.language))

    def _said(self, text: str, own: str, values: Mapping[str, object]) -> Markup:
        if own or self.is_source:
            return Markup(own or text).format(**_dated(values, self)) if values else Markup(own or text)
        return Markup('<span lang="{}">{}</span>').format(SOURCE, strings(SOURCE)._said(text, "", values))


class _Missing(NullTranslations):
    """Says nothing for what a catalogue lacks, so that we know."""

    def gettext(self, message: str) -> str:  # noqa: ARG002
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""


@cache
def strings(language: str) -> Strings:
    """The interface in a language."""
    return Strings(language)


def later(text: str) -> str:
    """The text itself, marked for the catalogue: it is said elsewhere."""
    return text


def language_name(language: str) -> str:
    """What a language calls itself: `Cymraeg`; its tag, where nobody knows."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    name = Locale(locale.language, script=locale.script).get_display_name() or language
    return name[:1].upper() + name[1:]


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return _locale(language).text_direction


@cache
def _locale(language: str) -> Locale:
    """How a language writes; as English does, where nobody knows."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE, sep="-")


@cache
def _translations(base: str) -> NullTranslations:
    missing = _Missing()
    path = FOLDER / f"{base}.po"
    if not path.is_file():
        return missing
    packed = BytesIO()
    with path.open("rb") as file:
        write_mo(packed, read_po(file, locale=base))
    packed.seek(0)
    found = GNUTranslations(packed)
    found.add_fallback(missing)
    return found


def _base(language: str) -> str:
    return language.partition("-")[0]


def _dated(values: Mapping[str, object], speaker: Strings) -> dict[str, object]:
    return {name: speaker.day(value) if isinstance(value, date) else value for name, value in values.items()}


def _filled(text: str, values: Mapping[str, object], speaker: Strings) -> str:
    return text.format(**_dated(values, speaker)) if values else text
