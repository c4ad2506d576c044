"""The two sites that are compared: ours, and bare Material with the same entries and extensions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from knowledge_bank.rendering import EXTENSION_CONFIGS, EXTENSIONS
from mkdocs.utils.yaml import yaml_load

from tests.bench.corpus import Piece, write_bank

ROOT = Path(__file__).parents[2]
LISTINGS = {"deliverables": "tags", "audiences": "audiences"}
"""The facets that bare Material lists with its `tags` plugin, and the front matter field of each."""


def write_sites(folder: Path, size: int) -> dict[str, Path]:
    """Write a bank of `size` entries and both sites. Returns the configuration file of each."""
    shipped = _shipped()
    bank = folder / "bank"
    docs = folder / "docs"
    for piece in write_bank(bank, size, ROOT / "content"):
        _write_page(docs, piece)
    _write_front(docs)
    return {
        "ours": _write_config(folder / "ours.yml", _ours(shipped, bank)),
        "bare": _write_config(folder / "bare.yml", _bare(shipped, docs)),
    }


def _shipped() -> dict[str, Any]:
    """The project's own mkdocs.yml, with paths that hold from anywhere."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config: dict[str, Any] = yaml_load(file)
    config["docs_dir"] = str(ROOT / config.get("docs_dir", "docs"))
    if "custom_dir" in config["theme"]:
        config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    return config


def _ours(shipped: dict[str, Any], bank: Path) -> dict[str, Any]:
    plugins = [plugin for plugin in shipped["plugins"] if _name(plugin) != "knowledge-bank"]
    return {**shipped, "plugins": [*plugins, {"knowledge-bank": {"bank": str(bank)}}]}


def _name(plugin: str | dict[str, Any]) -> str:
    return plugin if isinstance(plugin, str) else next(iter(plugin))


def _bare(shipped: dict[str, Any], docs: Path) -> dict[str, Any]:
    theme = {name: value for name, value in shipped["theme"].items() if name != "custom_dir"}
    names = ("site_name", "site_url", "validation", "extra")
    kept: dict[str, Any] = {name: shipped[name] for name in names if name in shipped}
    return {
        **kept,
        "theme": theme,
        "docs_dir": str(docs),
        "nav": [{"Home": "index.md"}, *({name.capitalize(): f"{name}.md"} for name in LISTINGS)],
        "not_in_nav": "/cases/\n/resources/\n/workshops/\n",
        "plugins": ["search", *({"material/tags": options} for options in _listings())],
        # Python-Markdown's and Material's; our own dialect is part of what is measured.
        "markdown_extensions": [
            {name: EXTENSION_CONFIGS.get(name, {})} for name in EXTENSIONS if not name.startswith("knowledge_bank")
        ],
    }


def _listings() -> Iterator[dict[str, str]]:
    for facet, field in LISTINGS.items():
        yield {
            "tags_name_property": field,
            "tags_name_variable": field,
            "tags_slugify_format": f"{facet}:{{slug}}",
            "listings_directive": f"material/{facet}",
            "export_file": f"{facet}.json",
        }


def _write_config(path: Path, config: dict[str, Any]) -> Path:
    # The plain dumper: an extension's option may be a function, which MkDocs reads back by its name.
    path.write_text(yaml.dump(config, sort_keys=False), encoding="utf-8")
    return path


def _write_front(docs: Path) -> None:
    (docs / "index.md").write_text("# Home\n\nBare Material.\n", encoding="utf-8")
    for facet in LISTINGS:
        text = f"# {facet.capitalize()}\n\n<!-- material/{facet} -->\n"
        (docs / f"{facet}.md").write_text(text, encoding="utf-8")


def _write_page(docs: Path, piece: Piece) -> None:
    fields = {field: piece.terms[facet] for facet, field in LISTINGS.items()}
    header = "\n".join([f"title: {piece.title}", *(f"{field}: {json.dumps(terms)}" for field, terms in fields.items())])
    path = docs / piece.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{header}\n---\n\n{piece.body}", encoding="utf-8")
