"""A build: what stops it, what it leaves alone, and that it gives the same bytes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.banks import SETTINGS, case
from tests.sites import BIN, MKDOCS, ROOT, build, contents, files, page, run, write_site


def test_problems_stop_a_build_before_the_site_is_touched(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    before = contents(build(folder))
    (folder / "content/cases/bad.md").write_text(case(topics=["negelct"]).replace("title:", "titel:"))
    (folder / "content/resources/worse.md").write_text("no front matter\n")
    result = run(folder, "mkdocs", "build", "--strict")
    assert result.returncode == 1
    assert "content/cases/bad.md:2:1: titel: unknown field; did you mean 'title'?" in result.stderr
    assert "content/cases/bad.md:10:10: topics: unknown term 'negelct'; did you mean 'neglect'?" in result.stderr
    assert "content/resources/worse.md:1:1: front matter: is missing; begin the file with" in result.stderr
    assert "Traceback" not in result.stderr
    checked = run(folder, "kb", "check").stdout.splitlines()[:-1]
    assert all(line in result.stderr for line in checked), "kb check says the same"
    assert contents(folder / "site") == before


def test_warnings_do_not_stop_a_strict_build(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {"cases/long.md": case(title="x" * 90)})
    result = run(folder, "mkdocs", "build", "--strict")
    assert result.returncode == 0
    assert "content/cases/long.md:2:8: warning: title: 90 characters long; aim for at most 80" in result.stderr


def test_two_builds_give_the_same_bytes_on_any_day(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    first = contents(build(folder, "first", SOURCE_DATE_EPOCH="1600000000"))
    second = contents(build(folder, "second", SOURCE_DATE_EPOCH="1700000000"))
    assert first == second


def test_a_build_writes_nothing_outside_its_site_and_its_cache(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    site = build(folder)
    files = (path for path in folder.rglob("*") if path.is_file() and not {site, folder / ".cache"} & {*path.parents})
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    by_mkdocs = contents(build(folder, "one"))
    by_properdocs = contents(build(folder, "two", engine="properdocs"))
    assert list(by_mkdocs) == list(by_properdocs)
    generator = re.compile(rb'<meta name="generator"[^>]*>')
    for name, data in by_mkdocs.items():
        assert generator.sub(b"", data) == generator.sub(b"", by_properdocs[name]), name


def test_properdocs_builds_the_shipped_site_the_same(edition_of: Callable[[str], Path], tmp_path: Path) -> None:
    config = str(ROOT / "mkdocs.yml")
    result = run(ROOT, "properdocs", "build", "--strict", "--config-file", config, "--site-dir", str(tmp_path))
    assert result.returncode == 0, result.stderr
    generator = re.compile(rb'<meta name="generator"[^>]*>')
    first, second = files(edition_of("public")), files(tmp_path)
    assert list(first) == list(second)
    assert [name for name in first if generator.sub(b"", first[name]) != generator.sub(b"", second[name])] == []


def test_another_bank_needs_no_change_of_code(tmp_path: Path) -> None:
    settings = """\
title: Allotment handbook
access:
  - {id: everyone, title: Everyone}
  - {id: members, title: Members}
  - {id: committee, title: Committee}
facets:
  - {id: crops, title: Crops, singular: crop, index: true, field: grows}
  - {id: months, title: Months, singular: month, index: true}
  - {id: soils, title: Soils, singular: soil, single: true}
pair: {rows: crops, columns: months}
series:
  - {id: leaf, title: The Leaf, starts: 2020-01-01}
"""
    mkdocs = MKDOCS.replace("bank: content", "bank: plot").replace("Test Bank", "Allotment handbook")
    mkdocs = re.sub(r"nav:\n(  .*\n)+", "", mkdocs).replace("nav: {omitted_files: warn}", "nav: {omitted_files: info}")
    folder = tmp_path / "other"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Allotment\n")
    (folder / "mkdocs.yml").write_text(mkdocs)
    files = {
        "bank.yml": settings,
        "vocabularies/crops.yml": "terms: [{id: beans, title: Beans}, {id: runner, title: Runners, parent: beans}]\n",
        "vocabularies/months.yml": "terms: [{id: may, title: May}]\n",
        "vocabularies/soils.yml": "terms: [{id: clay, title: Clay}]\n",
        "resources/sowing.md": "---\ntitle: Sowing\nsummary: How.\nstatus: published\naccess: everyone\n"
        "published: 2020-05-01\nreview_due: 2021-05-01\ngrows: [runner]\nmonths: [may]\nsoils: clay\n---\n\nDig.\n",
        "resources/sheds.md": "---\ntitle: Sheds\nsummary: Who holds a key.\nstatus: published\naccess: committee\n"
        "published: 2020-05-01\nreview_due: 2021-05-01\ngrows: [beans]\n---\n\nKeys.\n",
        "newsletters/leaf/2020-06.md": "---\nstatus: published\npublished: 2020-06-01\nuntil: 2020-06-01\n"
        "editor: Secretary\nentries: [sowing]\n---\n\nHello.\n",
    }
    for name, text in files.items():
        path = folder / "plot" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    site = build(folder, "everyone")
    assert "Sowing" in page(site, "crops/beans")
    assert "Sowing" in page(site, "crops/runner/may")
    assert "Issue 1, June 2020" in page(site, "newsletters/leaf")
    assert not (site / "workshops").is_dir() or "None yet" in page(site, "workshops/notes")
    assert not any(b"Sheds" in data for data in contents(site).values())
    assert "Sheds" in page(build(folder, "committee", KB_EDITION="committee"), "resources")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_somewhere_and_every_page_is_reached_without_javascript(
    tmp_path: Path, directory_urls: bool
) -> None:
    mkdocs = MKDOCS + f"use_directory_urls: {str(directory_urls).lower()}\n"
    many = {f"cases/number-{number}.md": case(title=f"Case {number}") for number in range(70)}
    site = build(write_site(tmp_path, many, mkdocs=mkdocs))
    start = site / "index.html"
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for target in re.findall(r'<a [^>]*?href="([^"#?]*)', here.read_text()):
            if not target or re.match(r"[a-z]+:", target):
                continue
            path = (here.parent / target).resolve()
            path = path / "index.html" if path.is_dir() else path
            assert path.is_file(), f"{here.relative_to(site)} links to {target}"
            if path.suffix == ".html" and path not in seen:
                seen.add(path)
                todo.append(path)
    made = {path for path in site.rglob("*.html") if path.name != "404.html"}
    assert made == seen


def test_a_page_of_a_section_keeps_its_tab_and_breadcrumbs(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    for address, tab, crumbs in (
        ("cases/two-to-nine", "Cases", ["Home", "Cases"]),
        ("workshops/notes/first-workshop", "Workshops", ["Home", "Workshops", "Workshop notes"]),
        ("deliverables/1.1/front-line", "Find", ["Home", "Find", "Deliverables", "Next steps", "Family networks"]),
        ("newsletters/eip2/2018-07", "Newsletters", ["Home", "Newsletters", "EIP2 newsletter"]),
        ("new/2018-06", "New", ["Home", "New"]),
    ):
        html = page(site, address)
        active = re.search(r'md-tabs__item--active">\s*<a[^>]*>\s*([^<]+?)\s*</a>', html)
        assert active and active[1] == tab
        trail = html.split('class="md-path"')[1].split("</nav>")[0]
        found = [re.sub(r"<[^>]+>", "", step).strip() for step in re.findall(r"<li.*?</li>", trail, re.DOTALL)]
        assert found == crumbs


def test_what_a_title_holds_is_text_everywhere(tmp_path: Path) -> None:
    hostile = """ '"><script>alert(1)</script> {{ 7 * 7 }} & "quotes"' """.strip()
    summary = "'\"><img src=x onerror=alert(1)> " + "and more words, so that the summary is long enough for a card.'"
    site = build(write_site(tmp_path, {"cases/hostile.md": case(title=hostile, summary=summary)}))
    for name, data in contents(site).items():
        if name.endswith(".html"):
            assert b"<script>alert" not in data, name
            assert b"<img src=x" not in data, name
    assert "{{ 7 * 7 }}" in page(site, "cases/hostile")


def test_an_address_wanted_twice_stops_the_build(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "docs/topics").mkdir()
    (folder / "docs/topics/index.md").write_text("# Topics\n")
    result = run(folder, "mkdocs", "build")
    assert result.returncode == 1
    assert "Two pages want the address 'topics/index.md'." in result.stderr


def test_every_page_says_as_of_when_the_bank_is_shown(tmp_path: Path) -> None:
    settings = SETTINGS.replace("as_of: 2019-01-10\n", "as_of: 2019-01-10\nas_of_note: Shown as it was.\n")
    site = build(write_site(tmp_path, {"bank.yml": settings}))
    for path in site.rglob("*.html"):
        assert "Shown as it was." in path.read_text() or 'http-equiv="refresh"' in path.read_text()


def test_the_command_line_is_installed() -> None:
    assert (BIN / "kb").exists()
