"""The MkDocs adapter: the only room that knows which engine runs."""

from knowledge_bank.engine.plugin import KnowledgeBankPlugin

__all__ = ["KnowledgeBankPlugin"]
