"""Files beside pages: what machines read."""

from knowledge_bank.outputs.digest import finder_files
from knowledge_bank.outputs.entries import entries_json, schema_json
from knowledge_bank.outputs.policy import guarded, headers, inline_scripts
from knowledge_bank.outputs.redirects import redirects
from knowledge_bank.outputs.words import IndexingError, index_words

__all__ = [
    "IndexingError",
    "entries_json",
    "finder_files",
    "guarded",
    "headers",
    "index_words",
    "inline_scripts",
    "redirects",
    "schema_json",
]
