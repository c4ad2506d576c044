"""The reference of fields tells a writer what to write, and where the choices are."""

import re
from html import unescape
from pathlib import Path

import pytest
from knowledge_bank.model import Edition, Kind, edition
from knowledge_bank.model.form import SECTIONS, fields
from knowledge_bank.pages import View, body
from knowledge_bank.pages.fields import FEW, FIELDS, fields_views
from knowledge_bank.reading import read

from tests.banks import SETTINGS, case, write_bank
from tests.sites import build, page, write_site

SHIPPED = Path(__file__).parents[2] / "content"


def edition_of(bank: Path) -> Edition:
    catalog = read(bank).catalog
    assert catalog is not None and catalog.bank.as_of
    return edition(catalog, "public", catalog.bank.as_of)


@pytest.fixture
def view() -> View:
    return next(fields_views(edition_of(SHIPPED)))


@pytest.fixture
def html(view: View) -> str:
    return body(view, lambda address: address)


def test_every_field_of_every_kind_is_explained_once(html: str) -> None:
    catalog = edition_of(SHIPPED).catalog
    anchors = re.findall(r'<dt id="([^"]+)">', html)
    assert len(anchors) == len(set(anchors))
    for kind in Kind:
        for field in fields(kind, catalog.bank, catalog.vocabularies):
            name = field.name.replace("_", "-")
            assert {f"{kind}-{name}", f"any-{name}"} & set(anchors), f"{kind}: {field.name}"
            assert field.help in unescape(html)


def test_what_a_draft_needs_comes_before_what_an_editor_adds(html: str) -> None:
    order = ["case-title", "case-summary", "case-basis", "case-topics", "case-access", "case-deliverables",
             "case-details-changed", "case-approvals", "resource-title", "note-title", "any-status"]  # fmt: skip
    places = [html.index(f'id="{anchor}"') for anchor in order]
    assert places == sorted(places)


def test_every_choice_is_there_with_its_meaning(html: str) -> None:
    catalog = edition_of(SHIPPED).catalog
    text = unescape(html)
    for kind in Kind:
        for field in fields(kind, catalog.bank, catalog.vocabularies):
            for option in field.options:
                meaning = f". {option.meaning}" if option.meaning else ""
                assert f"<li><code>{option.value}</code> {option.label}{meaning}</li>" in text


def test_long_lists_stand_once_and_are_led_to(html: str) -> None:
    lists = re.findall(r'<details class="kb-words" id="(words-[a-z-]+)">', html)
    assert len(lists) == len(set(lists))
    led_to = set(re.findall(r'href="#(words-[a-z-]+)"', html))
    assert led_to == set(lists)
    assert not [anchor for anchor in re.findall(r'href="#([^"]+)"', html) if f'id="{anchor}"' not in html]


def test_the_headings_of_each_kind_are_told_with_what_belongs_below_them(html: str) -> None:
    text = unescape(html)
    for kind in Kind:
        for section in SECTIONS[kind]:
            assert f"<strong>{section.heading}</strong>" in text
            assert section.prompt in text
    assert "<strong>Try this with your team</strong> (free)." in html
    assert "Nothing is published without those" in html


def test_the_table_of_contents_leads_to_what_is_there(view: View, html: str) -> None:
    for heading in view.headings:
        for one in (heading, *heading["children"]):
            assert f'<h{one["level"]} id="{one["id"]}">{one["name"]}</h{one["level"]}>' in html


def test_a_bank_of_short_lists_has_no_list_of_words(tmp_path: Path) -> None:
    text = body(next(fields_views(edition_of(write_bank(tmp_path / "content")))), lambda address: address)
    assert "Words to choose from" not in text
    assert "Leave out what does not fit" in text
    assert FEW >= 3


def test_nothing_of_an_entry_is_on_the_page(tmp_path: Path) -> None:
    hidden = case(title="Only for members", access="authorised", collection="North")
    folder = write_site(tmp_path, {"bank.yml": SETTINGS, "cases/kept.md": hidden})
    for readers in ("public", "authorised"):
        text = page(build(folder, readers, KB_EDITION=readers), FIELDS)
        assert "What to write" in text
        assert "Only for members" not in text
        assert "North</" not in text
