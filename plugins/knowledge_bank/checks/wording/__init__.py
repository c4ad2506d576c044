"""Wording: whether what is written can be read, heard and borne by everybody it is for.

`structure` has what stops a build: pictures, tables and headings that some readers could not follow. Everything else
is advice: `sentences`, `readability`, `abbreviations`, `blame` (its words are in `words.yml`) and `link_texts`.
`passages` says where the words are.
"""

from knowledge_bank.checks.wording.check import check_structure, check_wording
from knowledge_bank.checks.wording.readability import reading_ease

__all__ = ["check_structure", "check_wording", "reading_ease"]
