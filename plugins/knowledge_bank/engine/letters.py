"""The issues of a bank as they leave its site: in mails, on paper and in feeds."""

from collections.abc import Iterator

from knowledge_bank.checks import Subject
from knowledge_bank.engine.papers import Papers
from knowledge_bank.model import Edition, edition
from knowledge_bank.newsletter.letter import Letter, letter
from knowledge_bank.outputs import PDF, PaperError, letter_files, printed, series_feed
from knowledge_bank.pages import feed_address


def newsletter_files(subject: Subject, readers: Edition, papers: Papers) -> Iterator[tuple[str, bytes]]:
    """
    Path and content of the files beside the issues, and of the feed of each series.

    They are passed on to anyone, so they hold what anyone may read, whoever the edition is for. A bank without an
    address has none: nothing in them could lead back to it. Raises PaperError with the path of the issue,
    and TooLargeError.
    """
    bank = subject.catalog.bank
    if not bank.address:
        return
    everyone = edition(subject.catalog, bank.most_open, readers.day, drafts=readers.drafts)
    for series in bank.series:
        out: list[Letter] = []
        for issue in everyone.catalog.issues_of(series.id):
            made = letter(everyone, issue, subject.prose[issue.path])
            pictures = {address: subject.folder / path for address, path in made.pictures.items()}
            try:
                yield issue.address + PDF, papers.pdf(printed(made), pictures)
            except PaperError as error:
                raise PaperError(f"{issue.path} cannot be made into a PDF:\n{error}") from None
            for name, content in letter_files(made).items():
                yield issue.address + name, content
            if not everyone.is_ahead(issue):
                out.append(made)
        if out:
            yield feed_address(series), series_feed(bank, series, out).encode()
