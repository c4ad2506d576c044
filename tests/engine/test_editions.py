"""What an edition may not hold is in no byte of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from knowledge_bank.model import Kind
from knowledge_bank.model.header import HEADERS

from tests.banks import BODY, CASE, NOTE, RESOURCE, SETTINGS, case, document
from tests.files import marked, pdf
from tests.sites import build, contents, page, run, write_site

TRANSLATED: Mapping[str, object] = {
    "language": "cy",
    **dict.fromkeys(("topics", "stages", "methods", "deliverables", "audiences", "evidence")),
}
STATES: Mapping[str, Mapping[str, object]] = {
    "restricted": {"access": "authorised"},
    "draft": {"status": "draft", "published": None},
    "scheduled": {"published": "2019-02-01", "review_due": "2020-02-01"},
    "withdrawn": {"status": "withdrawn"},
    "hidden": {"access": "authorised", "status": "withdrawn"},
    "translated": {"status": "draft", "published": None, **TRANSLATED},
    "orphaned": TRANSLATED,
}
"""What keeps an entry out of the public edition."""

ORIGINALS = {
    "translated": {Kind.CASE: "two-to-nine", Kind.RESOURCE: "three-houses", Kind.NOTE: "first-workshop"},
    "orphaned": {kind: f"slug-canarywithdrawn{kind}zq" for kind in Kind},
}
"""What those in another language were translated from."""

MAY_BE_IN = {("restricted", "authorised")}
"""State and edition: where the canaries are meant to sing."""

FIXED = {
    "status", "access", "published", "reviewed", "review_due", "teaser", "related", "replaced_by", "language",
    "translation_of",
    "basis", "outcome", "session_minutes", "hold_until", "adapt", "law_checked", "workshop", "held", "reports_on",
    "covered", "withdrawn",
}  # fmt: skip
"""Fields whose values are chosen from a list, or name something else that is there."""


@dataclass(frozen=True)
class Hidden:
    """An entry full of canaries."""

    state: str
    kind: Kind
    slug: str
    canary: str
    text: str


def hidden_entries() -> Iterator[Hidden]:
    """An entry of each kind in each state, with a canary in everything a person can type."""
    base = {Kind.CASE: CASE, Kind.RESOURCE: RESOURCE, Kind.NOTE: NOTE}
    for state, overriding in STATES.items():
        for kind in Kind:
            canary = f"canary{state}{kind}zq"
            typed = {
                "title": f"{canary} title",
                "summary": f"{canary} summary {'x' * 80}",
                "owner": canary,
                "authors": f"[{{role: {canary}, team: {canary}}}]",
                "formerly": f"[was-{canary}]",
                "sources": f"[{{title: {canary}, section: {canary}, url: 'https://{canary}.example/'}}]",
                "rights": f"{{holder: {canary}, licence: {canary}, permission: {canary}}}",
                "changes": f"[{{date: 2018-07-02, note: {canary}}}]",
                "exceptions": f"[{{rule: phone, reason: {canary}, role: {canary}, date: 2018-07-02}}]",
                "details_changed": canary,
                "time_frame": canary,
                "voice_of_child": canary,
                "voice_of_family": canary,
                "group_size": canary,
                "collection": canary,
                "link": f"https://{canary}.example/",
                "effort": canary,
                "statutory_basis": canary,
                "session": canary,
                "attendance": f"{{{canary}: 3}}",
                "permission": f"{{id: PERM-0001, kept_by: {canary}, date: 2018-07-02, scope: {canary}}}",
                "legal_check": f"{{proceedings: none, review: none, court_permission: {canary}}}",
                "approvals": f"[{{role: editor, code: {canary}, date: 2018-07-02, seal: {'0' * 64}}}]",
                "presentations": f"[{{title: {canary}, agency: {canary}, consent: yes}}]",
            }
            model = HEADERS[kind].model_fields
            assert set(model) <= set(typed) | FIXED, "a new field needs a canary"
            fields = {**base[kind], **overriding, **{name: value for name, value in typed.items() if name in model}}
            if state in ORIGINALS:
                fields |= dict.fromkeys(HEADERS[kind].only_of_the_original)
                fields["translation_of"] = ORIGINALS[state][kind]
            slug = f"slug-{canary}"
            body = (
                f"{BODY}\n## {canary}\n\n{canary} [{canary} link](../resources/three-houses.md) and "
                f"![{canary} alt]({canary}.png) and [sheet]({canary}.pdf)\n\n"
                f"```\n{canary}\n```\n\n[^1]: {canary}\n\nx[^1]\n"
            )
            yield Hidden(state, kind, slug, canary, document(fields, body))


ENTRIES = tuple(hidden_entries())
ADDRESSED = f"{SETTINGS}address: https://bank.example/\npacks: {{pdf: true}}\n"
"""A bank with all that leaves its site: newsletters, feeds, citations, packs."""
COUNTED = (
    "topics/neglect/index.html", "topics/neglect/feed.xml", "cases/feed.xml", "matrix/index.html", "api/entries.json",
    "index.html", "new/index.html", "new/feed.xml",
)  # fmt: skip
"""What tells how many there are, or which."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Every file of every edition of a bank in which much is hidden."""
    files: dict[str, str | bytes | None] = {"bank.yml": ADDRESSED}
    for entry in ENTRIES:
        files[f"{entry.kind.folder}/{entry.slug}.md"] = entry.text
        files[f"{entry.kind.folder}/{entry.canary}.png"] = marked(entry.canary)
        files[f"{entry.kind.folder}/{entry.canary}.pdf"] = pdf(entry.canary)
    folder = write_site(tmp_path_factory.mktemp("editions"), files)
    return {level: contents(build(folder, level, KB_EDITION=level)) for level in ("public", "authorised")}


@pytest.mark.parametrize("level", ["public", "authorised"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.state}-{entry.kind}")
def test_no_canary_is_in_any_byte_of_an_edition_that_may_not_hold_it(
    editions: dict[str, dict[str, bytes]], entry: Hidden, level: str
) -> None:
    canary = entry.canary.encode()
    singing = {name for name, data in editions[level].items() if canary in data or entry.canary in name}
    if (entry.state, level) in MAY_BE_IN:
        assert f"{entry.kind.address}{entry.slug}/index.html" in singing
    elif entry.state in ("withdrawn", "orphaned") or (entry.state == "hidden" and level == "authorised"):
        addresses = (f"{entry.kind.address}{slug}/index.html" for slug in (entry.slug, f"was-{entry.canary}"))
        assert singing == set(addresses), "a tombstone stands at its own address and nowhere else"
        for address in singing:
            told = editions[level][address].replace(address.removesuffix("index.html").encode(), b"")
            assert canary not in told, "and tells nothing but its own address"
    else:
        assert not singing


def test_restricted_entries_are_in_no_count(editions: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    without = contents(build(write_site(tmp_path, {"bank.yml": ADDRESSED})))
    for name in COUNTED:
        assert editions["public"][name] == without[name]


def test_a_teaser_is_told_where_the_entry_is_absent_and_its_slug_is_not(tmp_path: Path) -> None:
    restricted = case(access="authorised", title="Full title", teaser="{title: Teaser title, summary: One sentence.}")
    folder = write_site(tmp_path, {"cases/kept-back.md": restricted})
    newsletter = folder / "content/newsletters/eip2/2018-07.md"
    newsletter.write_text(newsletter.read_text().replace("[two-to-nine", "[kept-back, two-to-nine"))
    public = build(folder)
    assert "Teaser title" in page(public, "cases")
    assert "Teaser title" in page(public, "newsletters/eip2/2018-07")
    assert not [name for name, data in contents(public).items() if b"kept-back" in data or b"Full title" in data]
    authorised = build(folder, "members", KB_EDITION="authorised")
    assert "Full title" in page(authorised, "cases")
    assert "Teaser title" not in page(authorised, "cases")


def test_drafts_and_what_is_scheduled_are_shown_and_marked_in_a_preview(tmp_path: Path) -> None:
    draft = case(status="draft", published=None, title="Not ready")
    later = case(published="2019-02-01", review_due="2020-02-01", title="Not due")
    folder = write_site(tmp_path, {"cases/not-ready.md": draft, "cases/not-due.md": later})
    assert not (build(folder) / "cases/not-ready").exists()
    preview = build(folder, "preview", KB_DRAFTS="1")
    assert "A draft. Readers do not see this page." in page(preview, "cases/not-ready")
    assert "Not out yet: to be published on 1 February 2019." in page(preview, "cases/not-due")


def test_an_archived_entry_keeps_its_page_and_leaves_the_lists(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {"cases/old.md": case(status="archived", title="An old case")}))
    assert "Kept for reference." in page(site, "cases/old")
    assert not [address for address in ("", "cases", "topics/neglect", "new") if "An old case" in page(site, address)]


def test_a_former_address_leads_to_the_entry(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {"cases/now.md": case(formerly=["once"])}))
    assert 'content="0; url=../now/"' in page(site, "cases/once")


def test_an_unknown_edition_stops_the_build_and_names_the_known_ones(tmp_path: Path) -> None:
    result = run(write_site(tmp_path), "mkdocs", "build", KB_EDITION="everyone")
    assert result.returncode == 1
    assert "There is no edition 'everyone'. The bank's access levels are: public, authorised." in result.stderr
