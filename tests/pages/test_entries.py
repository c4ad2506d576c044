"""The page of an entry lets a reader judge it."""

from pathlib import Path

import pytest

from tests.banks import SETTINGS, case, resource
from tests.sites import build, page, write_site

EXPLAINED = SETTINGS.replace(
    "    single: true\n    kinds: [case, resource]\n",
    "    single: true\n    explain: true\n    when_absent: Not rated.\n    kinds: [case, resource]\n",
).replace("needed: {published: [case, resource]}\n  - {id: agencies", "needed: {}\n  - {id: agencies")

FULL = EXPLAINED.replace(
    "as_of: 2019-01-10\n",
    "as_of: 2019-01-10\nrelated_by: [topics, stages, methods]\nmailbox: bank@example.org\n"
    "support: Talk to your manager.\n",
)
EVIDENCE = """\
terms:
  - {id: practice-example, title: Practice example, description: One account.}
  - {id: survey, title: Survey}
"""


def shown(folder: Path, **files: str) -> str:
    """The page of the case `it`."""
    written: dict[str, str | bytes | None] = {"bank.yml": FULL, "vocabularies/evidence.yml": EVIDENCE}
    written |= {f"cases/{name.replace('_', '-')}.md": text for name, text in files.items()}
    return page(build(write_site(folder, written)), "cases/it")


def test_how_a_case_was_made_is_said_above_it(tmp_path: Path) -> None:
    assert "Invented for teaching." in shown(tmp_path, it=case())


@pytest.mark.parametrize(
    ("basis", "said"),
    [("composite", "Built from several cases."), ("adapted", "Based on one case, with details changed.")],
)
def test_what_was_changed_is_said_with_it(tmp_path: Path, basis: str, said: str) -> None:
    html = shown(tmp_path, it=case(basis=basis, details_changed="The family's shape was changed."))
    assert f"<strong>{said}</strong> The family&#39;s shape was changed." in html


def test_evidence_is_explained_and_its_absence_said(tmp_path: Path) -> None:
    assert "<strong>Practice example.</strong> One account." in shown(tmp_path / "a", it=case())
    assert "<dd>Not rated.</dd>" in shown(tmp_path / "b", it=case(evidence=None))


def test_version_changes_review_and_owner_are_told(tmp_path: Path) -> None:
    changes = "[{date: 2018-07-02, note: Plainer words}, {date: 2018-09-03, note: A new question}]"
    html = shown(tmp_path, it=case(changes=changes, owner="practice-reviewer", reviewed="2018-09-03"))
    for said in ("version 1.2", "Plainer words", "A new question", "Practice reviewer", "1 June 2019"):
        assert said in html


def test_an_overdue_review_is_said_on_the_day_the_bank_is_shown_as_of(tmp_path: Path) -> None:
    assert "should have been reviewed by 9 January 2019" in shown(tmp_path / "a", it=case(review_due="2019-01-09"))
    assert "Review overdue" not in shown(tmp_path / "b", it=case(review_due="2019-01-10"))


def test_without_such_a_day_the_browser_is_told_when_the_review_is_due(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {"bank.yml": SETTINGS.replace("as_of: 2019-01-10\n", "")}
    html = page(build(write_site(tmp_path, files)), "cases/two-to-nine")
    assert 'data-review-due="2019-06-01" hidden' in html


def test_related_entries_come_with_their_reason_and_are_five_at_most(tmp_path: Path) -> None:
    alike = {f"like_{number}": case(title=f"Alike {number}") for number in range(6)}
    html = shown(
        tmp_path,
        it=case(related=["three-houses"], published="2018-06-02"),
        other=case(title="Same stage only", topics=["separation"], methods=["questioning"]),
        **alike,
    )
    section = html.split('id="related"')[1].split("</ul>")[0]
    assert section.count("<li>") == 5
    assert "Three houses</a> <span class=\"kb-card__facts\">Resource, chosen by the author" in section
    assert "Learning case, same topic, stage and method" in section
    assert "Same stage only" not in section


def test_a_reader_can_report_a_worry_with_page_and_version_and_finds_support(tmp_path: Path) -> None:
    html = shown(tmp_path, it=case())
    assert 'href="mailto:bank@example.org?subject=Worry%20about%20cases/it/%20version%201.0"' in html
    assert "Talk to your manager." in html


def test_what_is_replaced_says_by_what(tmp_path: Path) -> None:
    html = shown(tmp_path, it=case(replaced_by="two-to-nine"))
    assert 'Read <a href="../two-to-nine/">From two people to nine</a> instead.' in html


def test_a_page_says_in_which_newsletter_it_was(tmp_path: Path) -> None:
    html = page(build(write_site(tmp_path)), "cases/two-to-nine")
    assert '<a href="../../newsletters/eip2/2018-07/">Issue 1, July 2018</a>' in html


def test_a_hostile_link_of_a_source_is_refused(tmp_path: Path) -> None:
    from tests.sites import run

    sources = "[{title: T, url: 'javascript:alert(1)'}]"
    result = run(write_site(tmp_path, {"resources/bad.md": resource(sources=sources)}), "kb", "check")
    assert "sources.1.url: not in the right form; write an address that begins with https://" in result.stdout


def test_an_archive_of_newsletters_tells_which_issues_served_a_deliverable(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    shown = page(site, "newsletters/eip2/")
    assert "By deliverable" in shown
    rows = shown[shown.index("By deliverable") :]
    assert rows.index("Family networks") < rows.index("Issue 1, July 2018") < rows.index("Last of ten")
    assert "Action research" not in rows[: rows.index("</dl>")]
