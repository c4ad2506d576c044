"""Days and labels as they stand in a sentence."""

from datetime import date


def day(value: date) -> str:
    """`10 January 2019`."""
    return f"{value.day} {value:%B %Y}"


def lower_first(text: str) -> str:
    """`Front-line practitioners` in the middle of a sentence; abbreviations stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
