"""The words of the interface, in every language that the catalogue has them in."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

SOURCE = "en-GB"
"""The language that the words of templates and modules are written in."""
FOLDER = Path(__file__).parent
"""`messages.pot` has every string, `cy.po` and its like what it is in another language; `make strings` renews them."""


class Strings:
    """
    The interface in one language: what the catalogue lacks is said as it is written.

    Values in braces are filled in; days and lists are written as the words around them are.
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

    def counted_label(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The same where no HTML can stand."""
        own = self._known.ngettext(one, many, count)
        text = own or (one if count == 1 else many)
        return _filled(text, {"count": count, **values}, self if own else strings(SOURCE))

    def marks(self, language: str) -> Markup:
        """The attributes of an element in some language amidst this one; none where it is the same."""
        if language == self.language:
            return Markup("")
        turn = f' dir="{direction(language)}"' if direction(language) != direction(self.language) else ""
        return Markup(' lang="{}"{}').format(language, Markup(turn))

    def day(self, value: date) -> str:
        """`10 January 2019`."""
        if self.is_source:
            return f"{value.day} {value:%B %Y}"
        return format_date(value, "d MMMM y", _locale(self.language))

    def month(self, value: str) -> str:
        """`2018-10` as `October 2018`."""
        first = date(int(value[:4]), int(value[5:]), 1)
        return f"{first:%B %Y}" if self.is_source else format_date(first, "LLLL y", _locale(self.language))

    def listed(self, items: Iterable[str]) -> str:
        """`neglect`, `neglect and loss`, `neglect, loss and fear`; as HTML where one of them is."""
        told = tuple(items)
        locale = _locale(SOURCE if self.is_source else self.language)
        if any(isinstance(item, Markup) for item in told):
            return Markup(format_list([str(escape(item)) for item in told], locale=locale))
        return format_list(told, locale=locale)

    def _said(self, text: str, own: str, values: Mapping[str, object]) -> Markup:
        if not (own or self.is_source):
            return Markup("<span{}>{}</span>").format(self.marks(SOURCE), strings(SOURCE)._said(text, "", values))
        if not values:
            return Markup(own or text)
        escaped = {name: escape(value) for name, value in _written(values, self).items()}
        return Markup((own or text).format(**escaped))


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
def catalogue(base: str) -> Catalog | None:
    """What a language has for the strings; nothing for one that nobody has translated them into."""
    path = FOLDER / f"{base}.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        known = read_po(file, locale=base)
    for message in tuple(known):
        # Babel would fill in a plural that nobody has translated with the original, as if it were a translation.
        told = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(told):
            known.delete(message.id)
    return known


@cache
def _translations(base: str) -> NullTranslations:
    missing, known = _Missing(), catalogue(base)
    if known is None:
        return missing
    packed = BytesIO()
    write_mo(packed, known)
    packed.seek(0)
    found = GNUTranslations(packed)
    found.add_fallback(missing)
    return found


def _base(language: str) -> str:
    return language.partition("-")[0]


def _written(values: Mapping[str, object], speaker: Strings) -> dict[str, object]:
    return {name: _word(value, speaker) for name, value in values.items()}


def _word(value: object, speaker: Strings) -> object:
    match value:
        case date():
            return speaker.day(value)
        case tuple() | list():
            return speaker.listed(value)
    return value


def _filled(text: str, values: Mapping[str, object], speaker: Strings) -> str:
    return text.format(**_written(values, speaker)) if values else text
