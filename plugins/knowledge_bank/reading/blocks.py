"""The blocks of newsletters: small files of the product, each a template with a little front matter."""

from pathlib import Path

from knowledge_bank.model import Bank, nearest
from knowledge_bank.model.block import Block
from knowledge_bank.reading.front_matter import FrontMatter
from knowledge_bank.reading.notes import Notes
from knowledge_bank.reading.schema import validated
from knowledge_bank.reading.yaml_values import Document

FOLDERS = (Path(__file__).parents[1] / "templates" / "blocks",)
"""Where they are; of two with one name the first counts."""


def block_names() -> list[str]:
    """What a series may name."""
    return sorted({path.stem for folder in FOLDERS for path in folder.glob("*.md")})


def read_block(name: str) -> Block:
    """The block of a name. Raises KeyError when there is none, ValueError when its file is not sound."""
    path = next((path for folder in FOLDERS if (path := folder / f"{name}.md").is_file()), None)
    if path is None:
        raise KeyError(name)
    notes = Notes(path.name)
    handler = FrontMatter(notes)
    header, template = handler.split(path.read_text(encoding="utf-8"))
    values = {**handler.load(header), "id": name, "template": template.strip()}
    block = validated(Block, values, handler.document or Document(), notes)
    if block is None or notes.failed:
        raise ValueError("\n".join(map(str, notes.problems)))
    return block


def check_blocks(bank: Bank, document: Document, notes: Notes) -> None:
    """A series names blocks that there are, each once."""
    known = block_names()
    for number, series in enumerate(bank.series):
        for index, name in enumerate(series.blocks):
            place = document.place(("series", number, "blocks", index))
            if name not in known:
                meant = nearest(name, known)
                remedy = f"did you mean '{meant}'?" if meant else "write templates/blocks/<name>.md, or take it out"
                notes.error(place, "blocks", "unknown-block", f"unknown block '{name}'", remedy)
            elif name in series.blocks[:index]:
                notes.error(place, "blocks", "twice", f"'{name}' is named twice", "keep one of them")
