"""Rendering: the one way Markdown becomes HTML that is safe to publish."""

from knowledge_bank.rendering.markdown import EXTENSION_CONFIGS, EXTENSIONS
from knowledge_bank.rendering.prose import render

__all__ = ["EXTENSIONS", "EXTENSION_CONFIGS", "render"]
