"""The product's own templates, and the one way in which they are filled in."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from knowledge_bank.strings import SOURCE, strings


def environment(folder: str, *, html: bool, language: str = SOURCE) -> Environment:
    """
    The templates of a folder beside this file; a name that is not there stops them.

    `html` escapes what is filled in. Otherwise a file is made of them, which ends as they do. They say the words of the
    interface in `language`: `say` and `counted` as HTML, `label` and `counted_label` in attributes, and the filter
    `day`.
    """
    found = Environment(
        loader=PackageLoader("knowledge_bank", f"templates/{folder}"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not html,
        auto_reload=False,
    )
    spoken = strings(language)
    found.globals.update(
        say=spoken.say,
        counted=spoken.counted,
        label=spoken.label,
        counted_label=spoken.counted_label,
        marks=spoken.marks,
    )
    found.filters["day"] = spoken.day
    return found
