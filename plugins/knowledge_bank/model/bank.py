"""A bank: everything in `bank.yml`, which makes one bank differ from another."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge_bank.model.day import Day
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import Basis
from knowledge_bank.model.sign_off import ROLES, Role
from knowledge_bank.strings import later

Slug = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")


class Part(BaseModel):
    """A part of `bank.yml`: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AccessLevel(Part):
    """Who may read; the levels are listed from the most open to the most restricted."""

    id: str = Slug
    title: str
    description: str = ""


class Needed(Part):
    """The kinds in which a facet must be filled in, by status."""

    draft: tuple[Kind, ...] = ()
    published: tuple[Kind, ...] = ()


class Facet(Part):
    """An axis that entries are tagged along."""

    id: str = Slug
    title: str
    """Plural, as a heading: `Deliverables`."""
    singular: str
    """In a sentence: `deliverable`."""
    description: str = ""
    field: str = ""
    """The front matter field; the facet's id when empty."""
    vocabulary: str = ""
    """The file in `vocabularies/`, without `.yml`; the facet's id when empty."""
    explain: bool = False
    """True has an entry's page say what its term means."""
    warn: bool = False
    """True has an entry's page tell of its terms before it begins."""
    when_absent: str = ""
    """What an entry's page says when it carries no term of this facet."""
    single: bool = False
    """One term instead of a list."""
    index: bool = False
    """True gives an overview and a page per term."""
    kinds: tuple[Kind, ...] = tuple(Kind)
    """The kinds of entry that may carry it."""
    needed: Needed = Needed()

    @model_validator(mode="after")
    def _name_field_and_vocabulary(self) -> Self:
        object.__setattr__(self, "field", self.field or self.id)
        object.__setattr__(self, "vocabulary", self.vocabulary or self.id)
        return self


BUILT_IN = {
    "kind": Facet(id="kind", title=later("Kinds"), singular=later("kind"), single=True),
    "year": Facet(id="year", title=later("Years"), singular=later("year"), single=True),
}
"""What every bank's finder may name beside the bank's own facets."""


class Pair(Part):
    """The two facets that are crossed: a page per pair of terms, and a matrix."""

    rows: str
    columns: str


class Series(Part):
    """A newsletter that comes out again and again."""

    id: str = Slug
    title: str
    description: str = ""
    starts: Day
    """The first issue covers what was published from this day on."""
    blocks: tuple[str, ...] = ()
    """What an issue is drafted from, in order: the names of files in `templates/blocks/`."""
    unsubscribe: str = Field(default="", pattern=r"^((https://|mailto:)\S+)?$")
    """Where mail programs let a reader leave the list, which the council's own mailing tool keeps."""
    owner: str = ""
    """The role that answers for it."""


class Packs(Part):
    """What colleagues take of an entry to supervision, to a group or to training."""

    questions_by: str = ""
    """The facet whose term stands above the questions of an entry that carries exactly one."""
    settings: str = ""
    """The facet that says in which settings to work with an entry; whatever carries one of its terms has a pack."""
    pdf: bool = False
    """True prints every pack in each build; otherwise only `kb pack` does. A large bank takes long, the first time."""


class Bank(Part):
    """One content folder's settings."""

    title: str
    description: str = ""
    address: str = Field(default="", pattern=r"^(https?://\S+/)?$")
    """Of the site, with a slash at its end: what leaves the site leads back to it."""
    language: str = "en-GB"
    rights: str = ""
    """Whose work an entry is that does not say so itself."""
    as_of: Day | None = None
    """The day the bank is shown as of; None for today."""
    as_of_note: str = ""
    """What readers are told about it on every page."""
    mailbox: str = Field(default="", pattern=r"^([\w.+-]+@[\w.-]+)?$")
    """A role's, for worries about a page; never a person's."""
    support: str = ""
    """Where readers turn whom a case has stirred."""
    new_file: str = Field(default="", pattern=r"^(https://\S+\{name\}\S*)?$")
    """
    The page on which the repository's host takes a new file, with `{folder}`, `{name}` and `{text}` where these go; the
    repository behind it must be private. Without it the form in the browser only offers the file to keep.
    """
    more_for_members: str = ""
    """A quiet line for readers of the most open edition, where there is a more restricted one."""
    access: tuple[AccessLevel, ...] = Field(min_length=1)
    facets: tuple[Facet, ...]
    pair: Pair | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of everyday words for one thing: who seeks one of them finds the others too."""
    finder: tuple[str, ...] = ()
    """The facets that entries are found by, first things first, `kind` and `year` among them; no finder when empty."""
    related_by: tuple[str, ...] = ()
    """The facets by which entries are related, the most telling first."""
    sign_off: dict[Basis, tuple[Role, ...]] = Field(default_factory=dict)
    """By how a case was made, who must approve it, where this bank asks for others than all banks do."""
    headings: tuple[Kind, ...] = ()
    """The kinds that are published only with all the headings that readers know them by."""
    start: str = ""
    """The facet whose terms have a page that says where to start; its paths are in `programme/paths.yml`."""
    series: tuple[Series, ...] = ()
    packs: Packs = Packs()

    @property
    def indexed(self) -> tuple[Facet, ...]:
        """The facets with an overview and a page per term."""
        return tuple(facet for facet in self.facets if facet.index)

    @property
    def most_restricted(self) -> str:
        """The access level of an entry that names none."""
        return self.access[-1].id

    @property
    def most_open(self) -> str:
        """The access level of everything that goes to everyone, newsletters among it."""
        return self.access[0].id

    def roles(self, basis: Basis) -> tuple[Role, ...]:
        """Who must approve a case that was made so."""
        return self.sign_off.get(basis, ROLES[basis])

    def rank(self, level: str) -> int:
        """0 for the most open level. Raises KeyError for a level the bank does not have."""
        return {access.id: rank for rank, access in enumerate(self.access)}[level]

    def facet(self, facet_id: str) -> Facet:
        """Raises KeyError for a facet the bank does not have."""
        return {facet.id: facet for facet in self.facets}[facet_id]

    def facets_of(self, kind: Kind) -> tuple[Facet, ...]:
        """The facets that a kind of entry may carry, in the order of `bank.yml`."""
        return tuple(facet for facet in self.facets if kind in facet.kinds)
