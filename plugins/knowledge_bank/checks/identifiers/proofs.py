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


@dataclass(frozen=True)
class Claim:
    """What an expression has found, and what is known besides."""

    match: re.Match[str]
    book: Book
    allowed: Allowed

    @property
    def text(self) -> str:
        return self.match[0]


Proof = Callable[[Claim], int | None]
"""How many signs to take off the beginning of a match; None when it is nothing."""


def _when(is_one: bool) -> int | None:
    return 0 if is_one else None


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def nhs_mod11(claim: Claim) -> int | None:
    digits = _digits(claim.text)
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return _when((11 - rest) % 11 == int(digits[9]) and len(set(digits)) > 1)


def upn_mod23(claim: Claim) -> int | None:
    number = claim.text.upper()
    first, values = number[0], [int(sign) if sign.isdigit() else PUPIL_LETTERS.index(sign) for sign in number[1:]]
    return _when(PUPIL_LETTERS[sum(value * place for place, value in enumerate(values, 2)) % 23] == first)


def nino_prefix(claim: Claim) -> int | None:
    prefix = claim.text[:2].upper()
    if claim.text[2] == " " and prefix.lower() in claim.book.sheet.common:
        return None
    return _when(not set(prefix) & set("DFIQUV") and prefix[1] != "O" and prefix not in UNUSED_PREFIXES)


def real_day(claim: Claim) -> int | None:
    first, second = (int(claim.match[group] or claim.match[group + 3]) for group in (2, 3))
    return _when(1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31)


def uk_phone(claim: Claim) -> int | None:
    digits = re.sub(r"^(?:00)?44", "", _digits(claim.text))
    number = digits.removeprefix("0")
    return _when(len(number) in (9, 10) and f"0{number}" not in claim.book.sheet.help_lines)


def phone_abroad(claim: Claim) -> int | None:
    digits = _digits(claim.text).removeprefix("00")
    return _when(8 <= len(digits) <= 15 and digits not in claim.book.sheet.help_lines)


def mailbox(claim: Claim) -> int | None:
    return _when(claim.text.lower().removeprefix("mailto:") not in claim.allowed.mailboxes)


def host(claim: Claim) -> int | None:
    parts = claim.match[1].lower().strip(".").split(".")
    wholes = {".".join(parts[start:]) for start in range(len(parts))}
    return _when(not wholes & (claim.book.sheet.hosts | claim.allowed.hosts))


def proper_words(claim: Claim) -> int | None:
    match = claim.match
    words = list(re.finditer(r"[^ ]+", match.string[match.start() : match.start(1)]))
    proper = next((word for word in words if word[0].lower() not in claim.book.sheet.common), None)
    return proper.start() if proper else None


def not_common(claim: Claim) -> int | None:
    return _when(claim.text.split()[-1].lower() not in claim.book.sheet.common)


def _age(claim: Claim) -> int:
    """In years; 0 for one told in months, weeks or days, and more than anybody's for what is no age."""
    unit = claim.match[2] if claim.match.re.groups > 1 else None
    if unit and unit[0].lower() != "y":
        return 0
    figures = re.match(r"[0-9]+", claim.match[1])
    return int(figures[0]) if figures else claim.book.sheet.numbers.get(claim.match[1].lower(), 18)


def child_age(claim: Claim) -> int | None:
    return _when(_age(claim) < 18)


def adult_age(claim: Claim) -> int | None:
    return _when(18 <= _age(claim) <= OLDEST)


def digits(claim: Claim) -> int | None:
    return _when(len(_digits(claim.match[1])) >= 3)


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
