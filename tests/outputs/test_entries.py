"""`api/entries.json` says what the site shows, in the form its schema promises."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]

from tests.banks import resource
from tests.sites import build, write_site


def test_the_json_fits_its_schema_and_lists_what_the_site_shows(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {"resources/kept.md": resource(access="authorised", agency="northshire")})
    site = build(folder, KB_EDITION="authorised")
    data = json.loads((site / "api/entries.json").read_text())
    schema = json.loads((site / "api/entries.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    assert {entry["id"] for entry in data["entries"]} == {"kept", "two-to-nine", "three-houses", "first-workshop"}
    for entry in data["entries"]:
        assert (site / entry["url"] / "index.html").is_file()
    kept = next(entry for entry in data["entries"] if entry["id"] == "kept")
    assert kept["agencies"] == ["northshire"]
    assert kept["deliverables"] == ["1.10"]
    assert kept["access"] == "authorised"
