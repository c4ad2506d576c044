"""`kb pack`: what a team takes of an entry, or of all that carry a term, to supervision, to a group or to training."""

from collections.abc import Mapping
from pathlib import Path

import click

from knowledge_bank.checks import Subject, inspect
from knowledge_bank.commands.sign_off import BANK
from knowledge_bank.model import Catalog, Edition, Entry, Facet, Status, Term, edition, errors, nearest
from knowledge_bank.model.pack import Occasion, has_pack
from knowledge_bank.outputs import bundled, pack, pack_files
from knowledge_bank.strings import later, strings
from knowledge_bank.writing.files import write
from knowledge_bank.writing.proposal import RefusedError, find

_FOR = {
    Occasion.SUPERVISION: later("For supervision: {terms}"),
    Occasion.GROUP: later("For group supervision: {terms}"),
    Occasion.TRAINING: later("For training: {terms}"),
}
"""What the page of a ZIP is called."""


@click.command(name="pack", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[ENTRY] [--FACET TERM]...")
@click.option("--for", "occasion", type=click.Choice([one.value for one in Occasion]), help="All three unless named.")
@click.option("--edition", "level", help="The access level of those it is for, the most open one unless named.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="packs", help="A folder; else packs/.")
@BANK
def make_pack(words: tuple[str, ...], occasion: str | None, level: str | None, out: Path, bank: Path) -> None:
    """
    Write the pack of ENTRY (the name of its file) to a folder, to read (HTML) and to print (PDF): a brief on one page,
    a plan, questions, room for notes.

    Or write a ZIP with the packs of all entries that carry some terms: kb pack --deliverable 1.1 --audience front-line.
    Any facet with an index may be named so.
    """
    occasions = (Occasion(occasion),) if occasion else tuple(Occasion)
    files = {out / name: content for name, content in _files(bank, words, level, occasions).items()}
    write(files)
    for path, content in files.items():
        click.echo(f"{path} ({len(content):,} bytes)")


def _files(bank: Path, words: tuple[str, ...], level: str | None, occasions: tuple[Occasion, ...]) -> dict[str, bytes]:
    names, asked = _sorted_out(words)
    found = inspect(bank)
    subject = found.subject
    if errors(found.problems) or subject is None:
        raise RefusedError("The bank has Problems, so nothing was written:", errors(found.problems))
    readers = _readers(subject, level)
    if names:
        return _of_entry(subject, readers, _entry(subject, readers, names[0]), occasions)
    return _of_terms(subject, readers, asked, occasions)


def _sorted_out(words: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """Names of entries, and terms by what was written for their facets."""
    names: list[str] = []
    asked: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            names.append(word)
            continue
        facet, equals, term = word.removeprefix("--").partition("=")
        term = term if equals else next(rest, "")
        if not term or term.startswith("--"):
            raise click.UsageError(f"Which term? Write it after --{facet}.")
        if facet in asked:
            raise click.UsageError(f"--{facet} is there twice; an entry has to carry all terms that are named.")
        asked[facet] = term
    if len(names) + bool(asked) != 1:
        raise click.UsageError("Name one entry, or terms such as --deliverable 1.1.")
    return names, asked


def _readers(subject: Subject, level: str | None) -> Edition:
    bank = subject.catalog.bank
    known = [access.id for access in bank.access]
    if level is not None and level not in known:
        raise RefusedError(f"There is no edition '{level}'. The bank's access levels are: {', '.join(known)}.")
    return edition(subject.catalog, level or bank.most_open, subject.day)


def _entry(subject: Subject, readers: Edition, name: str) -> Entry:
    entry, _ = find(subject, name)
    bank = subject.catalog.bank
    if entry.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn.")
    if bank.rank(entry.access) > bank.rank(readers.level):
        raise RefusedError(f"It is for {entry.access} readers. If you make it for them, add --edition {entry.access}.")
    if entry.slug not in readers.catalog.by_slug:
        raise RefusedError("It is not published yet.")
    if not has_pack(entry, subject.prose[entry.path], bank):
        why = "archived" if entry.status is Status.ARCHIVED else "nothing to be worked with: it has no questions"
        raise RefusedError(f"It is {why}, so it has no pack.")
    return entry


def _of_entry(
    subject: Subject, readers: Edition, entry: Entry, occasions: tuple[Occasion, ...]
) -> dict[str, bytes]:
    return pack_files(pack(readers, entry, subject.prose[entry.path]), subject.folder, occasions)


def _of_terms(
    subject: Subject, readers: Edition, asked: Mapping[str, str], occasions: tuple[Occasion, ...]
) -> dict[str, bytes]:
    catalog = readers.catalog
    terms = [_term(catalog, facet, term) for facet, term in asked.items()]
    carried = [{entry.slug for entry in catalog.tagged(facet.id, term.id)} for facet, term in terms]
    found = (entry for entry in catalog.listed if all(entry.slug in slugs for slugs in carried))
    spoken = (one for entry in found for one in catalog.in_all_languages(entry))
    entries = [entry for entry in spoken if has_pack(entry, subject.prose[entry.path], catalog.bank)]
    if not entries:
        raise RefusedError(f"No entry of the {readers.level} edition that carries all of this has a pack.")
    packs = [pack(readers, entry, subject.prose[entry.path]) for entry in entries]
    files = {name: made for one in packs for name, made in pack_files(one, subject.folder, occasions).items()}
    what = _FOR[occasions[0]] if len(occasions) == 1 else later("For supervision, groups and training: {terms}")
    title = strings(catalog.bank.language).label(what, terms=", ".join(term.title for _, term in terms))
    ids = [term.id for _, term in terms]
    name = "-".join(["packs", *ids, *(occasions if len(occasions) == 1 else ())])
    return {f"{name}.zip": bundled(title, catalog.bank, packs, occasions, files)}


def _term(catalog: Catalog, facet_name: str, term_id: str) -> tuple[Facet, Term]:
    known = {
        name: facet
        for facet in catalog.bank.indexed
        for name in (facet.id, facet.field, facet.singular.replace(" ", "-"))
    }
    facet = known.get(facet_name)
    if facet is None:
        meant = nearest(facet_name, known)
        singular = ", ".join(f"--{facet.singular.replace(' ', '-')}" for facet in catalog.bank.indexed)
        hint = f"Did you mean --{meant}?" if meant else f"There are {singular}."
        raise RefusedError(f"There is no facet --{facet_name} with an index. {hint}")
    vocabulary = catalog.vocabularies[facet.id]
    if term_id not in vocabulary:
        meant = vocabulary.suggestion(term_id)
        hint = f"Did you mean '{meant}'?" if meant else f"They are in vocabularies/{facet.vocabulary}.yml."
        raise RefusedError(f"There is no {facet.singular} '{term_id}'. {hint}")
    return facet, vocabulary[term_id]
