"""Packs: what a team takes of an entry to supervision, to a group or to training."""

from knowledge_bank.outputs.packs.files import bundled, pack_files
from knowledge_bank.outputs.packs.pack import Pack, pack
from knowledge_bank.outputs.packs.page import pack_html

__all__ = ["Pack", "bundled", "pack", "pack_files", "pack_html"]
