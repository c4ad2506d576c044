"""The two rules of the house: what stops a build, and what is advice."""

from collections.abc import Iterator

from knowledge_bank.checks.subject import Subject
from knowledge_bank.checks.wording.abbreviations import glossary_of, unexplained
from knowledge_bank.checks.wording.blame import blaming_words
from knowledge_bank.checks.wording.link_texts import bare_addresses, mute_links
from knowledge_bank.checks.wording.passages import passages
from knowledge_bank.checks.wording.readability import hard_summary
from knowledge_bank.checks.wording.sentences import long_sentences
from knowledge_bank.checks.wording.structure import faults_of_structure
from knowledge_bank.model import Entry, Problem


def check_structure(subject: Subject) -> Iterator[Problem]:
    """Every picture has words, every table headers, and headings go down one level at a time."""
    for document in subject.documents:
        yield from faults_of_structure(document, subject.prose[document.path])


def check_wording(subject: Subject) -> Iterator[Problem]:
    """Advice on sentences, summaries, abbreviations, words about families, and the words of links."""
    bank = subject.catalog.bank
    glossary = glossary_of(subject.catalog.programme.glossary)
    for document in subject.documents:
        language = document.language if isinstance(document, Entry) else bank.language
        english = language.startswith("en")
        prose = subject.prose[document.path]
        # A body that could not be rendered may be of any size and shape.
        texts = [passage for passage in passages(document) if passage.field != "body" or prose.parts]
        for passage in texts:
            yield from long_sentences(document.path, passage)
            yield from bare_addresses(document.path, passage)
            if english:
                yield from blaming_words(document.path, passage)
                yield from hard_summary(document.path, passage)
        if glossary and language == bank.language:
            yield from unexplained(document.path, texts, glossary)
        yield from mute_links(document, prose)
