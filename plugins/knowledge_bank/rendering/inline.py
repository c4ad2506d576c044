"""A short cut for plain words: text with no sign in it is not tried against every inline pattern."""

import re

from markdown.treeprocessors import InlineProcessor

_PATTERNS = (
    "backtick", "escape", "footnote", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong",
)  # fmt: skip
_ANY_SIGN = re.compile(r"[`\\\[<&*_]|  \n")
"""What a text must hold for one of them to match."""


class ShortCut(InlineProcessor):
    """Python-Markdown's own, a quarter of whose time went on trying fifteen patterns on words that match none.

    If a later Python-Markdown has no such method, this one is never called: the HTML is the same, and slower.
    """

    def run(self, tree, ancestors=None):  # type: ignore[no-untyped-def]
        """An extension with a pattern of its own may look for other signs: then nothing is skipped."""
        self._knows_all = len(self.inlinePatterns) == len(_PATTERNS) and all(
            name in self.inlinePatterns for name in _PATTERNS
        )
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if self._knows_all and not _ANY_SIGN.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]
