"""Addresses on paper: those that cannot be read where they stand have a number, and are printed at the end."""

from knowledge_bank.model.tree import Block, Span, inlines, plain


def numbered(blocks: tuple[Block, ...]) -> dict[str, int]:
    """The addresses that cannot be read where they stand, numbered in order."""
    spans = [part for part in inlines(blocks) if isinstance(part, Span) and part.address]
    hidden = dict.fromkeys(span.address for span in spans if shown(span.address) not in plain(span.inside))
    return {address: number for number, address in enumerate(hidden, 1)}


def shown(address: str) -> str:
    """An address as it is printed: nobody types the scheme."""
    return address.removeprefix("mailto:").removeprefix("https://")
