"""Blocks: the parts that the issues of a series are drafted from, each a small template."""

from typing import Annotated

from pydantic import Field

from knowledge_bank.model.parts import Part, Slug, Text


class Block(Part):
    """One section of an issue, as a series asks for it."""

    id: Slug
    """Of the section in the issue, whatever the editor calls it: the file's stem."""
    title: Text
    filled_by: Text
    """What it is made from, as a plan tells it."""
    who: str = ""
    """The role that is asked to write; nobody where it fills itself. `owner` is whoever answers for the series."""
    words: Annotated[int, Field(ge=0, le=1_000)] = 0
    """How long it may be; 0 where that depends on the bank."""
    each: str = ""
    """What has this length each, where a block asks for several: `strand`."""
    due: Annotated[int, Field(ge=-120, le=120)] = 0
    """When those who are asked should have sent it: days after the workshop, or after the issue's last day."""
    ask: str = ""
    """What they are asked for, in a sentence: a template."""
    workshop: bool = False
    """True leaves it out of an issue that follows no workshop."""
    template: str = ""
    """Gives the Markdown below its heading; the block is left out where that is nothing."""
