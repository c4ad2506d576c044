"""The house: rooms use the rooms below them, and each keeps to its trade."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "plugins" / "knowledge_bank"

FLOORS = (
    {"strings"},
    {"model", "templates"},
    {"reading", "rendering", "pages"},
    {"checks", "newsletter"},
    {"outputs", "writing"},
    {"engine", "commands"},
)
"""From the ground up."""


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    """Room, file and syntax tree of every module."""
    for path in sorted(PACKAGE.glob("*/**/*.py")):
        yield path.relative_to(PACKAGE).parts[0], path, ast.parse(path.read_text())


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_a_room_imports_only_from_floors_below_its_own() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    for room, path, tree in modules():
        for name in imports(tree):
            if name.startswith("knowledge_bank."):
                other = name.split(".")[1]
                assert other == room or floor[other] < floor[room], f"{path.name} of {room} imports {name}"


def test_only_the_engine_knows_mkdocs_and_only_it_logs() -> None:
    for room, path, tree in modules():
        names = {name.split(".")[0] for name in imports(tree)}
        # One keeps others from logging; one hears what WeasyPrint finds wrong, which it tells in its log alone.
        ears = {"logging"} if path.name in ("quiet.py", "paper.py") else set()
        assert room == "engine" or not (names - ears) & {"mkdocs", "properdocs", "material", "logging"}, path


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    for _, path, tree in modules():
        docstring = ast.get_docstring(tree)
        assert docstring, path
        assert docstring.split("\n")[0].endswith("."), path


def test_every_module_can_be_taken_in_at_a_glance() -> None:
    assert not [path.name for _, path, _ in modules() if len(path.read_text().splitlines()) > 300]
