"""The programme: workshops, milestones and whatever else is planned around the entries."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from knowledge_bank.model.day import Day
from knowledge_bank.model.parts import Slug, Text

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class Part(BaseModel):
    """A part of the programme's files: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Focus(Part):
    """A strand that runs through all workshops."""

    id: Slug
    title: Text
    terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Facet id to the terms that the strand serves."""


class Activity(Part):
    """What each authority does between a workshop and the next."""

    title: Text
    reported_at: Slug | None = None


class Workshop(Part):
    """One workshop of the series, as published in advance."""

    id: Slug
    number: Annotated[int, Field(ge=1, le=999)]
    date: Day
    log_due: Day | None = None
    newsletter_due: Day | None = None
    topics: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    """Focus id to what was planned; an empty list where nothing was."""
    between: Activity | None = None

    @property
    def title(self) -> str:
        return f"Workshop {self.number}"

    @property
    def address(self) -> str:
        return f"workshops/{self.id}/"


class Milestone(Part):
    """A step towards what a term promises."""

    id: Slug
    title: Text
    due: Month | None = None
    stage: Slug | None = None


class Plan(Part):
    """When a term of a facet was to be worked on, and by which steps."""

    term: Text
    start: Month | None = None
    end: Month | None = None
    dates_note: str = ""
    """Where sources differ about the dates."""
    lead_agency: str = ""
    funded_by: str = ""
    cadence: str = ""
    milestones: tuple[Milestone, ...] = ()


class Step(Part):
    """One entry of a path."""

    entry: Slug
    why: Text
    """One sentence: what it gives at this point."""


class Path(Part):
    """Where to start, for the readers that a term stands for."""

    term: Text
    welcome: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=7)]
    this_quarter: tuple[Text, ...] = ()
    """What that role does this quarter."""


class Word(Part):
    """A word or an abbreviation of the glossary."""

    word: Text
    meaning: Text
    also: tuple[str, ...] = ()
    """Other names and abbreviations: found by search."""
    source: str = ""
    """Where the word is used in this sense."""


@dataclass(frozen=True)
class Programme:
    """The structured data of a bank; all of it may be absent."""

    title: str = ""
    focuses: tuple[Focus, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    plans: dict[str, dict[str, Plan]] = field(default_factory=dict)
    """Facet id to term id to plan."""
    paths: tuple[Path, ...] = ()
    glossary: tuple[Word, ...] = ()
    """In the order of the alphabet."""

    @cached_property
    def by_id(self) -> dict[str, Workshop]:
        return {workshop.id: workshop for workshop in self.workshops}

    def plan(self, facet: str, term: str) -> Plan | None:
        """The plan of a term, if it has one."""
        return self.plans.get(facet, {}).get(term)

    def next_workshop(self, day: date) -> Workshop | None:
        """The first workshop on or after a day."""
        return next((workshop for workshop in self.workshops if workshop.date >= day), None)
