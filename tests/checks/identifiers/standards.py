"""Identifiers as the standards make them, in sentences as people write them: what the rules must find, every one.

Made from what the standards say and not from the rules' expressions, which would only prove that they agree with
themselves:

- NHS Data Dictionary, NHS NUMBER: ten digits, 3 3 4, the last by modulus 11; 999 begins numbers that are never issued.
- Department for Education, UPN guide: a check letter, three digits of the authority, four of the school, two of the
  year, three of the series; from 2019 on a letter may end a temporary one. Letters leave out I, O and S.
- HMRC NIM39110: two letters, six digits, a letter A to D; D F I Q U V in neither place, O not second.
- BS 7666 and the Royal Mail: A9, A99, AA9, AA99, A9A, AA9A, and 9AA without C I K M O V.
- Ofcom's numbering plan: area codes of two to five digits after the 0, numbers of nine or ten; fictional ranges.
- RFC 5322 addresses as mail programs let people make them; dates as English letters have them; family court numbers.
"""

import re
from collections.abc import Iterator
from datetime import date
from random import Random

SENTENCES = (
    "The letter said {}.", "Her number ({}) was on it.", "{} is what they wrote.", "We had it as “{}”, twice.",
    "- {}\n- another line", "| what | which |\n| --- | --- |\n| number | {} |", "It was {}, then it changed.",
    "**{}**", "_{}_ was given", "Given: {}; and so on", "Is it {}?", "see\n{}\nbelow", "> {}\n> it said", "<!-- {} -->",
    "the number {} was read out", "“It is {}!” she said", "(now {})", "`{}`",
)  # fmt: skip
PUPIL = {letter: value for value, letter in enumerate("ABCDEFGHJKLMNPQRTUVWXYZ")}


def everything() -> Iterator[tuple[str, str, str]]:
    """Rule, identifier and the text that it stands in."""
    random = Random(5)
    makers = (nhs_numbers, pupil_numbers, insurance_numbers, postcodes, phones, addresses, days, worded_days, courts)
    for make in makers:
        for index, (rule, identifier) in enumerate(make(random)):
            yield rule, identifier, SENTENCES[index % len(SENTENCES)].format(identifier)


def nhs_numbers(random: Random) -> Iterator[tuple[str, str]]:
    """By trying the tenth digit until the weighted sum of all ten, the last weighing 1, is a multiple of eleven."""
    made = 0
    while made < 90:
        nine = [*((9, 9, 9) if made % 3 else (4, 5, 6)), *(random.randrange(10) for _ in range(6))]
        for last in range(10):
            digits = [*nine, last]
            if sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0:
                text = "".join(map(str, digits))
                sep = ("", " ", "-", ".", "\u00a0", "  ", "\u2011")[made % 7]
                yield "nhs-number", f"{text[:3]}{sep}{text[3:6]}{sep}{text[6:]}"
                made += 1


def pupil_numbers(random: Random) -> Iterator[tuple[str, str]]:
    for index in range(60):
        school = f"{random.randrange(201, 939)}{random.randrange(2000, 7999)}{random.randrange(98, 120) % 100:02}"
        number = f"{school}{random.randrange(1000):03}"
        if index % 4 == 3:
            number = number[:-1] + random.choice("ABCDEFGHJKLMNPQRTUVWXYZ")
        total = 0
        for position, sign in enumerate(number):
            total += (PUPIL[sign] if sign in PUPIL else ord(sign) - ord("0")) * (position + 2)
        letter = next(letter for letter, value in PUPIL.items() if value == total % 23)
        yield "upn", (letter + number).lower() if index % 10 == 9 else letter + number


def insurance_numbers(random: Random) -> Iterator[tuple[str, str]]:
    first, second = "ABCEGHJKLMNOPRSTWXYZ", "ABCEGHJKLMNPRSTWXYZ"
    for index in range(70):
        prefix = "QQ" if index == 0 else random.choice(first) + random.choice(second)
        if prefix in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"):
            prefix = "AB"
        pairs = [f"{random.randrange(100):02}" for _ in range(3)]
        form = ("{}{}{}{}{}", "{} {} {} {} {}", "{}-{}-{}-{}-{}", "{} {}{}{} {}", "{}{}{}{} {}")[index % 5]
        text = form.format(prefix, *pairs, random.choice("ABCD"))
        yield "nino", text.lower() if index % 15 == 5 else text


def postcodes(random: Random) -> Iterator[tuple[str, str]]:
    areas = re.findall(
        "[A-Z]+",
        "AB B BA BD BH BN BR BS CB CF CM CO CR CT CW DA DE DH DN DT E EC EH G GL GU HA HX IP KT L LE LN LS M ME MK N "
        "NE NG NN NP NR NW OL OX PE PL PO PR RG RH RM S SA SE SG SK SN SO SR SS ST SW SY TA TF TN TS W WC WD WF YO",
    )
    letters = {1: "ABCDEFGHJKPSTUW", 2: "ABEHMNPRVWXY"}
    odd = ("GIR 0AA", "ZZ99 3WZ", "ZZ99 3VZ", "SW1A 1AA", "EC1A 1BB", "W1A 0AX", "M1 1AE")
    for index in range(100):
        area = areas[index % len(areas)]
        district = str(random.randrange(1, 10) if index % 3 else random.randrange(10, 30))
        if area in ("EC", "WC") or (area in ("W", "E", "N", "SW") and index % 2):
            district = f"{random.randrange(1, 5)}{random.choice(letters[len(area)])}"
        inward = str(random.randrange(10)) + "".join(random.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
        sep = (" ", " ", "", "  ", "\u00a0")[index % 5]
        text = f"{area}{district}{sep}{inward}"
        small = index % 12 == 7 and inward[1:] not in ("ST", "ND", "RD", "TH")
        yield "postcode", text.lower() if small else text
    yield from (("postcode", text) for text in odd)


def phones(random: Random) -> Iterator[tuple[str, str]]:
    """Area codes of each length, with the spacings that people use; the fictional ranges of Ofcom among them."""
    plans = [
        ("020", "79460"), ("0113", "4960"), ("0161", "4960"), ("01632", "960"), ("016977", ""), ("01603", ""),
        ("029", ""), ("07700", "900"), ("07123", ""), ("07911", ""), ("0300", ""), ("0845", ""),
        ("0870", ""), ("0909", "8790"),
    ]  # fmt: skip
    for index in range(130):
        code, start = plans[index % len(plans)]
        length = 10 if code == "016977" else 11
        rest = start + "".join(str(random.randrange(10)) for _ in range(length - len(code) - len(start)))
        half = max(len(rest) - (4 if len(rest) > 6 else 3), 3)
        forms = (
            f"{code} {rest}", f"{code}{rest}", f"({code}) {rest}", f"{code} {rest[:half]} {rest[half:]}",
            f"{code}-{rest[:half]}-{rest[half:]}", f"+44 {code[1:]} {rest}", f"+44{code[1:]}{rest}",
            f"+44 (0){code[1:]} {rest[:half]} {rest[half:]}", f"0044 {code[1:]} {rest}",
            f"{code}.{rest[:half]}.{rest[half:]}",
            f"({code}){rest}", f"+44 (0) {code[1:]} {rest}", f"{code}\u00a0{rest}", f"+44-{code[1:]}-{rest}",
        )  # fmt: skip
        yield "phone", forms[(index // len(plans) + index) % len(forms)]
    for text in ("+353 1 234 5678", "+1 (202) 555-0143", "0048 22 123 45 67", "+40 21 123 4567"):
        yield "phone", text


def addresses(random: Random) -> Iterator[tuple[str, str]]:
    names = (
        "jane", "jane.doe", "j_doe", "jane+kids", "jane-doe", "JANE.DOE", "j.d.1984", "o'brien", "x", "mum2three",
        "josé", "%jane",
    )  # fmt: skip
    hosts = (
        "example.org", "example.com", "mail.example.org", "example.co.uk", "sub.mail.example.net", "EXAMPLE.ORG",
        "ex-ample.org",
    )  # fmt: skip
    for index in range(60):
        yield "email", f"{names[index % len(names)]}@{hosts[index % len(hosts)]}"


def days(random: Random) -> Iterator[tuple[str, str]]:
    for index in range(80):
        day, month, year = random.randrange(1, 29), random.randrange(1, 13), random.randrange(1950, 2021)
        dd, mm, yy = f"{day:02}", f"{month:02}", f"{year % 100:02}"
        forms = (
            f"{dd}/{mm}/{year}", f"{day}/{month}/{year}", f"{day}/{month}/{yy}", f"{year}-{mm}-{dd}",
            f"{dd}-{mm}-{year}", f"{dd}.{mm}.{year}", f"{day}.{month}.{year}", f"{dd}.{mm}.{yy}", f"{year}/{mm}/{dd}",
            f"{dd} / {mm} / {year}", f"{day}-{month}-{yy}", f"{month}/{day}/{year}", f"{dd} {mm} {year}",
        )  # fmt: skip
        yield "date-numeric", forms[index % len(forms)]


def worded_days(random: Random) -> Iterator[tuple[str, str]]:
    months = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
    words = re.findall("[a-z]+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
    for index in range(80):
        day, month, year = random.randrange(1, 32), months[index % 12], random.randrange(1960, 2021)
        suffix = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        nth, short = f"{day}{suffix}", month[:3]
        forms = (
            f"{day} {month} {year}", f"{nth} {month}", f"{nth} of {month} {year}", f"{month} {day}, {year}",
            f"{month} {nth}", f"the {words[index % 12]} of {month}", f"{day} {short} {year}", f"{short} {day}",
            f"{day} {month.upper()} {year}", f"{month} the {nth}", f"{day}-{short}-{year}", f"the {nth} day of {month}",
        )  # fmt: skip
        yield "date-worded", forms[(index + index // 12) % len(forms)]


def courts(random: Random) -> Iterator[tuple[str, str]]:
    for index in range(40):
        number, page = f"{random.randrange(100_000):05}", random.randrange(1, 1400)
        kind, code = random.choice("CPDZF"), random.choice(("NR", "ZW", "ZC", "LE", "BS", "WD", "FD", "MA", "ME"))
        year = random.randrange(2012, 2025)
        forms = (
            f"{code}{year % 100}{kind}{number}", f"[{year}] EWFC {page}", f"[{year}] EWHC {page}",
            f"[{year}] EWCA Civ 12", f"{code} {year % 100} {kind} {number}", f"({year}) EWFC B{page % 100}",
            f"[{year}] {index % 2 + 1} FLR {page}",
        )  # fmt: skip
        yield "court-reference", forms[index % len(forms)]
