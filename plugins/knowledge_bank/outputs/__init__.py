"""Files beside pages: what machines read."""

from knowledge_bank.outputs.calendar import calendar_files
from knowledge_bank.outputs.digest import finder_files
from knowledge_bank.outputs.entries import entries_json, schema_json
from knowledge_bank.outputs.follow import entry_feeds
from knowledge_bank.outputs.letters import TooLargeError, letter_files
from knowledge_bank.outputs.letters.feed import series_feed
from knowledge_bank.outputs.letters.pdf import PDF, printed
from knowledge_bank.outputs.offline import openable
from knowledge_bank.outputs.packs import Pack, bundled, pack, pack_files, pack_html
from knowledge_bank.outputs.paper import PaperError, maker, pdf
from knowledge_bank.outputs.policy import guarded, headers, inline_scripts, inline_styles
from knowledge_bank.outputs.redirects import redirects
from knowledge_bank.outputs.schemas import schema_files
from knowledge_bank.outputs.words import IndexingError, index_words
from knowledge_bank.outputs.write import write_files

__all__ = [
    "PDF",
    "IndexingError",
    "Pack",
    "PaperError",
    "TooLargeError",
    "bundled",
    "calendar_files",
    "entries_json",
    "entry_feeds",
    "finder_files",
    "guarded",
    "headers",
    "index_words",
    "inline_scripts",
    "inline_styles",
    "letter_files",
    "maker",
    "openable",
    "pack",
    "pack_files",
    "pack_html",
    "pdf",
    "printed",
    "redirects",
    "schema_files",
    "schema_json",
    "series_feed",
    "write_files",
]
