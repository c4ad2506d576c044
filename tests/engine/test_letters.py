"""The files of issues on a built site: for everyone, beside their page, and styled under the policy of the host."""

import re
from pathlib import Path

import pytest

from tests.banks import SETTINGS, case, issue
from tests.letters import LEAVING, Seen
from tests.sites import build, page, write_site

ISSUE = "newsletters/eip2/2018-07"
NAMES = ["blocks.html", "blocks.md", "email.html", "index.html", "issue.eml", "issue.pdf", "issue.txt"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose issue tells of an entry that is not for everyone."""
    files: dict[str, str | bytes | None] = {
        "bank.yml": LEAVING,
        "cases/secret.md": case(title="Zanzibar", access="authorised", teaser="{title: Not for all, summary: More.}"),
        f"{ISSUE}.md": issue(entries=["two-to-nine", "secret"]),
    }
    return write_site(tmp_path_factory.mktemp("letters"), files)


@pytest.fixture(scope="module")
def public(folder: Path) -> Path:
    return build(folder, "public")


def test_an_issue_has_its_files_beside_its_page_which_leads_to_them(public: Path) -> None:
    assert sorted(path.name for path in (public / ISSUE).iterdir()) == NAMES
    links = [address for address, _ in Seen(page(public, ISSUE)).links]
    assert {"email.html", "issue.txt", "issue.pdf", "issue.eml", "blocks.html"} <= set(links)


def test_what_members_pass_on_is_what_everyone_may_read(folder: Path, public: Path) -> None:
    members = build(folder, "members", KB_EDITION="authorised")
    assert "Not for all" in page(members, ISSUE)
    for name in NAMES:
        if name != "index.html":
            assert (members / ISSUE / name).read_bytes() == (public / ISSUE / name).read_bytes()
            assert b"Zanzibar" not in (members / ISSUE / name).read_bytes()
    assert "Not for all" in (members / ISSUE / "issue.txt").read_text()


def test_the_host_allows_the_style_sheets_of_mails_and_packs_and_no_others(public: Path) -> None:
    sources = re.search(r"style-src ([^;]*);", (public / "_headers").read_text())
    assert sources is not None
    assert re.fullmatch(r"'self'( 'sha256-[\w+/=]+'){4}", sources[1])
    assert "style-src 'self';" in page(public, ISSUE)


def test_a_bank_that_is_nowhere_on_the_web_has_only_the_page(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {"bank.yml": SETTINGS}))
    assert [path.name for path in (site / ISSUE).iterdir()] == ["index.html"]
    assert "Read it as" not in page(site, ISSUE)
    assert re.search(r"style-src 'self'( 'sha256-[\w+/=]+'){1};", (site / "_headers").read_text())  # that of packs
