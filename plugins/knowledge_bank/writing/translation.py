"""A translation to be filled in: the original's text, with a prompt below every heading and what it is known by."""

from pathlib import Path

from knowledge_bank.checks.prose import all_headings
from knowledge_bank.checks.sections import MARK, WRITTEN
from knowledge_bank.model import Entry, Prose, Status
from knowledge_bank.model.prompt import prompt
from knowledge_bank.rendering.code import without_code
from knowledge_bank.strings import language_name
from knowledge_bank.templates import environment
from knowledge_bank.writing.files import create
from knowledge_bank.writing.proposal import RefusedError, find, subject_of


def add_translation(folder: Path, name: str, language: str, shown: str = "") -> str:
    """
    Write the file of an entry's translation beside it and return its path, `shown` as for `add_entry`.

    Nothing is ever written over. Raises RefusedError, with nothing written.
    """
    subject = subject_of(folder, shown)
    entry, path = find(subject, name)
    if entry.header.translation_of is not None:
        entry, path = find(subject, entry.header.translation_of)
    if entry.status is Status.WITHDRAWN:
        raise RefusedError("It is withdrawn.")
    told = language_name(language)
    if told == language:
        raise RefusedError(f"Nobody knows a language '{language}': write a tag such as cy, pl or ur.")
    for other in subject.catalog.in_all_languages(entry):
        if other.language == language:
            raise RefusedError(f"{other.path} says it in {told} already.")
    new = path.with_name(f"{entry.slug}-{language.lower()}.md")
    added = f"{subject.shown}/{entry.folder}/{new.name}"
    template = environment("scaffolds", html=False).get_template("translation.md")
    body = _to_translate(entry, subject.prose[entry.path], told)
    try:
        create(new, template.render(entry=entry, language=language, told=told, body=body))
    except FileExistsError:
        raise RefusedError(f"{added} is there already.") from None
    return added


def _to_translate(entry: Entry, prose: Prose, language: str) -> str:
    asked = prompt(f"in {language}, what stands below.")
    headings = list(all_headings(prose.headings))
    written = list(WRITTEN.finditer(without_code(entry.body)))
    if len(written) != len(headings):  # some stand in boxes or lists, where nobody can say which is which
        return f"{asked}\n\n{entry.body.strip()}"
    body = entry.body
    for found, heading in reversed(list(zip(written, headings, strict=True))):
        words = 1 if found[1] else 2
        mark = "" if MARK.search(found[words]) else f" {{#{heading['id']}}}"
        start, end = found.end(words), found.end()
        body = f"{body[:start]}{mark}{body[start:end]}\n\n{asked}{body[end:]}"
    return body.strip()
