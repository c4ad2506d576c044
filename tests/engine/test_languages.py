"""A page is in the language of what it shows, and marks what it has from a bank in another."""

import re
from pathlib import Path

import pytest

from tests.banks import case
from tests.sites import MKDOCS, build, page, write_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an entry in Arabic, beside one that would share its frame, and one in Gaelic."""
    files: dict[str, str | bytes | None] = {
        "cases/ar.md": case(language="ar", title="العم"),
        "cases/gd.md": case(language="gd", title="An uncail"),
    }
    settings = f"{MKDOCS}copyright: All of it invented.\n"
    return build(write_site(tmp_path_factory.mktemp("languages"), files, mkdocs=settings))


def test_a_page_tells_its_language_and_direction(site: Path) -> None:
    told = {"cases/ar": ("ar", "rtl"), "cases/gd": ("gd", "ltr"), "cases/two-to-nine": ("en-GB", "ltr")}
    for address, (language, direction) in {**told, "": ("en-GB", "ltr"), "topics": ("en-GB", "ltr")}.items():
        html = page(site, address)
        assert re.findall(r'<html lang="([^"]*)"', html) == [language], address
        assert re.findall(r'<body dir="([^"]*)"', html) == [direction], address
    assert '<html lang="en-GB"' in (site / "404.html").read_text()


def test_what_is_the_banks_own_is_marked_on_a_page_in_another_language_alone(site: Path) -> None:
    around = ("<span{}>Test Bank<", '<ul class="md-tabs__list"{}>', '<ol class="md-path__list"{}>', "<p{}>All of it")
    for mark, address in ((' lang="en-GB" dir="ltr"', "ar"), (' lang="en-GB"', "gd"), ("", "two-to-nine")):
        html = page(site, f"cases/{address}")
        assert [part for part in around if part.format(mark) not in html] == [], address
        last = html[html.index('class="kb-on-paper"') :]
        assert ('<span lang="en-GB">Test Bank</span>' in last) == bool(mark)


def test_words_that_no_catalogue_has_are_marked_as_english(site: Path) -> None:
    for address, mark in (("ar", ' lang="en-GB" dir="ltr"'), ("gd", ' lang="en-GB"')):
        assert f"<span><span{mark}>Menu</span></span>" in page(site, f"cases/{address}")
    assert "<span>Menu</span>" in page(site, "cases/two-to-nine")


def test_the_theme_uses_words_of_its_own_where_it_has_them(site: Path) -> None:
    assert "انتقل إلى المحتوى" in page(site, "cases/ar")
    assert "Skip to content" in re.sub(r"\s+", " ", page(site, "cases/gd").split('class="md-skip"')[1])
