"""A short cut for plain words: a text is tried only against the inline patterns that one of its signs may belong to."""

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS = {
    "backtick": ("`",), "escape": ("\\",), "footnote": ("[^",), "reference": ("[",), "link": ("[",),
    "image_link": ("![",), "image_reference": ("![",), "short_reference": ("[",), "short_image_ref": ("![",),
    "autolink": ("<",), "automail": ("<",), "linebreak": ("  \n",), "html": ("<",), "entity": ("&",),
    "em_strong": ("*", "_"),
}  # fmt: skip
"""Of what a text must hold at least one for each of them to match."""


class ShortCut(InlineProcessor):
    """Python-Markdown's own, a third of whose time went on trying fifteen patterns on words that match none.

    If a later Python-Markdown has no such methods, they are never called: the HTML is the same, and slower.
    """

    def run(self, tree, ancestors=None):  # type: ignore[no-untyped-def]
        """An extension with a pattern of its own may look for other signs: then nothing is skipped."""
        patterns = self.inlinePatterns
        knows_all = len(patterns) == len(_SIGNS) and all(name in patterns for name in _SIGNS)
        signs = {id(patterns[name]): needed for name, needed in _SIGNS.items()} if knows_all else {}
        self._tries = [(pattern, signs[id(pattern)]) for pattern in patterns] if knows_all else []
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not self._tries:
            return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]
        if isinstance(data, AtomicString):
            return data
        for place in range(patternIndex, len(self._tries)):
            pattern, signs = self._tries[place]
            for sign in signs:
                if sign in data:
                    data = self._applied(pattern, data, place)
                    break
        return data

    def _applied(self, pattern: InlineProcessor, data: str, place: int) -> str:
        found, start = True, 0
        while found:
            data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                pattern, data, place, start
            )
        return data
