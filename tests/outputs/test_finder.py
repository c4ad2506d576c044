"""The files of the finder: what is indexed, what is kept, and that a bank may do without."""

import json
import re
from pathlib import Path

from tests.banks import SETTINGS, case
from tests.sites import build, contents, page, run, write_site

WITHOUT = SETTINGS + "finder: []\n"


def test_a_bank_that_names_no_facets_has_no_finder(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {"bank.yml": WITHOUT})
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("find/index.md, ", ""))
    site = build(folder)
    assert not [name for name in contents(site) if name.startswith(("find/", "pagefind/"))]


def test_only_what_a_reader_loads_is_kept(tmp_path: Path) -> None:
    names = {re.sub(r"en_\w+|\d+", "*", name) for name in contents(build(write_site(tmp_path)))}
    assert {name for name in names if name.startswith(("find/", "pagefind/")) and "unpacked" not in name} == {
        "find/index.html",
        "find/digest.json",
        "find/fragments.json",
        "find/cards/*.json",
        "pagefind/pagefind.js",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.*.pf_meta",
        "pagefind/wasm.en.pagefind",
        "pagefind/index/*.pf_index",
    }


def test_the_finder_shows_what_a_bank_has_and_leaves_out_what_nobody_carries(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {"cases/old.md": case(title="An old case", status="archived")}))
    html = page(site, "find")
    assert re.findall(r"<legend>(.*?)</legend>", html) == [
        "Topics", "Stages", "Methods", "Deliverables", "Audiences", "Kinds", "Years", "Kinds of evidence",
    ]  # fmt: skip
    assert 'name="topics" value="neglect"' in html
    assert 'value="separation"' not in html
    assert "An old case" not in html
    digest = json.loads((site / "find/digest.json").read_text())
    assert digest["entries"] == 3
    deliverables = digest["facets"][3]
    assert [(term, parent) for term, _, parent, _ in deliverables["terms"]] == [("1", -1), ("1.1", 0), ("1.10", 0)]
    assert deliverables["written"] == "1 1 2"


def test_synonyms_and_other_names_are_indexed_and_shown_nowhere(tmp_path: Path) -> None:
    synonyms = SETTINGS + "synonyms: [[worker, keyperson]]\n"
    files = contents(build(write_site(tmp_path, {"bank.yml": synonyms})))
    saying = {name.split("/")[0] for name, data in files.items() if b"keyperson" in data}
    assert saying == {"pagefind"}


def test_where_pagefind_fails_the_build_says_what_it_said(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    broken = folder / "broken" / "pagefind"
    broken.mkdir(parents=True)
    (broken / "__main__.py").write_text("import sys\nsys.exit('out of room')\n")
    (broken / "__init__.py").touch()
    result = run(folder, "mkdocs", "build", "--strict", PYTHONPATH=str(broken.parent))
    assert result.returncode == 1
    assert "Pagefind made no index:\nout of room" in result.stderr
    assert "Traceback" not in result.stderr
