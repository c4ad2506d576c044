"""Files beside pages: what machines read."""

from knowledge_bank.outputs.entries import entries_json, schema_json
from knowledge_bank.outputs.redirects import redirects

__all__ = ["entries_json", "redirects", "schema_json"]
