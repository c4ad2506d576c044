"""Days as people write them in front matter: `2018-10-12` and nothing else."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not ISO.fullmatch(value):
        raise PydanticCustomError("day_form", "not a date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day_impossible", "no such day") from None


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""Pydantic alone would read `20181012` as seconds since 1970."""
