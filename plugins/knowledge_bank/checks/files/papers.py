"""What a PDF holds, as far as it can be read within bounds."""

from io import BytesIO
from threading import Thread
from typing import Any

from pypdf import PdfReader, apply_configuration

from knowledge_bank.checks.files.leaves import Leaves, TooLargeError
from knowledge_bank.checks.files.quiet import quiet
from knowledge_bank.checks.files.traces import Contents, useless

LARGEST = 20_000_000
"""Bytes."""
MOST_PAGES = 200
PATIENCE = 30
"""Seconds for one PDF."""
BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": 30_000_000,
    "lzw_maximum_output_length": 10_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 500,
    "page_tree_maximum_entries": 5_000,
    "jbig2dec_binary": None,
}
"""Of pypdf, for one stream or page."""

TOO_LARGE = useless("file-size", "PDF", "larger than 20 MB or longer than 200 pages", "split it or save it smaller")
UNREADABLE = useless("file-unreadable", "PDF", "can't be read as a PDF", "save it as PDF anew, or attach another")
LOCKED = useless("pdf-locked", "PDF", "is locked or encrypted, so nobody can check it", "save it without a password")


def read_paper(data: bytes) -> Contents:
    """What a PDF holds. Whatever takes longer than anybody would wait counts as unreadable."""
    if len(data) > LARGEST:
        return TOO_LARGE
    if b"%PDF-" not in data[:1024]:
        return UNREADABLE
    found: list[Contents] = []
    reading = Thread(target=lambda: found.append(_read(data)), daemon=True)
    with quiet():
        reading.start()
        reading.join(PATIENCE)
    return found[0] if found else UNREADABLE


def _read(data: bytes) -> Contents:
    try:
        with apply_configuration(**BOUNDS):
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted:
                return LOCKED
            if len(reader.pages) > MOST_PAGES:
                return TOO_LARGE
            leaves = Leaves(reader)
            leaves.at_pages()
            leaves.at_the_rest(data)
            return leaves.contents
    except TooLargeError:
        return TOO_LARGE
    except Exception:  # pypdf raises whatever a damaged file leads it to
        return UNREADABLE
