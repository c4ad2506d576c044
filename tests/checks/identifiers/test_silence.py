"""Whatever is wrong with a file, no message repeats what may give somebody away."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from knowledge_bank.commands import main

from tests.banks import CASE, case, document, issue, note, resource, write_bank

PLANTED = {
    "nhs-number": "999 000 0018",
    "upn": "B801200005001",
    "nino": "QQ123456A",
    "postcode": "ZZ99 3WZ",
    "phone": "07700 900123",
    "email": "kayleigh.zebedee@example.org",
    "date": "12 March 2014",
    "numeric-date": "12/03/2014",
    "court": "NR18C00123",
    "case": "LCS 9876543",
    "street": "12 Quillfeather Road",
    "school": "Quillfeather Primary School",
    "name": "Mrs Quillfeather",
    "slug": "kayleigh-quillfeather",
    "story": "The Quillfeather boy went home",
}
"""By what they are; the last two are what a rule need not know."""

FIELDS = sorted({
    *CASE, "details_changed", "time_frame", "voice_of_child", "session_minutes", "group_size", "hold_until",
    "collection", "owner", "authors", "teaser", "sources", "rights", "changes", "exceptions", "related",
    "replaced_by", "formerly", "language", "reviewed",
})  # fmt: skip


def secrets(value: str) -> list[str]:
    """What of a value no output may hold: all of it, its longer words and its digits."""
    return [value, *re.findall(r"[A-Za-z]*[0-9]{4,}|Quillfeather|quillfeather|zebedee", value)]


def outputs(folder: Path) -> str:
    """What `kb check` says, in every form, on both streams, and whatever it raises."""
    said = []
    for form in ("text", "json", "github"):
        result = CliRunner().invoke(main, ["check", str(folder), "--format", form])
        assert result.exit_code in (0, 1)
        assert not result.exception or isinstance(result.exception, SystemExit), result.exception
        said.append(result.output)
    json.loads(said[1])
    return "\n".join(said)


@pytest.mark.parametrize("planted", PLANTED)
def test_no_field_of_a_case_is_echoed(tmp_path: Path, planted: str) -> None:
    value = PLANTED[planted]
    files = {}
    for name in FIELDS:
        slug = name.replace("_", "-")
        files[f"cases/in-{slug}.md"] = document({**CASE, name: f'"{value}"'}, "We asked.\n")
        files[f"cases/list-{slug}.md"] = document({**CASE, name: f'["{value}", {{x: "{value}"}}]'}, "We asked.\n")
    files["cases/key.md"] = case().replace("---\n", f'---\n"{value}": yes\n', 1)
    files["cases/twice.md"] = case().replace("---\n", f'---\n"{value}": yes\n"{value}": no\n', 1)
    files["cases/colon.md"] = case().replace("---\n", f"---\nsummary: He said: {value}: so\n", 1)
    files["cases/story.md"] = case().replace("---\n", f"---\n{value}: said: so\n", 1)
    files["cases/no-colon.md"] = case().replace("---\n", f"---\n{value}\n", 1)
    files["cases/open.md"] = case().replace("---\n", f'---\nowner: "{value}\n', 1)
    files["cases/tag.md"] = case().replace("---\n", f"---\nowner: !{value}\nowner: *{value}\n", 1)
    files["cases/no-header.md"] = f"{value}\n"
    said = outputs(write_bank(tmp_path / "content", files))
    assert not [secret for secret in secrets(value) if secret in said]


KNOWN = [name for name in PLANTED if name != "story"]


@pytest.mark.parametrize("planted", KNOWN)
def test_no_body_is_echoed(tmp_path: Path, planted: str) -> None:
    value = PLANTED[planted]
    slug = re.sub("[^A-Za-z0-9]+", "-", value).strip("-").lower()
    lines = (
        value, f"[x](<{value}>)", f"[x](../cases/{slug}.md)", f"[x](#{slug})", f"![{value}]({slug}.png)", f"<{value}>",
        f"[x](mailto:{value})", f"# {value}", f"owner: {value}", f"```\n{value}\n```", f"<script>{value}</script>",
        f'<a href="{value}" onclick="{value}">x</a>', f"<!-- {value} -->", f"[^1]: {value}", f"![x](<{value}.png>)",
    )  # fmt: skip
    files = {f"cases/line-{number}.md": case(f"We asked.\n\n{line}\n") for number, line in enumerate(lines)}
    said = outputs(write_bank(tmp_path / "content", files))
    assert not [secret for secret in secrets(value) if secret in said]


@pytest.mark.parametrize("planted", ["nhs-number", "upn", "nino", "postcode", "phone", "email"])
def test_numbers_are_not_echoed_in_any_kind(tmp_path: Path, planted: str) -> None:
    value = PLANTED[planted]
    slug = re.sub("[^A-Za-z0-9]+", "-", value).strip("-").lower()
    key = f'{{"{value}": x}}'
    files: dict[str, str | bytes | None] = {
        "resources/one.md": resource(f"{value}\n\n[x](../cases/{slug}.md)\n", related=[slug], topics=f'["{value}"]'),
        "resources/two.md": resource(link=f'"{value}"', owner=f'"{value}"', language=f'"{value}"'),
        "workshops/one.md": note(value, workshop=f'"{value}"', covered=key, attendance=key),
        "workshops/two.md": note(f"![{value}]({slug}.png)", covered=f'{{"{slug}": x}}', attendance=f'{{"{value}": 2}}'),
        "newsletters/eip2/2018-10.md": issue(value, workshop=f'"{value}"', entries=f'["{slug}"]'),
        "newsletters/eip2/2018-11.md": issue(value, workshop="w2", entries=[slug], editor=f'"{value}"'),
        f"newsletters/eip2/{slug}.md": issue(),
        f"cases/{slug}.md": case(),
        f"resources/{slug}.md": resource(),
        f"other/{slug}.md": case(),
        f"cases/{slug}.docx": b"x",
        f"resources/{slug}.pdf": b"x",
        f"resources/{slug}.png": b"x",
    }
    said = outputs(write_bank(tmp_path / "content", files))
    assert not [secret for secret in (*secrets(value), slug) if secret in said]


def test_a_message_still_says_what_was_meant(tmp_path: Path) -> None:
    files = {"cases/one.md": case("[x](../resources/three-hous.md)\n", topics="[neglct]", outcme="mixed")}
    said = outputs(write_bank(tmp_path / "content", files))
    assert "unknown term 'neglct'; did you mean 'neglect'?" in said
    assert "there is no entry 'three-hous'; did you mean 'three-houses'?" in said
    assert "outcme: unknown field; did you mean 'outcome'?" in said


def test_a_bank_that_can_not_be_used_is_silent_too(tmp_path: Path) -> None:
    files = {"vocabularies/topics.yml": "terms: [\n", "cases/kayleigh-quillfeather.md": case(topics='["07700 900123"]')}
    said = outputs(write_bank(tmp_path / "content", files))
    assert "900123" not in said
    assert "quillfeather" not in said
