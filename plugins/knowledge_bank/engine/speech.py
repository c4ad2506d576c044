"""The language of the page that the theme is rendering, and the words of the interface in it."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from knowledge_bank.strings import Strings, direction, strings
from knowledge_bank.strings.scripts import script_strings


class Speech:
    """What templates of the theme say: in the language of their page, or in the bank's where a page has none."""

    def __init__(self, language: str) -> None:
        """`language` is the bank's."""
        self.language = language
        self._themes: dict[str, str] = {}

    def add_to(self, env: Environment) -> None:
        """Give an environment what templates of the product have, and what they ask about languages."""
        env.globals.update(
            say=self._saying(lambda spoken: spoken.say),
            label=self._saying(lambda spoken: spoken.label),
            counted=self._saying(lambda spoken: spoken.counted),
            script_strings=self._script_strings,
            page_language=self._of,
            page_direction=self._direction,
            theme_language=self._theme,
            banks_own=self._banks_own,
        )

    @pass_context
    def _of(self, context: Context) -> str:
        return getattr(context.get("page"), "language", "") or self.language

    def _saying(self, way: Callable[[Strings], Callable[..., str]]) -> Callable[..., str]:
        @pass_context
        def said(context: Context, *texts: Any, **values: object) -> str:
            return way(strings(self._of(context)))(*texts, **values)

        return said

    @pass_context
    def _script_strings(self, context: Context) -> str:
        return script_strings(self._of(context))

    @pass_context
    def _direction(self, context: Context) -> str:
        return direction(self._of(context))

    @pass_context
    def _theme(self, context: Context) -> str:
        """The file of `partials/languages/` that has the theme's own words."""
        language = self._of(context)
        if language not in self._themes:
            names = (language, language.partition("-")[0], context["config"].theme["language"])
            found = context.environment.select_template([f"partials/languages/{name}.html" for name in names])
            self._themes[language] = found.name or ""
        return self._themes[language]

    @pass_context
    def _banks_own(self, context: Context) -> Markup:
        """The attributes of an element that holds words of the bank: none where the page speaks its language anyway."""
        return strings(self._of(context)).marks(self.language)
