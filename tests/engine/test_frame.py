"""Pages that share a frame are the pages that the theme would have made one by one."""

import subprocess
import sys
from pathlib import Path

from tests.banks import case
from tests.sites import contents, write_site

ONE_BY_ONE = """
from jinja2 import pass_context
from knowledge_bank.engine.frame import Frames
from mkdocs.__main__ import cli
whole = lambda self, context: context.environment.get_template("main.html").render(context.get_all())
Frames.framed = pass_context(whole)
cli(["build", "--strict", "--site-dir", "one-by-one"])
"""
FRAMED = "from mkdocs.__main__ import cli; cli(['build', '--strict', '--site-dir', 'framed'])"


def lines(data: bytes) -> list[bytes]:
    """What is on the page; a theme's templates leave blank lines in some places and not in others."""
    return [line.strip() for line in data.splitlines() if line.strip()]


def test_a_shared_frame_gives_every_page_its_own_title_breadcrumbs_and_contents(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        f"cases/case-{number}.md": case(title=f"Case {number} & <more>", body=f"## Part {number}\n\nText.\n")
        for number in range(60)
    }
    folder = write_site(tmp_path, {**files, "cases/gone.md": case(status="withdrawn")})
    for script in (ONE_BY_ONE, FRAMED):
        subprocess.run([sys.executable, "-c", script], cwd=folder, check=True, capture_output=True)
    one_by_one, framed = contents(folder / "one-by-one"), contents(folder / "framed")
    assert list(one_by_one) == list(framed)
    for name, data in one_by_one.items():
        assert lines(data) == lines(framed[name]), name


def test_a_theme_that_shows_more_of_a_page_than_a_frame_knows_stops_the_build(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}{{ page.file.name if page }}{% endblock %}'
    )
    settings = (folder / "mkdocs.yml").read_text().replace("name: material,", "name: material, custom_dir: theme,")
    (folder / "mkdocs.yml").write_text(settings)
    result = subprocess.run([sys.executable, "-c", FRAMED], cwd=folder, capture_output=True, text=True)
    assert result.returncode
    assert "The theme asks a page for 'file', which its frame does not know" in result.stderr
