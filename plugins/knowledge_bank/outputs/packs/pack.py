"""A pack: what a team needs of one entry to work with it, and nothing that the entry's page does not show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from knowledge_bank.model import Catalog, Edition, Entry, Goal, Link, LinkKind, Prose, lead
from knowledge_bank.model.pack import CAUTIONS, EXERCISE, MESSAGES, QUESTIONS, said
from knowledge_bank.model.parts import Basis
from knowledge_bank.model.phrases import lower_first
from knowledge_bank.model.tree import Block, Heading, Listing, Paragraph, Picture, Span, Words, inlines, plain
from knowledge_bank.pages.entries import overdue
from knowledge_bank.rendering.tree import sections
from knowledge_bank.strings import Strings, later, strings

_MADE = {
    Basis.INVENTED: later("Invented for teaching. It tells of no real family."),
    Basis.COMPOSITE: later("Built from several cases."),
    Basis.ADAPTED: later("Based on one case, with details changed."),
    Basis.REAL: later("One real case."),
}
"""What a pack says of how a case was made, before the author's own words about it."""


@dataclass(frozen=True)
class Questions:
    """Questions that belong together."""

    title: str
    """Empty where the entry does not say what they have in common."""
    description: str
    before: tuple[Block, ...]
    """What stands there besides a list."""
    points: tuple[tuple[Block, ...], ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them, in order."""
        return (*self.before, *(block for point in self.points for block in point))


@dataclass(frozen=True)
class Pack:
    """One entry, for those who work with it; all addresses are in full."""

    slug: str
    title: str
    kind: str
    """In words of the interface: `Learning case`. The page says them in its language."""
    summary: str
    made: Markup
    """How a case was made, as HTML; empty of anything else."""
    warnings: tuple[str, ...]
    """What a reader may find hard, in words."""
    settings: tuple[str, ...]
    """Where to work with it, in words."""
    session_minutes: int
    """How long it takes in a group; 0 where the entry does not say."""
    group_size: str
    reading_minutes: int
    messages: tuple[Block, ...]
    questions: tuple[Questions, ...]
    brings_out: tuple[str, ...]
    """The terms of the bank's facet for questions, where there are several: nobody said which question is whose."""
    exercise: tuple[Block, ...]
    cautions: tuple[Block, ...]
    sources: tuple[Block, ...]
    version: str
    updated: date | None
    review_due: date | None
    overdue: bool
    ahead: bool
    """True in a preview, of what is not out."""
    level: str
    """Who may read it, in a word or two."""
    access: str
    """The same in a sentence."""
    address: str
    """Of the entry; empty in a bank without an address."""
    bank: str
    bank_language: str
    language: str
    rights: str
    support: str
    notice: str
    """What readers are told on every page of the bank."""
    pictures: dict[str, str]
    """Address of each picture to its path in the bank."""


def pack(edition: Edition, entry: Entry, prose: Prose) -> Pack:
    """The pack of an entry of the edition."""
    catalog, header = edition.catalog, entry.header
    bank = catalog.bank
    language = entry.language
    found = _Sections(catalog, entry, prose)
    questions, brings_out = _questions(catalog, entry, found.blocks(QUESTIONS))
    level = next(level for level in bank.access if level.id == entry.access)
    facets = [facet for facet in bank.facets if facet.warn]
    return Pack(
        slug=entry.slug,
        title=entry.title,
        kind=entry.kind.label,
        summary=entry.summary,
        made=_made(entry, strings(language)),
        warnings=tuple(lower_first(title) for facet in facets for title in _titles(catalog, entry, facet.id)),
        settings=tuple(map(lower_first, _titles(catalog, entry, bank.packs.settings))),
        session_minutes=getattr(header, "session_minutes", None) or 0,
        group_size=getattr(header, "group_size", ""),
        reading_minutes=entry.reading_minutes,
        messages=found.blocks(MESSAGES),
        questions=questions,
        brings_out=brings_out,
        exercise=found.blocks(EXERCISE),
        cautions=found.blocks(CAUTIONS),
        sources=tuple(_sources(entry)),
        version=entry.version,
        updated=entry.updated,
        review_due=header.review_due,
        overdue=overdue(entry, edition),
        ahead=edition.is_ahead(entry),
        level=level.title,
        access=f"{level.title}: {lower_first(level.description)}" if level.description else f"{level.title}.",
        address=bank.address and bank.address + entry.address,
        bank=bank.title,
        bank_language=bank.language,
        language=language,
        rights=header.rights.holder if header.rights else bank.rights,
        support=bank.support,
        notice=bank.as_of_note,
        pictures=found.pictures,
    )


class _Sections:
    """The sections of an entry that a pack is made of."""

    def __init__(self, catalog: Catalog, entry: Entry, prose: Prose) -> None:
        self._catalog = catalog
        self._entry = entry
        self._files: dict[str, str] = {}
        wanted = MESSAGES + QUESTIONS + EXERCISE + CAUTIONS
        self._found = tuple(sections(prose, lambda title, place: said(title, place, wanted), self._address_of))

    def blocks(self, names: tuple[str, ...]) -> tuple[Block, ...]:
        found = (blocks for heading, blocks in self._found if said(plain(heading.inside), heading.id, names))
        return tuple(block for blocks in found for block in blocks)

    @property
    def pictures(self) -> dict[str, str]:
        """Those that are shown in these sections."""
        shown = {part.address for _, blocks in self._found for part in inlines(blocks) if isinstance(part, Picture)}
        return {address: path for address, path in self._files.items() if address in shown}

    def _address_of(self, link: Link) -> str:
        entry, site = self._entry, self._catalog.bank.address
        goal = lead(entry.folder, link.target, self._catalog)
        if goal.goal is Goal.ELSEWHERE:
            return link.target
        if goal.goal is Goal.FILE:
            address = site + entry.address + goal.name
            self._files[address] = f"{entry.folder}/{goal.name}"
            return address if site or link.kind is LinkKind.IMAGE else ""
        thing = goal.thing(self._catalog)
        fragment = f"#{goal.fragment}" if goal.fragment else ""
        # A pack leaves the site: what is not in this edition, or has no address in full, is words alone.
        return site + thing.address + fragment if site and thing else ""


def _made(entry: Entry, spoken: Strings) -> Markup:
    basis: Basis | None = getattr(entry.header, "basis", None)
    if basis is None:
        return Markup()
    changed = "" if basis is Basis.INVENTED else getattr(entry.header, "details_changed", "")
    return Markup(" ").join(filter(None, (spoken.say(_MADE[basis]), changed)))


def _titles(catalog: Catalog, entry: Entry, facet: str) -> tuple[str, ...]:
    return tuple(catalog.vocabularies[facet][term].title for term in entry.terms.get(facet, ()))


def _questions(
    catalog: Catalog, entry: Entry, blocks: tuple[Block, ...]
) -> tuple[tuple[Questions, ...], tuple[str, ...]]:
    """
    Questions as their author put them, and the terms that belong to all of them together.

    Headings of the author's are kept. Where there are none, one term of the facet is what all questions are about; of
    several, nobody but the author knows which question is whose.
    """
    facet = catalog.bank.packs.questions_by
    terms = [catalog.vocabularies[facet][term] for term in entry.terms.get(facet, ())]
    groups = tuple(_groups(blocks))
    if len(groups) == 1 and not groups[0].title and len(terms) == 1:
        [only] = groups
        return (Questions(terms[0].title, terms[0].description, only.before, only.points),), ()
    return groups, tuple(term.title for term in terms)


def _groups(blocks: tuple[Block, ...]) -> Iterator[Questions]:
    title = ""
    before: list[Block] = []
    points: list[tuple[Block, ...]] = []
    for block in (*blocks, None):
        if isinstance(block, Listing):
            points += block.points
        elif isinstance(block, Heading) or block is None:
            if before or points:
                yield Questions(title, "", tuple(before), tuple(points))
            title, before, points = plain(block.inside) if block else "", [], []
        else:
            before.append(block)


def _sources(entry: Entry) -> Iterator[Block]:
    points = []
    for source in entry.header.sources:
        title = Words(source.title)
        section = Words(f": {source.section}") if source.section else Words("")
        points.append((Paragraph((Span("a", (title,), source.url) if source.url else title, section)),))
    if points:
        yield Listing(ordered=False, points=tuple(points))
