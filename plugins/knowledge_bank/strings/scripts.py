"""What the scripts of a page say in its language, as the page hands it to them."""

import json
from functools import cache
from gettext import c2py

from babel import Locale
from babel.messages import Catalog, Message

from knowledge_bank.strings import catalogue

MANY = 200
"""A form that a language has for whole numbers is that of one below this."""


@cache
def script_strings(language: str) -> str:
    """
    JSON of each text to what it is in a language, and of a counted one to an object of CLDR's plural forms.

    Empty where the language has nothing of what scripts say: they say it as it is written.
    """
    known = catalogue(language.partition("-")[0])
    if known is None:
        return ""
    told = dict(_said(message, known, language) for message in known if _is_said_by_scripts(message))
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c") if told else ""


def _is_said_by_scripts(message: Message) -> bool:
    return bool(message.id) and not message.fuzzy and any(path.endswith(".js") for path, _ in message.locations)


def _said(message: Message, known: Catalog, language: str) -> tuple[str, str | dict[str, str]]:
    if isinstance(message.string, str):
        return str(message.id), message.string
    forms, form = tuple(message.string or ()), c2py(known.plural_expr)
    category = Locale.parse(language, sep="-").plural_form
    return message.id[0], {category(count): forms[form(count)] for count in range(MANY)}
