"""How long and how deep a body may be, so that no text can stop a build."""

from knowledge_bank.model.prose import Finding
from knowledge_bank.rendering.source import Source


def beyond(source: Source) -> tuple[Finding, ...]:
    return ()
