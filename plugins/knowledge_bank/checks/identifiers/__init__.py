"""Identifiers: what may give a family away, found before it is published, and never repeated.

`rules.yml` holds the rules, `scan` runs them over a text, `texts` says which texts a document has; `register` looks
for names that only the people on the spot know, `withheld` for what tells the agency that a case does not name.
`pictures` and `papers` open the files beside entries, with `files` as their door.
`discretion` goes over the Problems of all rules, so that none repeats what it is about.
"""

from knowledge_bank.checks.identifiers.check import check_identifiers, discreet

__all__ = ["check_identifiers", "discreet"]
