"""What things are: plain frozen values and the questions one may ask of them."""

from knowledge_bank.model.bank import AccessLevel, Bank, Facet, Pair, Series
from knowledge_bank.model.catalog import Catalog, newest_first
from knowledge_bank.model.edition import Edition, edition, is_out
from knowledge_bank.model.entry import Body, Entry, InLanguage
from knowledge_bank.model.finder import Axis, axes
from knowledge_bank.model.issue import Issue, IssueHeader
from knowledge_bank.model.kind import Kind
from knowledge_bank.model.lead import Goal, Lead, lead
from knowledge_bank.model.parts import Exemption, Status, Teaser
from knowledge_bank.model.problem import Problem, Severity, errors, printable
from knowledge_bank.model.programme import Programme, Workshop
from knowledge_bank.model.prose import Finding, Heading, Link, LinkKind, Prose
from knowledge_bank.model.related import Neighbours, Related
from knowledge_bank.model.sign_off import Seal, seal
from knowledge_bank.model.vocabulary import Term, Vocabulary, nearest

__all__ = [
    "AccessLevel", "Axis", "Bank", "Body", "Catalog", "Edition", "Entry", "Exemption", "Facet", "Finding", "Goal",
    "Heading", "InLanguage", "Issue", "IssueHeader", "Kind", "Lead", "Link", "LinkKind", "Neighbours", "Pair",
    "Problem", "Programme", "Prose", "Related", "Seal", "Series", "Severity", "Status", "Teaser", "Term", "Vocabulary",
    "Workshop", "axes", "edition", "errors", "is_out", "lead", "nearest", "newest_first", "printable", "seal",
]  # fmt: skip
