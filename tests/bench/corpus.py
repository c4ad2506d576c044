"""Invented banks of any size, the same for the same size and seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns

from knowledge_bank.model import Bank, Catalog, Facet, Kind
from knowledge_bank.model.form import SECTIONS
from knowledge_bank.reading import read

SEED = 1
LAST_DAY = date(2019, 1, 10)
"""Where the bank does not say as of when it is shown."""
MONTHS = 30
ISSUES = 10
LISTED = 12
"""Entries that an issue lists at most."""
SHARES = {Kind.CASE: 55, Kind.RESOURCE: 35, Kind.NOTE: 10}
UNTOLD = {"agencies"}
"""Facets that invented entries never carry."""
ONSETS = [*"bcdfghjlmnprstvw", "br", "ch", "dr", "fl", "gr", "pr", "qu", "st", "tr"]
VOWELS = [*"aeiou", "ai", "ea", "ee", "oo", "ou"]
CODAS = ["", "", *"lmnrst", "ck", "ll", "nd", "rt", "st"]


@dataclass(frozen=True)
class Piece:
    """One invented entry: its front matter, as it is written, and its body."""

    kind: Kind
    slug: str
    title: str
    published: date
    terms: dict[str, list[str]]
    """Facet id to the terms it carries."""
    fields: dict[str, str]
    """All other fields, in YAML."""
    body: str

    @property
    def path(self) -> str:
        """Below the bank, and below the docs folder of bare Material."""
        return f"{self.kind.folder}/{self.slug}.md"


class Language:
    """Invented words; a few are frequent and most are rare, as in any language."""

    def __init__(self, random: Random, size: int = 6_000) -> None:
        self.random = random
        words: dict[str, None] = {}
        while len(words) < size:
            parts = ((random.choice(ONSETS), random.choice(VOWELS), random.choice(CODAS)) for _ in range(3))
            syllables = ["".join(part) for part in parts]
            words["".join(syllables[: 1 + min(2, len(words) * 4 // size)])] = None
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(size)))

    def words(self, count: int) -> list[str]:
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def phrase(self, count: int) -> str:
        """A few words without a full stop."""
        return " ".join(self.words(count)).capitalize()

    def sentence(self, count: int) -> str:
        words = self.words(count)
        if count > 8:
            words[count // 2] += ","
        return " ".join(words).capitalize() + "."

    def paragraph(self, count: int) -> str:
        """Sentences of some 14 words, one of them with emphasis."""
        sentences = [self.sentence(14) for _ in range(count // 14)]
        rest = count - 14 * len(sentences)
        strong, plain = f"**{self.phrase(2)}.**", self.sentence(max(rest, 4))
        return " ".join([strong, *sentences, f"{plain[:-1]} *{self.words(1)[0]}*."])


def write_bank(folder: Path, size: int, shipped: Path, seed: int = SEED) -> Iterator[Piece]:
    """
    Write a bank of `size` entries with the settings, vocabularies and programme of the `shipped` one.

    Returns the entries as they are written. Raises ValueError when the shipped bank is not sound.
    """
    folder.mkdir(parents=True)
    settings = (shipped / "bank.yml").read_text().replace("pdf: true", "pdf: false")  # nor prints what they have
    (folder / "bank.yml").write_text(f"{settings}\nsign_off: {{invented: []}}\n")  # nobody signs five thousand cases
    for name in ("vocabularies", "programme"):
        copytree(shipped / name, folder / name, ignore=ignore_patterns("paths.yml"))  # they name the shipped entries
    catalog = read(folder).catalog
    if catalog is None:
        raise ValueError(f"{shipped} has Problems; run `kb check`")
    days: dict[str, date] = {}
    for piece in pieces(catalog, size, seed):
        path = folder / piece.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(_entry(piece, catalog.bank), encoding="utf-8")
        days[piece.slug] = piece.published
        yield piece
    _write_issues(folder, catalog.bank, days, Random(f"{seed} issues"))


def pieces(catalog: Catalog, size: int, seed: int) -> Iterator[Piece]:
    """The entries of a bank, one at a time: five thousand at once would show in the memory of what is measured."""
    random = Random(seed)
    language = Language(random)
    kinds = random.choices(list(SHARES), weights=list(SHARES.values()), k=size)
    titles = [language.phrase(random.randint(3, 7)) for _ in range(size)]
    slugs = [f"{'-'.join(title.lower().split()[:4])}-{number}" for number, title in enumerate(titles)]
    names = list(zip(kinds, slugs, strict=True))
    last = catalog.bank.as_of or LAST_DAY
    spreads = {facet.id: Spread(facet, catalog, random) for facet in catalog.bank.facets}
    for (kind, slug), title in zip(names, titles, strict=True):
        published = last - timedelta(days=random.randrange(MONTHS * 30))
        links = [f"../{other.folder}/{name}.md" for other, name in random.choices(names, k=2)]
        yield Piece(
            kind=kind,
            slug=slug,
            title=title,
            published=published,
            terms={
                facet.id: terms
                for facet in catalog.bank.facets_of(kind)
                if (terms := spreads[facet.id].terms(kind)) and facet.id not in UNTOLD
            },
            fields=_fields(kind, published, catalog, language, random),
            body=_body(language, links),
        )


class Spread:
    """How often each term of a facet is used: the first of them much, the last hardly at all."""

    def __init__(self, facet: Facet, catalog: Catalog, random: Random) -> None:
        self.facet = facet
        self.random = random
        self._terms = [term.id for term in catalog.vocabularies[facet.id] if term.taggable and not term.retired]
        random.shuffle(self._terms)
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(len(self._terms))))

    def terms(self, kind: Kind) -> list[str]:
        """One to three where the facet has an index; otherwise one, or none where none is needed."""
        needed = kind in self.facet.needed.draft or kind in self.facet.needed.published
        if not self.facet.index and not needed and self.random.random() < 0.5:
            return []
        count = self.random.randint(1, 3) if self.facet.index and not self.facet.single else 1
        return list(dict.fromkeys(self.random.choices(self._terms, cum_weights=self._weights, k=count)))


def _fields(kind: Kind, published: date, catalog: Catalog, language: Language, random: Random) -> dict[str, str]:
    """The front matter of an entry beside title and terms: as complete as that of the shipped ones."""
    fields = {
        "summary": language.sentence(20) + " " + language.sentence(6),
        "status": "published",
        "access": catalog.bank.most_open,
        "published": published.isoformat(),
        "review_due": (published + timedelta(days=365)).isoformat(),
        "owner": "practice-reviewer",
        "authors": f"\n  - role: {language.phrase(2)}\n    team: {language.phrase(3)}",
        "sources": f"\n  - title: {language.phrase(5)}\n    section: {language.phrase(2)}",
    }
    if kind is Kind.CASE:
        fields |= {
            "basis": "invented",
            "outcome": random.choice(["improving", "safe-and-closed", "mixed", "not-achieved"]),
            "time_frame": language.phrase(4),
            "voice_of_child": language.sentence(10),
            "session_minutes": "40",
        }
    elif kind is Kind.RESOURCE:
        fields |= {"adapt": "yes", "effort": language.phrase(5), "session_minutes": "60"}
    elif catalog.programme.workshops:
        covered = [f"\n  {focus.id}: {language.sentence(8)}" for focus in catalog.programme.focuses]
        fields |= {"workshop": random.choice(catalog.programme.workshops).id, "covered": "".join(covered)}
    return fields


def _body(language: Language, links: list[str]) -> str:
    """About 600 words under the headings of a case, with two lists, a table, a box and two links."""
    headings = iter(f"## {section.heading}" for section in SECTIONS[Kind.CASE] if section.needed)
    first, second = (f"[{language.phrase(3)}]({link})" for link in links)
    rows = [f"| {language.phrase(2)} | {language.phrase(5)} | {language.phrase(4)} |" for _ in range(4)]
    head = f"| {language.phrase(1)} | {language.phrase(2)} | {language.phrase(1)} |"
    return "\n\n".join(
        [
            next(headings),
            language.paragraph(56),
            next(headings),
            "\n".join(f"- {language.sentence(10)}" for _ in range(4)),
            next(headings),
            language.paragraph(56),
            f"{language.paragraph(40)} {first} {language.sentence(12)}",
            next(headings),
            f'!!! note "{language.phrase(3)}"\n    {language.paragraph(30)}',
            language.paragraph(56),
            next(headings),
            "\n".join([head, "|---|---|---|", *rows]),
            language.paragraph(56),
            next(headings),
            "\n".join(f"{number}. {language.sentence(10)}" for number in range(1, 5)),
            f"{language.paragraph(40)} {second} {language.sentence(12)}",
            next(headings),
            language.paragraph(28),
            "",
        ]
    )


def _entry(piece: Piece, bank: Bank) -> str:
    terms = {}
    for facet_id, carried in piece.terms.items():
        facet = bank.facet(facet_id)
        terms[facet.field] = carried[0] if facet.single else f"[{', '.join(carried)}]"
    fields = {"title": piece.title, **piece.fields, **terms}
    header = "\n".join(f"{name}: {value}".replace(": \n", ":\n") for name, value in fields.items())
    return f"---\n{header}\n---\n\n{piece.body}"


def _write_issues(folder: Path, bank: Bank, days: dict[str, date], random: Random) -> None:
    """An issue for each of the last months, with what was new in it."""
    if not bank.series:
        return
    language = Language(random)
    target = folder / "newsletters" / bank.series[0].id
    target.mkdir(parents=True)
    out = (bank.as_of or LAST_DAY).replace(day=1)
    for _ in range(ISSUES):
        until = out - timedelta(days=1)
        since = until.replace(day=1)
        new = [slug for slug, day in days.items() if since <= day <= until][:LISTED]
        entries = "".join(f"\n  - {slug}" for slug in new) or " []"
        header = f"summary: {language.sentence(12)}\nstatus: published\npublished: {out}\nuntil: {until}\n"
        text = f"---\n{header}editor: editor\nentries:{entries}\n---\n\n{language.paragraph(80)}\n"
        (target / f"{out:%Y-%m}.md").write_text(text, encoding="utf-8")
        out = since
