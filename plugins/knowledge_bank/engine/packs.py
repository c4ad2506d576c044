"""The packs of an edition's entries: pages for every build, and PDFs where the bank prints them."""

from collections.abc import Iterator, Mapping

from mkdocs.utils import get_relative_url

from knowledge_bank.checks import Subject
from knowledge_bank.engine.papers import Papers
from knowledge_bank.model import Edition, Entry
from knowledge_bank.model.pack import has_pack, pack_address, pack_pdf_address
from knowledge_bank.outputs import PaperError, pack, pack_html


def packed(subject: Subject, readers: Edition) -> tuple[Entry, ...]:
    """The entries of the edition that have a pack."""
    bank = readers.catalog.bank
    return tuple(entry for entry in readers.catalog.entries if has_pack(entry, subject.prose[entry.path], bank))


def pack_pages(
    subject: Subject, readers: Edition, urls: Mapping[str, str], stamp: str
) -> Iterator[tuple[str, str]]:
    """
    Path and text of every pack's page, each made when it is asked for.

    `urls` are those of the pages, by address; `stamp` stands on every sheet.
    """
    pdf = "pack.pdf" if readers.catalog.bank.packs.pdf else ""
    for entry in packed(subject, readers):
        made = pack(readers, entry, subject.prose[entry.path])
        whole = get_relative_url(urls[entry.address], pack_address(entry))
        yield pack_address(entry), pack_html(made, subject.folder, whole=whole, pdf=pdf, stamp=stamp)


def pack_papers(subject: Subject, readers: Edition, papers: Papers, stamp: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of every pack's PDF, if the bank wants them. Raises PaperError with the path of the entry."""
    if not readers.catalog.bank.packs.pdf:
        return
    entries = packed(subject, readers)
    packs = (pack(readers, entry, subject.prose[entry.path]) for entry in entries)
    made = papers.pdfs([pack_html(one, subject.folder, stamp=stamp) for one in packs])
    for entry in entries:
        try:
            yield pack_pdf_address(entry), next(made)
        except PaperError as error:
            raise PaperError(f"The pack of {entry.path} cannot be made into a PDF:\n{error}") from None
