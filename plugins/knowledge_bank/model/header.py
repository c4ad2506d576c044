"""What the front matter of an entry may say, by kind; from it come the check, every form and the reference page."""

from typing import Annotated, ClassVar

from pydantic import Field

from knowledge_bank.model.day import Day
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.parts import (
    Adapt,
    Address,
    Author,
    Basis,
    Change,
    Count,
    Exemption,
    Outcome,
    Part,
    Presentation,
    Rights,
    Slug,
    Source,
    Status,
    Teaser,
    Text,
)
from knowledge_bank.model.sign_off import Approval, LegalCheck, Permission, Withdrawal


class Header(Part):
    """The front matter that every kind shares. Facets come on top, from `bank.yml`."""

    needed_to_draft: ClassVar[tuple[str, ...]] = ("title", "summary")
    """Fields that must be there from the first draft on."""
    needed_to_publish: ClassVar[tuple[str, ...]] = ("published", "access")
    """Fields that must be there once the entry is published."""
    of_the_original: ClassVar[tuple[str, ...]] = ("owner", "review_due", "related", "sources", "rights")
    """Fields that hold for a translation as they do for its original, unless it says otherwise."""
    only_of_the_original: ClassVar[tuple[str, ...]] = ()
    """Those of which a translation may not say otherwise: on them hangs who must have approved it."""

    title: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """What it is called: plain words, no names and no places. At most 80 characters read well on a card."""
    summary: Annotated[str, Field(min_length=1, max_length=1_000)] | None = None
    """One or two sentences that say what a reader will learn: 80 to 300 characters."""
    status: Status = Status.DRAFT
    """Where it stands. Only what is published or archived is shown."""
    access: str | None = None
    """Who may read it: an access level of the bank; the most restricted when absent."""
    published: Day | None = None
    """The day it came out, as 2018-10-12."""
    reviewed: Day | None = None
    """The day somebody last looked whether it still holds."""
    review_due: Day | None = None
    """The day by which somebody should look again."""
    owner: str | None = None
    """The role that looks after it; never a name."""
    authors: tuple[Author, ...] = ()
    """Credit, by role and team."""
    teaser: Teaser | None = None
    """What may be told of it to those who may not read it."""
    related: tuple[Slug, ...] = ()
    """Other entries, by the name of their files without .md."""
    replaced_by: Slug | None = None
    """The entry that took its place."""
    formerly: tuple[Slug, ...] = ()
    """Names its file had before, oldest first; their addresses lead here."""
    sources: tuple[Source, ...] = ()
    """Where facts and figures come from."""
    rights: Rights | None = None
    """Whose work it is; the bank's when absent."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")] | None = None
    """A language tag such as cy; the bank's when absent."""
    translation_of: Slug | None = None
    """The entry that this one says in another language, by the name of its file without .md. It has its terms."""
    changes: tuple[Change, ...] = ()
    """What changed since it came out and why, oldest first; each raises the version."""
    exceptions: tuple[Exemption, ...] = ()
    """What the identifier rules find and a reviewer lets stand."""
    withdrawn: Withdrawal | None = None
    """When and why it was withdrawn; `kb withdraw` writes it."""


class CaseHeader(Header):
    """The front matter of a learning case."""

    needed_to_draft = ("title", "summary", "basis", "outcome")
    needed_to_publish = ("published", "access", "review_due")
    only_of_the_original = ("basis", "outcome", "hold_until", "permission", "legal_check")
    of_the_original = (*Header.of_the_original, *only_of_the_original, "session_minutes", "collection")

    basis: Annotated[Basis, Field(title="How it was made")] | None = None
    """How the case was made. Prefer an invented one: a real case needs a reason."""
    details_changed: str = ""
    """The honest public statement of what was changed; needed unless invented."""
    outcome: Annotated[Outcome, Field(title="How it ended")] | None = None
    """How things stood when the telling ends. Cases that did not go well teach the most."""
    time_frame: str = ""
    """How long it took: over about eight months. Never calendar dates."""
    voice_of_child: str = ""
    """How the child's voice is told."""
    voice_of_family: str = ""
    """How the family's voice is told."""
    session_minutes: Count | None = None
    """How long it takes to work with it in a group, in minutes."""
    group_size: str = ""
    """How many people it is good for."""
    hold_until: Day | None = None
    """Not to be published before this day."""
    collection: str = ""
    """A series of cases that it belongs to."""
    permission: Permission | None = None
    """That the family agreed; needed for a real case. The record stays in the agency's own system."""
    legal_check: LegalCheck | None = None
    """What information governance found out; needed unless invented."""
    approvals: tuple[Approval, ...] = ()
    """Who agreed to what readers see; `kb approve` writes them."""


class ResourceHeader(Header):
    """The front matter of an implementation resource."""

    needed_to_publish = ("published", "access", "review_due")
    of_the_original = (*Header.of_the_original, "link", "adapt", "law_checked", "session_minutes")

    link: Address | None = None
    """Where the document itself is, when the bank only points to it."""
    adapt: Adapt = Adapt.ASK
    """Whether others may change it for their own use."""
    effort: str = ""
    """Hours and people: 90 minutes, six people."""
    statutory_basis: str = ""
    """The law or guidance that it rests on."""
    law_checked: Day | None = None
    """The day somebody last compared it with the law."""
    session_minutes: Count | None = None
    """How long it takes to work with it in a group, in minutes."""
    group_size: str = ""
    """How many people it is good for."""


class NoteHeader(Header):
    """The front matter of a workshop note."""

    of_the_original = (*Header.of_the_original, "workshop", "held", "attendance", "presentations", "reports_on")

    workshop: str | None = None
    """A workshop of the programme, when the note belongs to one."""
    session: str = ""
    """Another session that the note belongs to."""
    held: Day | None = None
    """The day of that session."""
    attendance: dict[str, Count] = Field(default_factory=dict)
    """Role words to numbers of people; never names."""
    covered: dict[str, Text] = Field(default_factory=dict)
    """Focus of the programme to what was done about it, or `not covered`."""
    presentations: tuple[Presentation, ...] = ()
    """What authorities presented, named only with their consent."""
    reports_on: str | None = None
    """The workshop whose between-workshop activity this note reflects on."""


HEADERS: dict[Kind, type[Header]] = {
    Kind.CASE: CaseHeader,
    Kind.RESOURCE: ResourceHeader,
    Kind.NOTE: NoteHeader,
}
