"""Files beside pages: what machines read."""

from knowledge_bank.outputs.digest import finder_files
from knowledge_bank.outputs.entries import entries_json, schema_json
from knowledge_bank.outputs.letters import TooLargeError, letter_files
from knowledge_bank.outputs.letters.feed import series_feed
from knowledge_bank.outputs.letters.pdf import PDF, printed
from knowledge_bank.outputs.paper import PaperError, maker, pdf
from knowledge_bank.outputs.policy import guarded, headers, inline_scripts, inline_styles
from knowledge_bank.outputs.redirects import redirects
from knowledge_bank.outputs.schemas import schema_files
from knowledge_bank.outputs.words import IndexingError, index_words
from knowledge_bank.outputs.write import write_files

__all__ = [
    "PDF",
    "IndexingError",
    "PaperError",
    "TooLargeError",
    "entries_json",
    "finder_files",
    "guarded",
    "headers",
    "index_words",
    "inline_scripts",
    "inline_styles",
    "letter_files",
    "maker",
    "pdf",
    "printed",
    "redirects",
    "schema_files",
    "schema_json",
    "series_feed",
    "write_files",
]
