"""The pieces that front matter is made of: choices, and groups of fields."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from knowledge_bank.model.day import Day

Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=2_000)]
Count = Annotated[int, Field(ge=0, le=100_000)]


class Choice(StrEnum):
    """The values of a field, each with what a form calls it and what it means."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str = "", meaning: str = "") -> Self:
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label
        choice.meaning = meaning
        return choice


class Status(Choice):
    """Only what is published, archived or withdrawn leaves a trace on the site."""

    DRAFT = "draft", "Draft", "Being written; readers do not see it."
    PUBLISHED = "published", "Published", "Readers see it from its day of publication on."
    WITHDRAWN = "withdrawn", "Withdrawn", "Gone; its address says so and nothing else."
    ARCHIVED = "archived", "Archived", "Kept for reference, and no longer reviewed."


class Basis(Choice):
    """How a case was made; it decides who must sign it off."""

    INVENTED = "invented", "Invented for teaching", "It tells of no real family. The simplest way, and the safest."
    COMPOSITE = "composite", "Built from several cases", "Pieces of several cases, so that it fits no single family."
    ADAPTED = "adapted", "Based on one case, with details changed", "More people must read it before it goes out."
    REAL = "real", "One real case", "It needs a reason, the family's recorded agreement, and every reviewer."


class Outcome(Choice):
    """How a case stood when the telling ends."""

    IMPROVING = "improving", "Improving", "Things got better, and the work went on."
    SAFE_AND_CLOSED = "safe-and-closed", "Safe and closed", "The child was safe, and the case was closed."
    MIXED = "mixed", "Mixed", "Some of it worked."
    NOT_ACHIEVED = "not-achieved", "Not achieved", "It did not work. We learn most from these."
    STILL_OPEN = "still-open", "Still open", "Nobody knows yet. It can be written, and published once it is known."


class Adapt(Choice):
    """Whether others may change a resource for their own use."""

    YES = "yes", "Yes"
    ASK = "ask", "Ask first"
    NO = "no", "No"


class Part(BaseModel):
    """A part of a header: unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True, use_attribute_docstrings=True
    )


class Teaser(Part):
    """What may be told of an entry to those who may not read it; written for that."""

    title: Text
    summary: Text


class Source(Part):
    """Where a fact or a figure comes from."""

    title: Text
    section: str = ""
    url: Address | None = None
    accessed: Day | None = None


class Change(Part):
    """A material change since publication."""

    date: Day
    note: Text


class Exemption(Part):
    """Why one thing that an identifier rule finds may stay. It never repeats what stands there."""

    rule: Slug
    reason: Annotated[str, Field(min_length=10, max_length=500)]
    role: Text
    """Who decided."""
    date: Day
    occurrence: Annotated[int, Field(ge=1, le=10_000)] = 1
    """Which of the rule's findings in the file, counted from the top."""


class Author(Part):
    """Credit by role and team, never by personal name."""

    role: Text
    team: str = ""


class Rights(Part):
    """Whose work it is and what may be done with it."""

    holder: Text
    licence: str = ""
    permission: str = ""


class Presentation(Part):
    """What an authority presented at a workshop."""

    title: Text
    agency: str = ""
    """Named only with consent."""
    consent: bool = False
