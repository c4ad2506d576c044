"""Days and labels as they stand in a sentence that is English whatever the bank's language is."""

from datetime import date

from knowledge_bank.strings import SOURCE, strings


def day(value: date) -> str:
    """`10 January 2019`."""
    return strings(SOURCE).day(value)


def lower_first(text: str) -> str:
    """`Front-line practitioners` in the middle of a sentence; abbreviations stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
