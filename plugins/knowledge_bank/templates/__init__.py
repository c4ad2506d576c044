"""The product's own templates, and the one way in which they are filled in."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(folder: str, *, html: bool) -> Environment:
    """
    The templates of a folder beside this file; a name that is not there stops them.

    `html` escapes what is filled in. Otherwise a file is made of them, which ends as they do.
    """
    return Environment(
        loader=PackageLoader("knowledge_bank", f"templates/{folder}"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not html,
    )
