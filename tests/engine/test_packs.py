"""Packs on the site: beside their entries, in their edition, made once."""

from pathlib import Path

import pytest
from knowledge_bank.engine.papers import MANY, Papers
from knowledge_bank.outputs import PaperError, inline_styles

from tests.banks import case, issue
from tests.outputs.test_paper import document
from tests.packs import BANK, BODY, FIELDS, FILES
from tests.sites import build, contents, page, run, write_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one pack."""
    return build(write_site(tmp_path_factory.mktemp("built"), FILES))


def test_an_entry_leads_to_its_pack_on_the_web_and_on_paper(built: Path) -> None:
    entry = page(built, "cases/two-to-nine")
    assert 'href="pack.html#supervision">supervision, 20 minutes</a>' in entry
    assert 'href="pack.html#training">training, 180 minutes</a>' in entry
    assert 'href="pack.pdf">' in entry
    assert (built / "cases/two-to-nine/pack.pdf").read_bytes().startswith(b"%PDF")
    html = (built / "cases/two-to-nine/pack.html").read_text()
    assert 'href="./"' in html and 'href="pack.pdf"' in html
    assert "pack.html" not in page(built, "resources/three-houses"), "there is nothing to be worked with"
    assert "pack.html" not in (built / "sitemap.xml").read_text()


def test_a_host_is_told_of_the_style_of_packs(built: Path) -> None:
    [style] = inline_styles((built / "cases/two-to-nine/pack.html").read_text())
    assert style in (built / "_headers").read_text()


def test_a_bank_that_does_not_ask_for_pdfs_has_pages_alone(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {**FILES, "bank.yml": BANK.replace("pdf: true", "pdf: false")}))
    assert not list(site.rglob("pack.pdf"))
    assert (site / "cases/two-to-nine/pack.html").exists()
    assert "pack.pdf" not in page(site, "cases/two-to-nine")


def test_a_restricted_pack_is_in_its_edition_alone_and_says_for_whom_it_is(tmp_path: Path) -> None:
    restricted = case(BODY, **{**FIELDS, "access": "authorised", "title": "Zanzibar"})
    files = {"cases/two-to-nine.md": restricted, "newsletters/eip2/2018-07.md": issue(entries=["three-houses"])}
    folder = write_site(tmp_path, {**FILES, **files})
    public = contents(build(folder))
    assert not [name for name, data in public.items() if b"Zanzibar" in data or "/pack." in name]
    members = contents(build(folder, "members", KB_EDITION="authorised"))
    assert b"<strong>Authorised users.</strong>" in members["cases/two-to-nine/pack.html"]
    assert b"version 1.1. Authorised users" in members["cases/two-to-nine/pack.html"]
    assert b"Zanzibar" in members["cases/two-to-nine/pack.pdf unpacked"]


def test_a_pack_that_can_not_be_printed_stops_the_build_before_it_begins(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {**FILES, "cases/two-to-nine.md": case(BODY.replace("Who decides", "\U0001fae8"))})
    result = run(folder, "mkdocs", "build")
    assert result.returncode == 1
    assert "The pack of content/cases/two-to-nine.md cannot be made into a PDF:\n" in result.stderr
    assert not (folder / "site").exists()


def test_many_pdfs_are_made_by_all_cores_in_order_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [document(f"Text {number}") for number in range(MANY)]
    made = list(Papers(tmp_path).pdfs(texts))
    assert made == [Papers(tmp_path / "other").pdf(text, {}) for text in texts]
    monkeypatch.setattr("knowledge_bank.engine.papers.pdf", lambda html, _: html.encode())
    assert list(Papers(tmp_path).pdfs([*texts, "New"])) == [*made, b"New"]
    monkeypatch.undo()
    wrong = [*texts, document("\U0001fae8")]
    with pytest.raises(PaperError, match="U\\+1FAE8"):
        list(Papers(tmp_path / "third").pdfs(wrong))
