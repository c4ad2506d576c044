"""The named checks of `rules.yml`: what an expression alone can't tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge_bank.checks.identifiers.rules import Book

PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UNUSED_PREFIXES = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
OLDEST = 120


@dataclass(frozen=True)
class Allowed:
    """What a bank lets pass."""

    mailboxes: frozenset[str] = frozenset()
    """In lower case."""
    hosts: frozenset[str] = frozenset()


Proof = Callable[[re.Match[str], Book, Allowed], int | None]
"""How many signs to take off the beginning of a match; None when it is nothing."""


def _when(is_one: bool) -> int | None:
    return 0 if is_one else None


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def nhs_mod11(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    digits = _digits(match[0])
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return _when((11 - rest) % 11 == int(digits[9]) and len(set(digits)) > 1)


def upn_mod23(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    first, *others = match[0].upper()
    values = [int(sign) if sign.isdigit() else PUPIL_LETTERS.index(sign) for sign in others]
    return _when(PUPIL_LETTERS[sum(value * place for place, value in enumerate(values, 2)) % 23] == first)


def nino_prefix(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    prefix = match[0][:2].upper()
    return _when(not set(prefix) & set("DFIQUV") and prefix[1] != "O" and prefix not in UNUSED_PREFIXES)


def real_day(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    first, second = (int(match[group] or match[group + 3]) for group in (2, 3))
    return _when(1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31)


def uk_phone(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    digits = re.sub(r"^(?:00)?44", "", _digits(match[0]))
    number = digits.removeprefix("0")
    return _when(len(number) in (9, 10) and f"0{number}" not in book.sheet.help_lines)


def phone_abroad(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    digits = _digits(match[0]).removeprefix("00")
    return _when(8 <= len(digits) <= 15 and digits not in book.sheet.help_lines)


def mailbox(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    return _when(match[0].lower().removeprefix("mailto:") not in allowed.mailboxes)


def host(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    parts = match[1].lower().strip(".").split(".")
    wholes = {".".join(parts[start:]) for start in range(len(parts))}
    return _when(not wholes & (book.sheet.hosts | allowed.hosts))


def proper_words(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    words = list(re.finditer(r"[^ ]+", match.string[match.start() : match.start(1)]))
    proper = next((word for word in words if word[0].lower() not in book.sheet.common), None)
    return proper.start() if proper else None


def not_common(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    return _when(match[0].split()[-1].lower() not in book.sheet.common)


def _age(match: re.Match[str], book: Book) -> int:
    """In years; 0 for one told in months, weeks or days, and more than anybody's for what is no age."""
    unit = match[2] if match.re.groups > 1 else None
    if unit and unit[0].lower() != "y":
        return 0
    figures = re.match(r"[0-9]+", match[1])
    return int(figures[0]) if figures else book.sheet.numbers.get(match[1].lower(), 18)


def child_age(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    return _when(_age(match, book) < 18)


def adult_age(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    return _when(18 <= _age(match, book) <= OLDEST)


def digits(match: re.Match[str], book: Book, allowed: Allowed) -> int | None:
    return _when(len(_digits(match[1])) >= 3)


PROOFS: dict[str, Proof] = {
    "nhs-mod11": nhs_mod11,
    "upn-mod23": upn_mod23,
    "nino-prefix": nino_prefix,
    "real-day": real_day,
    "uk-phone": uk_phone,
    "phone-abroad": phone_abroad,
    "mailbox": mailbox,
    "host": host,
    "proper-words": proper_words,
    "not-common": not_common,
    "child-age": child_age,
    "adult-age": adult_age,
    "digits": digits,
}
"""By the name in `rules.yml`, which says what each one does."""
